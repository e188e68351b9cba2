-- The limit for readers of standings: entities within reach; what follows from all records is not shown to one department.
grant usage on schema grading to jinxin_reader;
grant select on grading.rulebook, grading.standing, grading.span, grading.undetermined, grading.clause_file
  to jinxin_reader;
-- Otherwise the view would read with its owner's rights, whom no policy limits.
alter view grading.span set (security_invoker = true);

alter table grading.standing enable row level security;
create policy reach on grading.standing for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = standing.entity_id)
  )
);

alter table grading.undetermined enable row level security;
create policy reach on grading.undetermined for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = undetermined.entity_id)
  )
);
