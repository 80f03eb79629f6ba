-- A number of one byte says as much as one of two: vectors are compared by their directions, so each
-- is stretched until its largest number fills the byte. What was made so far is made again.
truncate passage_vector;
comment on column passage_vector.vector is 'numbers of one byte each, with a sign';
