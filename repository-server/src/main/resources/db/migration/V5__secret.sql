-- Keys that all processes of a platform share and that outlive them, made up on first use.
create table secret (
    name  text primary key,
    value text not null
);
