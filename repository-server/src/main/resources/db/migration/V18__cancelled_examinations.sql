-- A person may stop the examination of a file.
alter table material_file drop constraint material_file_state_check;
alter table material_file add constraint material_file_state_check
    check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'GAVE_UP', 'CANCELLED'));

-- Which files an older version of the examiner has read is asked by operators after every upgrade.
create index material_file_examiner_version on material_file (examiner_version, kind);
