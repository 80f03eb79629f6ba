-- The device a text was written on, as with answers: whoever writes on two of them is told of what one
-- of them replaces on the other. Empty where a program does not say.
alter table hand_in add column device text not null default '';
