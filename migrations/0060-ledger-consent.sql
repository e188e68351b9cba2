-- Consent of an entity to looks at its records of class 4: by one person, for one purpose, until a day.

-- consent_id is the number of the proposal by which it was approved. What was consented to never changes; the program may
-- only write that it was withdrawn.
-- citus: distributed by entity_id
create table ledger.consent (
  entity_id bigint not null,
  consent_id bigint not null,
  -- who may look
  account uuid not null,
  consented_by text not null,
  paper text not null,
  purpose text not null,
  granted_at timestamptz not null,
  approved_name text not null,
  -- the last day
  until_day date not null,
  withdrawn_at timestamptz,
  withdrawn_name text,
  withdrawn_why text,
  primary key (entity_id, consent_id),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
grant select, insert, update (withdrawn_at, withdrawn_name, withdrawn_why) on ledger.consent to jinxin_app;
grant select on ledger.consent to jinxin_reader;

-- As with the entity's records; nobody of a department.
alter table ledger.consent enable row level security;
create policy reach on ledger.consent for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or exists (select from registry.entity e where e.entity_id = consent.entity_id)
  )
);

-- A reader's own consents open the records of class 4 of their entities, on the day that the service says it is
-- (jinxin.day; missing or empty it matches nothing).
alter policy disclosure on ledger.entry using (
  (select current_setting('jinxin.classes', true)) = '*'
  or type in (
    select d.type from ledger.disclosure d
    where d.class::text = any (string_to_array(current_setting('jinxin.classes', true), ','))
  )
  or (
    type in (select d.type from ledger.disclosure d where d.class = 4)
    and exists (
      select from ledger.consent c
      where c.entity_id = entry.entity_id
        and c.account::text = (select current_setting('jinxin.account', true))
        and c.withdrawn_at is null
        and c.until_day >= (select nullif(current_setting('jinxin.day', true), ''))::date
    )
  )
);

alter policy disclosure on ledger.key using (
  (select current_setting('jinxin.classes', true)) = '*'
  or type in (
    select d.type from ledger.disclosure d
    where d.class::text = any (string_to_array(current_setting('jinxin.classes', true), ','))
  )
  or (
    type in (select d.type from ledger.disclosure d where d.class = 4)
    and exists (
      select from ledger.consent c
      where c.entity_id = key.entity_id
        and c.account::text = (select current_setting('jinxin.account', true))
        and c.withdrawn_at is null
        and c.until_day >= (select nullif(current_setting('jinxin.day', true), ''))::date
    )
  )
);

alter policy disclosure on ledger.record using (
  (select current_setting('jinxin.classes', true)) = '*'
  or type in (
    select d.type from ledger.disclosure d
    where d.class::text = any (string_to_array(current_setting('jinxin.classes', true), ','))
  )
  or (
    type in (select d.type from ledger.disclosure d where d.class = 4)
    and exists (
      select from ledger.consent c
      where c.entity_id = record.entity_id
        and c.account::text = (select current_setting('jinxin.account', true))
        and c.withdrawn_at is null
        and c.until_day >= (select nullif(current_setting('jinxin.day', true), ''))::date
    )
  )
);
