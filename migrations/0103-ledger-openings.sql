-- What is opened to somebody from outside: by the entity's own consent to an institution, or by an approved request. The policies
-- of those from outside on the register and on the records ask it.

-- consent: an institution looks as often as it needs until the last day. request: answered once. What was opened never changes;
-- the program may only write that it was answered or withdrawn.
-- citus: distributed by entity_id
create table ledger.opening (
  entity_id bigint not null,
  opening_id uuid not null,
  kind text collate "C" not null check (kind in ('consent', 'request')),
  -- to which unit; of a request nobody sees it by his unit: it is opened while it is being answered
  unit text collate "C",
  -- disclosure classes and record types (null: every type of these classes), and, of class 3, whose records (null: everybody's)
  classes int[] not null,
  types text[],
  sources text[],
  purpose text not null,
  -- the article, the contract, or the paper of consent
  basis text not null,
  granted_at timestamptz not null,
  granted_by uuid not null,
  granted_name text not null,
  -- the last day
  until_day date not null,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_name text,
  withdrawn_why text,
  primary key (entity_id, opening_id),
  check ((kind = 'consent') = (unit is not null)),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index opening_unit on ledger.opening (unit, until_day) where unit is not null;
grant select, insert, update (answered_at, withdrawn_at, withdrawn_name, withdrawn_why) on ledger.opening to jinxin_app;
grant select on ledger.opening to jinxin_reader, jinxin_outside;

alter table ledger.opening enable row level security;
create policy reach on ledger.opening for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = opening.entity_id)
  )
);
-- The entity sees what is opened of itself; an institution what is opened to it; whoever answers, what he answers.
create policy own on ledger.opening for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
  or unit = (select nullif(current_setting('jinxin.unit', true), ''))
  or opening_id::text = (select nullif(current_setting('jinxin.opening', true), ''))
);

grant usage on schema registry, ledger to jinxin_outside;
grant select on ledger.disclosure, ledger.layout, ledger.consent to jinxin_outside;
create policy own on ledger.consent for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);

-- Whom somebody from outside sees: the entity that he acts for, and those that are opened to him today.
grant select on registry.entity, registry.version, registry.relation, ledger.entry, ledger.key, ledger.record
  to jinxin_outside;
create policy own on registry.entity for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
  or exists (
    select from ledger.opening o
    where o.entity_id = entity.entity_id
      and (o.unit = (select nullif(current_setting('jinxin.unit', true), ''))
        or o.opening_id::text = (select nullif(current_setting('jinxin.opening', true), '')))
      and o.withdrawn_at is null and o.answered_at is null
      and o.until_day >= (select nullif(current_setting('jinxin.day', true), ''))::date
  )
);
create policy own on registry.version for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
  or exists (select from registry.entity e where e.entity_id = version.entity_id)
);
create policy own on registry.relation for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);

create policy own on ledger.key for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);

-- Its own records of every class; of others those of the classes, types and providers that are opened.
create policy own on ledger.entry for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
  or exists (
    select from ledger.opening o
    where o.entity_id = entry.entity_id
      and (o.unit = (select nullif(current_setting('jinxin.unit', true), ''))
        or o.opening_id::text = (select nullif(current_setting('jinxin.opening', true), '')))
      and o.withdrawn_at is null and o.answered_at is null
      and o.until_day >= (select nullif(current_setting('jinxin.day', true), ''))::date
      and (select d.class from ledger.disclosure d where d.type = entry.type) = any (o.classes)
      and (o.types is null or entry.type = any (o.types))
      and (o.sources is null or entry.source = any (o.sources))
  )
);
create policy own on ledger.record for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
  or exists (
    select from ledger.opening o
    where o.entity_id = record.entity_id
      and (o.unit = (select nullif(current_setting('jinxin.unit', true), ''))
        or o.opening_id::text = (select nullif(current_setting('jinxin.opening', true), '')))
      and o.withdrawn_at is null and o.answered_at is null
      and o.until_day >= (select nullif(current_setting('jinxin.day', true), ''))::date
      and (select d.class from ledger.disclosure d where d.type = record.type) = any (o.classes)
      and (o.types is null or record.type = any (o.types))
      and (o.sources is null or record.source = any (o.sources))
  )
);
