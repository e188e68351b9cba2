-- The registry's limit for readers: entities of the divisions within reach, and what hangs on them.
grant usage on schema registry to jinxin_reader;
grant select on
  registry.entity, registry.version, registry.relation, registry.search, registry.uscc, registry.identifier
  to jinxin_reader;

-- Settings are read once a statement, as sub-selects; a missing or empty one matches nothing.
alter table registry.entity enable row level security;
create policy reach on registry.entity for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or division ^@ any (
    (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
  )
);

alter table registry.version enable row level security;
create policy reach on registry.version for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = version.entity_id)
);

alter table registry.relation enable row level security;
create policy reach on registry.relation for select to jinxin_reader using (
  (select current_setting('jinxin.reach', true)) = '*'
  or exists (select from registry.entity e where e.entity_id = relation.entity_id)
);
