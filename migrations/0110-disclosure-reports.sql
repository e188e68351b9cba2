-- Disclosure: signed reports as they were issued, and the keys that they were signed by.

-- Keys: the public half is published for ever, the private half is sealed by the secret outside of the database. One signs.
-- citus: local
create table disclosure.signing_key (
  kid text collate "C" primary key,
  public_jwk jsonb not null,
  sealed bytea not null,
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index signing_key_one on disclosure.signing_key ((true)) where retired_at is null;
grant select, insert, update (retired_at) on disclosure.signing_key to jinxin_app;
grant select (kid, public_jwk, made_at, retired_at) on disclosure.signing_key to jinxin_reader;

-- Reports: for whom, on what basis, for which purpose; the content as it was signed, and hashes of both files.
-- citus: distributed by entity_id
create table disclosure.report (
  entity_id bigint not null,
  number text collate "C" not null,
  kind text collate "C" not null check (kind in ('full', 'public', 'special', 'listing')),
  from_day date,
  until_day date,
  sections text[] not null,
  -- the last entry about the entity that it rests on
  entry_id bigint not null,
  purpose text not null,
  basis text not null,
  issued_at timestamptz not null,
  kid text collate "C" not null,
  -- both files as they were issued: canonical JSON with its signature, and the PDF
  file text not null,
  pdf bytea not null,
  account text not null,
  name text not null,
  primary key (entity_id, number)
);
create index report_number on disclosure.report (number);
create index report_issued on disclosure.report (entity_id, kind, issued_at);
grant select, insert on disclosure.report to jinxin_app;
grant select on disclosure.report to jinxin_reader, jinxin_outside;
alter table disclosure.report enable row level security;
create policy reach on disclosure.report for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) = '*'
  and exists (select from registry.entity e where e.entity_id = report.entity_id)
);
create policy own on disclosure.report for select to jinxin_outside using (
  entity_id = (select nullif(current_setting('jinxin.entity', true), ''))::bigint
);
