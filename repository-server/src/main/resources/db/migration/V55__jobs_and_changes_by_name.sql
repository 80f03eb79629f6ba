-- Every heartbeat, step and end asks for a taking.
create unique index job_taking_number on job (taking) where taking is not null;

-- Of what changed, whoever reads on wants the last time only.
delete from change_log earlier using change_log later
where later.material = earlier.material and later.position > earlier.position
  and (later.public or not earlier.public);
create index change_log_material on change_log (material);
