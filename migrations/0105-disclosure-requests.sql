-- Requests for information of classes 3 and 4: who asks, about whom, what for, by which article; decided by the provider, answered once.
create schema if not exists disclosure;
grant usage on schema disclosure to jinxin_app, jinxin_reader;

-- What was asked never changes; the program may only write what became of it.
-- citus: local
create table disclosure.request (
  request_id uuid primary key,
  number bigint generated always as identity,
  -- single: one entity; batch: vetting of a list
  kind text collate "C" not null check (kind in ('single', 'batch')),
  asked_at timestamptz not null,
  account uuid not null,
  name text not null,
  unit text collate "C" not null,
  -- of the unit, by which the office finds it
  division text collate "C" not null,
  -- at the desk: who came and asked; '' the unit itself
  applicant text not null,
  -- as they were written
  codes text[] not null,
  types text[] not null,
  classes int[] not null,
  -- whose records; null: everybody's
  provider text collate "C",
  purpose text not null,
  basis text not null,
  evidence text not null,
  -- by whom and on which paper the entities consented; class 4 asks for it
  consented_by text,
  consent_paper text,
  until_day date not null,
  proposal bigint,
  approved_at timestamptz,
  answered_at timestamptz,
  check (not 4 = any (classes) or (consented_by is not null and consent_paper is not null))
);
create index request_account on disclosure.request (account, number);
grant select, insert, update (proposal, approved_at, answered_at) on disclosure.request to jinxin_app;
grant select on disclosure.request to jinxin_reader;
alter table disclosure.request enable row level security;
create policy reach on disclosure.request for select to jinxin_reader using (
  account::text = (select current_setting('jinxin.account', true))
  or provider = (select nullif(current_setting('jinxin.source', true), ''))
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

-- Of the entities that were asked about and are known: what was opened, and what was found when it was answered.
-- citus: distributed by entity_id
create table disclosure.asked (
  entity_id bigint not null,
  request_id uuid not null,
  opening_id uuid,
  hits int,
  primary key (entity_id, request_id)
);
grant select, insert, update (opening_id, hits) on disclosure.asked to jinxin_app;
grant select on disclosure.asked to jinxin_reader;
alter table disclosure.asked enable row level security;
create policy request on disclosure.asked for select to jinxin_reader using (
  exists (select from disclosure.request r where r.request_id = asked.request_id)
);

-- An enterprise sees the publicity of its own records, and what it was told.
grant usage on schema publicity, notice to jinxin_outside;
grant select on publicity.choice to jinxin_outside;
grant select on notice.notice, notice.act to jinxin_outside;
create policy own on notice.notice for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
create policy own on notice.act for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
grant select (unit) on base.account to jinxin_outside;
