-- Lists of courses show what courses say about themselves. Beside the content it is read without
-- the content, which is kept apart and compressed.
alter table course_version
    add column description jsonb generated always as (content -> 'description') stored;
