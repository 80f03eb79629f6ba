-- Who uses the platform, and how they sign in.
create table organisation (
    id         uuid primary key,
    name       text not null,
    created_at timestamptz not null default now()
);
create unique index organisation_name on organisation (lower(name));

create table account (
    id           uuid primary key,
    login        text not null unique check (login = lower(login)),
    display_name text not null,
    email        text not null default '',
    role         text not null check (role in ('LEARNER', 'TEACHER', 'LIBRARIAN', 'ADMINISTRATOR')),
    organisation uuid not null references organisation,
    enabled      boolean not null default true,
    -- With the name of its algorithm in braces before it.
    password     text not null,
    created_at   timestamptz not null default now()
);
create index account_organisation on account (organisation);

-- A secret has 256 random bits, so a plain hash of it cannot be guessed back.
create table access_token (
    id           uuid primary key,
    account      uuid not null references account on delete cascade,
    name         text not null,
    sha256       text not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz
);
create index access_token_account on access_token (account);

-- Failed attempts to sign in, shared by all web processes. Lost in a crash without harm.
create unlogged table sign_in_failure (
    subject  text primary key,
    failures integer not null,
    last_at  timestamptz not null
);
create index sign_in_failure_last_at on sign_in_failure (last_at);
