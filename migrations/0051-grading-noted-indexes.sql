-- Grading: fewer indexes on noted runs, which every filing writes. One finds an entity's, one whoever holds a level or a tier and
-- by when that ends, one what began lately.

alter table grading.noted drop constraint noted_pkey;
drop index grading.noted_what;
drop index grading.noted_until;
create index noted_entity on grading.noted (entity_id);
create index noted_what on grading.noted (rulebook, what, until_day);
