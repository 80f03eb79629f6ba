-- What a picture shows, said for those who do not see it: by a person who may edit its material.
create table picture_alternative (
    file     text primary key references material_file on delete cascade,
    words    text not null check (words <> ''),
    saved_at timestamptz not null,
    -- The account.
    saved_by uuid not null
);
