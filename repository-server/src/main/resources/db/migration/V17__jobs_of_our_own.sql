-- The queue of lasting work. It takes the place of db-scheduler's table: whose turn it is, which jobs
-- take long and who cancelled one is decided over all workers, so it is written where all look.
create table job (
    kind         text not null,
    key          text not null,
    -- Jobs of one priority are taken from the shares in turn; empty for the platform's own.
    share        text not null default '',
    priority     smallint not null,
    -- Such as a video's conversion; these never occupy all places of a worker.
    long         boolean not null default false,
    submitted_at timestamptz not null default now(),
    due          timestamptz not null default now(),
    failures     integer not null default 0,
    -- Why the last try failed.
    reason       text not null default '',
    -- Submitted once more while it ran.
    again        boolean not null default false,
    -- Somebody asked its worker to stop it.
    cancelled    boolean not null default false,
    -- Who runs it, and which taking of it that is; a worker that was thought dead finds another number.
    worker       text,
    taking       bigint,
    started_at   timestamptz,
    heartbeat    timestamptz,
    step         text not null default '',
    percent      integer not null default 0,
    primary key (kind, key)
);
create index job_waiting on job (share, long, priority desc, due) where worker is null;
create index job_running on job (share) where worker is not null;
create sequence job_taking;

-- When each share last had its turn.
create table job_share (
    share  text primary key,
    served timestamptz not null default '-infinity'
);

-- How jobs and tries ended, kept for some days.
create table job_ended (
    id           bigint generated always as identity primary key,
    kind         text not null,
    key          text not null,
    share        text not null,
    outcome      text not null check (outcome in ('DONE', 'UNREADABLE', 'TRIED', 'GAVE_UP', 'CANCELLED')),
    reason       text not null default '',
    submitted_at timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz not null default now()
);
create index job_ended_at on job_ended (ended_at);

insert into job_share (share) values ('');
insert into job (kind, key, priority, due, failures)
    select task_name, task_instance, coalesce(priority, 50), execution_time, coalesce(consecutive_failures, 0)
    from scheduled_tasks;
drop table scheduled_tasks;
