-- Spreadsheets write a mark before the first address of a file (U+FEFF); it is no part of the address,
-- and its owner could not enrol.
insert into course_invitation (course, email, invited_at)
select course, replace(email, chr(65279), ''), invited_at from course_invitation
where email like '%' || chr(65279) || '%'
on conflict do nothing;
delete from course_invitation where email like '%' || chr(65279) || '%';
