-- Fields that a person has cleared after they had been filled from the files, by name with blanks
-- between: what the files say is not put there again.
alter table material_version add column declined text not null default '';
