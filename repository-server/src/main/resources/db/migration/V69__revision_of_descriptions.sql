-- How often a draft was described, so that nobody overwrites what somebody else said meanwhile.
alter table material_version add column revision integer not null default 1;
