-- Lists for financial institutions: which institution may have which list, what it took, and what came of it.

-- What was granted never changes; the program may only write that it was taken back.
-- citus: local
create table disclosure.finance_grant (
  grant_id uuid primary key,
  unit text collate "C" not null,
  list text collate "C" not null,
  purpose text not null,
  -- the agreement, by name and number
  basis text not null,
  until_day date not null,
  granted_at timestamptz not null,
  proposed_name text not null,
  granted_name text not null,
  revoked_at timestamptz,
  revoked_name text,
  revoked_why text,
  check ((revoked_at is null) = (revoked_why is null))
);
create index finance_grant_unit on disclosure.finance_grant (unit, list, until_day);

-- Each time that a list was taken.
-- citus: local
create table disclosure.finance_take (
  take_id uuid primary key,
  number bigint generated always as identity,
  grant_id uuid not null,
  unit text collate "C" not null,
  list text collate "C" not null,
  on_day date not null,
  taken_at timestamptz not null,
  account uuid not null,
  name text not null,
  entities int not null
);
create index finance_take_unit on disclosure.finance_take (unit, list, number);

-- Who was on it.
-- citus: distributed by entity_id
create table disclosure.finance_named (
  entity_id bigint not null,
  take_id uuid not null,
  unit text collate "C" not null,
  primary key (entity_id, take_id)
);

-- What came of it, as the institution tells; the last of an entity counts.
-- citus: distributed by entity_id
create table disclosure.finance_result (
  entity_id bigint not null,
  result_id uuid not null,
  number bigint generated always as identity,
  unit text collate "C" not null,
  list text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('contacted', 'granted', 'declined')),
  -- yuan
  amount bigint,
  on_day date not null,
  told_at timestamptz not null,
  account uuid not null,
  primary key (entity_id, result_id),
  check ((outcome = 'granted') = (amount is not null))
);

grant select, insert, update (revoked_at, revoked_name, revoked_why) on disclosure.finance_grant to jinxin_app;
grant select, insert on disclosure.finance_take, disclosure.finance_named, disclosure.finance_result to jinxin_app;
grant usage on schema disclosure to jinxin_outside;
do $$
declare made text;
begin
  foreach made in array array['finance_grant', 'finance_take', 'finance_named', 'finance_result'] loop
    execute format('grant select on disclosure.%s to jinxin_reader, jinxin_outside', made);
    execute format('alter table disclosure.%s enable row level security', made);
    execute format($policy$create policy office on disclosure.%s as restrictive for select to jinxin_reader using (
      (select coalesce(current_setting('jinxin.public', true), '')) <> 'on')$policy$, made);
    execute format($policy$create policy house on disclosure.%s for select to jinxin_reader using (
      (select current_setting('jinxin.source', true)) = '*')$policy$, made);
  end loop;
end $$;
-- An institution sees its own; an entity where it was named, and to whom it may consent.
create policy own on disclosure.finance_grant for select to jinxin_outside using (
  unit = (select nullif(current_setting('jinxin.unit', true), ''))
  or (select nullif(current_setting('jinxin.entity', true), '')) is not null
);
create policy own on disclosure.finance_take for select to jinxin_outside using (
  unit = (select nullif(current_setting('jinxin.unit', true), ''))
  or exists (select from disclosure.finance_named n where n.take_id = finance_take.take_id
    and n.entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint)
);
create policy own on disclosure.finance_named for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
  or unit = (select nullif(current_setting('jinxin.unit', true), ''))
);
create policy own on disclosure.finance_result for select to jinxin_outside using (
  unit = (select nullif(current_setting('jinxin.unit', true), ''))
  or entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
