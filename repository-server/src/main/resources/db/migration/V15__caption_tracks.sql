-- Captions that were written here: by a person, or by a program that listened. What came with a
-- file is among its findings; a track with the path of such a finding stands in its place.
create table caption_track (
    file     text not null references material_file on delete cascade,
    -- As findings name it.
    path     text not null,
    -- A BCP 47 tag, or 'und'.
    language text not null,
    label    text not null,
    written_by text not null check (written_by in ('PERSON', 'MACHINE')),
    vtt      text not null,
    -- Counted from 1, so that nobody overwrites what somebody else saved meanwhile.
    revision integer not null,
    saved_at timestamptz not null,
    -- The account; null for a program.
    saved_by uuid,
    primary key (file, path)
);
