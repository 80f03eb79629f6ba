-- Searches that people keep, and what they were told about them.
create table saved_search (
    id         uuid primary key,
    account    uuid not null references account on delete cascade,
    name       text not null,
    -- The parameters of its address.
    asked      text not null,
    by_mail    boolean not null,
    -- In which language its messages are.
    language   text not null,
    -- Whoever has it may end the messages, and nothing else.
    secret     text not null unique,
    created_at timestamptz not null
);
create index saved_search_account on saved_search (account);

-- Each material is told once.
create table saved_search_told (
    search   uuid not null references saved_search on delete cascade,
    material text not null,
    told_at  timestamptz not null default now(),
    primary key (search, material)
);
