-- Notes and bookmarks, each seen by who wrote it and nobody else. The browser makes the id, so that a
-- note written without a line is kept once.
create table note (
    account    uuid not null,
    id         uuid not null,
    course     text not null,
    activity   text not null,
    -- A point of time in milliseconds, a page, or neither.
    place      text not null check (place in ('TIME', 'PAGE', 'WHOLE')),
    position   bigint not null,
    text       text not null,
    -- Without marks and in lower case, for searching.
    plain      text not null,
    written_at timestamptz not null,
    primary key (account, id)
);
create index note_activity on note (account, course, activity);

create table post (
    id         uuid primary key,
    course     text not null,
    activity   text not null,
    account    uuid not null,
    answers    uuid references post on delete cascade,
    text       text not null,
    written_at timestamptz not null,
    hidden_at  timestamptz,
    hidden_by  uuid,
    -- By who wrote it, who may leave a gap but not tear a conversation apart.
    removed_at timestamptz
);
create index post_activity on post (course, activity, written_at);
create index post_account on post (account);

create table post_report (
    post        uuid not null references post on delete cascade,
    account     uuid not null,
    reason      text not null,
    reported_at timestamptz not null,
    primary key (post, account)
);
