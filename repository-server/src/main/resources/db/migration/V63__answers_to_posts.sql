-- Conversations are read from what began them to what answers it.
create index post_answers on post (answers);
