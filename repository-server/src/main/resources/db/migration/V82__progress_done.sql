-- When a student was done with an activity by what it was then. It stays, whatever becomes of the
-- material: replaced, withdrawn, or longer than it was.
alter table progress add column done_at timestamptz;

-- Courses in which students had come to the end of something before this was noted; each goes when it
-- is.
create table progress_to_note (course text primary key);
insert into progress_to_note select distinct course from progress;
