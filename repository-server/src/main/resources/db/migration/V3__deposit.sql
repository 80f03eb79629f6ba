-- Uploads on their way (tus 1.0). Where one stands is told by the length of its file, not here: a
-- number in a table would be wrong after a crash.
create table upload (
    id         text primary key,
    account    uuid not null,
    material   text not null,
    name       text not null,
    length     bigint not null check (length >= 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- The file of the material that it became.
    file       text
);
create index upload_material on upload (material);
create index upload_expires_at on upload (expires_at);

-- Kept bytes that no material needs, and since when that is known.
create table orphan (
    sha256  text primary key,
    seen_at timestamptz not null
);
