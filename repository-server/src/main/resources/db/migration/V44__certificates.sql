-- What was certified, with the words that were printed: names and titles may change later.
create table certificate (
    code         text primary key,
    course       text not null,
    account      uuid not null,
    person       text not null,
    title        text not null,
    language     text not null,
    organisation text not null,
    hours        integer not null,
    percent      integer,
    issued_at    timestamptz not null,
    unique (course, account)
);
create index certificate_account on certificate (account);
