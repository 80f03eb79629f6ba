-- The files of work as it was handed in each time, which its student may replace afterwards: what was
-- marked can be read again.
create table hand_in_before_file (
    id          uuid primary key,
    hand_in     uuid not null,
    returned_at timestamptz not null,
    name        text not null,
    media_type  text not null,
    sha256      text not null,
    size        bigint not null check (size >= 0),
    added_at    timestamptz not null,
    foreign key (hand_in, returned_at) references hand_in_before on delete cascade
);
create index hand_in_before_file_round on hand_in_before_file (hand_in, returned_at);
create index hand_in_before_file_sha256 on hand_in_before_file (sha256);

-- What is there since before it was handed in, was handed in.
insert into hand_in_before_file (id, hand_in, returned_at, name, media_type, sha256, size, added_at)
select gen_random_uuid(), b.hand_in, b.returned_at, f.name, f.media_type, f.sha256, f.size, f.added_at
from hand_in_before b join hand_in_file f on f.hand_in = b.hand_in and f.added_at <= b.submitted_at;
