-- Quizzes taken. The paper is what this student was asked, in the order they saw it, with what is
-- right: a course that changes meanwhile changes nothing for those who have begun.
create table attempt (
    id           uuid primary key,
    course       text not null,
    activity     text not null,
    account      uuid not null,
    number       integer not null check (number > 0),
    paper        jsonb not null,
    -- The ids of the questions of the paper, to check answers without reading it.
    questions    text[] not null,
    started_at   timestamptz not null,
    due_at       timestamptz,
    submitted_at timestamptz,
    unique (course, activity, account, number)
);
create index attempt_account on attempt (account, course);

-- As given. Revisions are made by the browser and grow, so that an old answer that comes late over
-- a bad line does not replace a newer one.
create table answer (
    attempt  uuid not null references attempt on delete cascade,
    question text not null,
    given    jsonb not null,
    revision bigint not null,
    saved_at timestamptz not null,
    -- Its solution was shown, so it cannot be changed any more.
    final    boolean not null default false,
    primary key (attempt, question)
);

-- What each question of a handed-in attempt earned, from 0 to 1: by the rules of the course room, or
-- by the person who marked it. Empty until a person has.
create table question_mark (
    attempt   uuid not null references attempt on delete cascade,
    question  text not null,
    points    double precision not null,
    credit    double precision,
    comment   text not null default '',
    marked_by uuid,
    marked_at timestamptz,
    primary key (attempt, question)
);
create index question_mark_open on question_mark (attempt) where credit is null;
