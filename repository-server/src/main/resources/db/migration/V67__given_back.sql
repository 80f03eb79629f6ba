-- Work that a teacher gave back to be improved: its mark stays until there is a new one.
alter table hand_in add column returned_at timestamptz;

-- What was handed in before, and what was said to it, each time that it was given back.
create table hand_in_before (
    hand_in      uuid not null references hand_in on delete cascade,
    submitted_at timestamptz not null,
    text         text not null,
    points       double precision,
    out_of       double precision,
    comment      text not null,
    returned_at  timestamptz not null,
    returned_by  uuid not null,
    primary key (hand_in, returned_at)
);
