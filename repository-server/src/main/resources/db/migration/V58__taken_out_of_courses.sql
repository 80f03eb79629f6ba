-- Who was taken out of a course by its teacher, and did not leave by themselves: they come back only
-- as somebody who was never in it.
alter table enrolment add column taken_out boolean not null default false;
