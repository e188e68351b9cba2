-- Grading: what is noted of an entity is found by its id alone; nothing else was asked of the long primary key, which every
-- filing had to write.

alter table grading.noted drop constraint noted_pkey;
create index noted_entity on grading.noted (entity_id);
