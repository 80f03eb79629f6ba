-- Work that students hand in for a person to mark. There is one a student and assignment; handing in
-- again before it is marked replaces it.
create table hand_in (
    id           uuid primary key,
    course       text not null,
    activity     text not null,
    account      uuid not null,
    text         text not null default '',
    saved_at     timestamptz not null,
    submitted_at timestamptz,
    unique (course, activity, account)
);
create index hand_in_account on hand_in (account, course);

create table hand_in_file (
    id         uuid primary key,
    hand_in    uuid not null references hand_in on delete cascade,
    name       text not null,
    media_type text not null,
    sha256     text not null,
    size       bigint not null check (size >= 0),
    added_at   timestamptz not null,
    unique (hand_in, name)
);
create index hand_in_file_sha256 on hand_in_file (sha256);

-- Levels: what was found for each criterion of the rubric, by their keys.
create table hand_in_mark (
    hand_in   uuid primary key references hand_in on delete cascade,
    levels    jsonb not null,
    points    double precision not null,
    out_of    double precision not null,
    comment   text not null,
    marked_by uuid not null,
    marked_at timestamptz not null
);
