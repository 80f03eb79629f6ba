-- Uploads also go to places that are no drafts of materials, such as work that is handed in: in the
-- words of the room that takes them.
alter table upload alter column material drop not null;
alter table upload add column place text;
alter table upload add constraint upload_goes_to_one check ((material is null) <> (place is null));
create index upload_place on upload (account, place) where place is not null;
