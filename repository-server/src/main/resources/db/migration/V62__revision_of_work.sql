-- A text that waited on one device for a line does not replace one that was written later on another.
-- The sender counts, as with answers.
alter table hand_in add column revision bigint not null default 0;
