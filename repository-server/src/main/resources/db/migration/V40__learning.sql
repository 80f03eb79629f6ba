-- What students do in courses. Courses, activities and accounts are known by id only: the rooms of
-- courses and people have their own tables.
create table enrolment (
    course      text not null,
    account     uuid not null,
    enrolled_at timestamptz not null,
    -- Who leaves keeps what they did, and finds it again when they come back.
    left_at     timestamptz,
    primary key (course, account)
);
create index enrolment_account on enrolment (account);

-- Everything that browsers reported, as it was: progress can always be made again from it, and
-- teachers see which seconds are played again. The browser makes the id, so a deed that is sent
-- twice is kept once.
create table deed (
    account     uuid not null,
    id          uuid not null,
    course      text not null,
    activity    text not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    kind        text not null check (kind in ('PLAYED', 'SAW', 'READ_THROUGH')),
    from_ms     bigint,
    to_ms       bigint,
    page        integer,
    primary key (account, id)
);
create index deed_activity on deed (course, activity, account);

-- The union of all deeds of a student with an activity: derived from them.
create table progress (
    course   text not null,
    activity text not null,
    account  uuid not null,
    state    jsonb not null,
    seen_at  timestamptz not null,
    primary key (course, activity, account)
);
create index progress_account on progress (account, course);
