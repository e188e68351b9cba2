-- How many changes a draw has, and the hash of the last: public at once, so that whoever noted it sees when one is rewritten.
alter table inspection.published add column changes int not null default 0;
alter table inspection.published add column head text;
