-- The ledger's limit for readers: entries of entities within reach; of a department, its own alone.
grant usage on schema ledger to jinxin_reader;
grant select on ledger.entry, ledger.key, ledger.record, ledger.chain, ledger.layout to jinxin_reader;

-- jinxin.source is '*' for those who see every source.
alter table ledger.entry enable row level security;
create policy reach on ledger.entry for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = entry.entity_id)
  )
);

alter table ledger.key enable row level security;
create policy reach on ledger.key for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = key.entity_id)
  )
);

alter table ledger.record enable row level security;
create policy reach on ledger.record for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = record.entity_id)
  )
);
