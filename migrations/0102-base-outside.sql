-- Who comes from outside the office: accounts bound to one entity, units of institutions, and what the database lets them see.

-- Of an enterprise: the entity that the account is bound to, and what it may do for it (null: everything that its role may).
-- It works in no unit and has no reach; nobody else is bound to an entity.
alter table base.account add column entity_id bigint, add column permissions text[], alter column unit drop not null;
alter table base.account
  add constraint account_bound check ((role = 'enterprise') = (entity_id is not null)),
  add constraint account_placed check ((unit is null) = (entity_id is not null)),
  add constraint account_outside check (role not in ('enterprise', 'bank') or reach = '{}');
create index account_entity on base.account (entity_id) where entity_id is not null;
grant select (entity_id, permissions) on base.account to jinxin_reader;

-- Institutions, such as banks, to which entities open their records.
alter table base.unit drop constraint unit_kind_check;
alter table base.unit add constraint unit_kind_check
  check (kind in ('province', 'city', 'county', 'station', 'department', 'institution'));

-- Those from outside are another role: what is not granted here and in the rooms' own migrations is not there for them, whatever
-- an operation forgets. jinxin.entity, jinxin.unit, jinxin.opening: missing or empty, they match nothing.
grant usage on schema base to jinxin_outside;
grant select on base.calendar to jinxin_outside;
grant select (id, kind, name, division, closed_on) on base.unit to jinxin_outside;

alter table base.account enable row level security;
create policy everybody on base.account for select to jinxin_reader using (true);
grant select (id, name, shown, role, lang, entity_id, permissions, disabled, must_change, totp_since, seen_at, created_at)
  on base.account to jinxin_outside;
-- An account sees itself, and those of its entity.
create policy own on base.account for select to jinxin_outside using (
  id::text = (select current_setting('jinxin.account', true))
  or entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);

grant select (id, account, created_at, seen_at, expires_at, address, agent) on base.session to jinxin_outside;
alter policy own on base.session to jinxin_reader, jinxin_outside;
grant select (account) on base.recovery_code to jinxin_outside;
alter policy own on base.recovery_code to jinxin_reader, jinxin_outside;

-- Looks at records of classes 3 and 4 are for the entity to see: when, by which operation, for what; and by which unit and role,
-- not by which person.
create view base.looker as
  select id, role, unit from base.account where entity_id is null;
grant select on base.looker to jinxin_outside;
grant select (number, at, account, act, object, outcome, detail) on base.audit to jinxin_outside;
alter table base.audit enable row level security;
create policy everybody on base.audit for select to jinxin_reader using (true);
create policy own on base.audit for select to jinxin_outside using (
  starts_with(outcome, 'class-')
  and object = 'JX' || lpad((select nullif(current_setting('jinxin.entity', true), '')), 10, '0')
);

-- Whoever provides what a proposal would open decides too: a department sees the proposals about its own records.
alter table base.proposal add column source text collate "C";
alter policy reach on base.proposal using (
  proposed_by::text = (select current_setting('jinxin.account', true))
  or source = (select nullif(current_setting('jinxin.source', true), ''))
  or (
    (select current_setting('jinxin.source', true)) = '*'
    and (
      (select current_setting('jinxin.reach', true)) = '*'
      or division ^@ any (
        (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
      )
    )
  )
);
