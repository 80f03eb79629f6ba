-- Courses and their versions. A version is one document: students read it whole, and what they did
-- in it is kept elsewhere by the ids inside.
create table course (
    id                text primary key,
    organisation      uuid not null,
    joining           text not null default 'OPEN' check (joining in ('OPEN', 'KEY', 'INVITATION')),
    -- Told to a class by its teacher, so it can be read again.
    join_key          text not null default '',
    published_version integer,
    closed            boolean not null default false,
    created_at        timestamptz not null
);
create index course_organisation on course (organisation);

create table course_teacher (
    course   text not null references course on delete cascade,
    account  uuid not null,
    position integer not null,
    primary key (course, account)
);
create index course_teacher_account on course_teacher (account);

create table course_version (
    course       text not null references course on delete cascade,
    number       integer not null check (number > 0),
    -- Counts the savings of a draft: who saves names the one they read.
    revision     integer not null default 1,
    state        text not null check (state in ('DRAFT', 'PUBLISHED')),
    content      jsonb not null,
    saved_at     timestamptz not null,
    published_at timestamptz,
    primary key (course, number)
);
-- A course has at most one draft.
create unique index course_draft on course_version (course) where state = 'DRAFT';

create table course_invitation (
    course     text not null references course on delete cascade,
    -- Lower case.
    email      text not null,
    invited_at timestamptz not null,
    primary key (course, email)
);

-- Pictures in the texts of a course.
create table course_picture (
    id         text primary key,
    course     text not null references course on delete cascade,
    name       text not null,
    media_type text not null,
    sha256     text not null,
    size       bigint not null check (size >= 0),
    added_at   timestamptz not null
);
create index course_picture_course on course_picture (course);
create index course_picture_sha256 on course_picture (sha256);

comment on column change_log.material is
    'the id of a material, or of a course: both have the same form, and the world sees both';
