-- Grading: which entities hold a rare level or tier, so that a list of them need not look through all standings.

-- Runs of days with one level that is not the rulebook's default, or with its worst tier, that were not over when they were
-- graded. `what` is the level's code, or a slash and the tier's. infinity: no known end; -infinity: no known beginning.
-- citus: distributed by entity_id
create table grading.noted (
  entity_id bigint not null,
  rulebook smallint not null,
  what text collate "C" not null,
  from_day date not null,
  until_day date not null,
  primary key (entity_id, rulebook, what, from_day)
);
create index noted_what on grading.noted (rulebook, what, entity_id);
grant select, insert, delete on grading.noted to jinxin_app;
comment on table grading.noted is 'derived: of the ledger, the register and the rulebooks';

grant select on grading.noted to jinxin_reader;
alter table grading.noted enable row level security;
create policy reach on grading.noted for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = noted.entity_id)
  )
);

-- Nothing is noted yet: the program grades the register again.
update grading.rulebook set content = '';
