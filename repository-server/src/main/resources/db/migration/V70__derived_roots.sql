-- Every folder in which the storage keeps what was derived from a file: each examination has one of
-- its own, noted before anything is kept in it, so that what nobody reads any more can be removed.
create table derived_root (
    root         text primary key,
    file         text not null,
    sha256       text not null,
    -- Since when it is known that no file of a material shows it.
    unused_since timestamptz
);
insert into derived_root (root, file, sha256)
select derived_root, id, sha256 from material_file where derived_root is not null
on conflict do nothing;
create index material_file_derived_root on material_file (derived_root);
