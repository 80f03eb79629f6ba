-- The device an answer was given on, in its own words: whoever answers on two of them is told of what
-- one of them replaces on the other. Empty where a program does not say.
alter table answer add column device text not null default '';
