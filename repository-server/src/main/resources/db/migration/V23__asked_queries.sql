-- What people look for, without who they are. A text is written down only once several visitors
-- typed it or one of them opened something that was found; until then there is a hash, which is
-- forgotten after a month.
create table asked_once (
    sha256 bytea primary key,
    day    date not null
);

create table asked_query (
    -- The words without marks and signs, so that ways of typing are counted together.
    words    text primary key,
    -- As it was typed last.
    text     text not null,
    visitors bigint not null default 0,
    opens    bigint not null default 0,
    -- How many materials were found the last time.
    found    bigint not null,
    day      date not null
);
create index asked_query_beginning on asked_query (words text_pattern_ops);
create index asked_query_unanswered on asked_query (visitors desc) where found = 0;
