-- When the file was changed on its owner's disk, if the client tells: a file that was changed since
-- is not continued with other bytes.
alter table upload add column modified timestamptz;
