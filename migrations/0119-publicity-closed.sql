-- The public (jinxin.public is 'on') reads what is made for it and nothing else: every other table with rows of people's work is
-- closed to it, whatever the reach. A test finds tables that a later migration leaves open.
do $$
declare closed regclass;
begin
  for closed in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity
      and n.nspname not in ('pg_catalog', 'information_schema', 'registry')
      and c.oid <> all (array['publicity.shown', 'disclosure.article', 'inspection.published']::regclass[])
      and (has_table_privilege('jinxin_reader', c.oid, 'select') or has_any_column_privilege('jinxin_reader', c.oid, 'select'))
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname in ('office', 'shown'))
  loop
    execute format(
      $policy$create policy office on %s as restrictive for select to jinxin_reader using (
        (select coalesce(current_setting('jinxin.public', true), '')) <> 'on')$policy$, closed);
  end loop;
end $$;
