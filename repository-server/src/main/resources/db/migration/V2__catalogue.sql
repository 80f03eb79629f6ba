-- Materials and their versions. Who owns them is known by id only: people have their own tables.
create table material (
    id                text primary key,
    owner             uuid not null,
    organisation      uuid not null,
    published_version integer,
    withdrawn         boolean not null default false,
    created_at        timestamptz not null
);
create index material_owner on material (owner);
create index material_organisation on material (organisation);

create table material_version (
    material     text not null references material on delete cascade,
    number       integer not null check (number > 0),
    state        text not null check (state in ('DRAFT', 'PUBLISHED')),
    description  jsonb not null,
    saved_at     timestamptz not null,
    published_at timestamptz,
    primary key (material, number)
);
-- A material has at most one draft.
create unique index material_draft on material_version (material) where state = 'DRAFT';

create table material_file (
    id               text primary key,
    material         text not null references material on delete cascade,
    name             text not null,
    sha256           text not null,
    size             bigint not null check (size >= 0),
    added_at         timestamptz not null,
    kind             text not null default 'OTHER',
    media_type       text not null default 'application/octet-stream',
    state            text not null default 'QUEUED'
                     check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'GAVE_UP')),
    step             text not null default 'RECOGNISING',
    percent          integer not null default 0,
    problem          text,
    detail           text,
    findings         jsonb,
    derived_root     text,
    examiner_version text
);
create index material_file_material on material_file (material);
create index material_file_sha256 on material_file (sha256);
create index material_file_state on material_file (state) where state <> 'DONE';

-- The same file may be in many versions of its material.
create table version_file (
    material text not null,
    number   integer not null,
    file     text not null references material_file on delete cascade,
    position integer not null,
    primary key (material, number, file),
    foreign key (material, number) references material_version on delete cascade
);
create index version_file_file on version_file (file);

-- What the world sees has changed. Positions are given out under a lock that is held until the
-- commit, so that whoever reads up to a position has missed none before it.
create table change_log (
    position bigint generated always as identity primary key,
    material text not null,
    at       timestamptz not null default now()
);
