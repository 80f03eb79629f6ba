-- Pictures of pages are made after the text is there, as a step of its own. What was examined before
-- this has its pictures.
alter table material_file add column pictured boolean not null default true;
create index material_file_unpictured on material_file (id) where not pictured;
