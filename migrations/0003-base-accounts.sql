-- Who may come in: units, accounts, sessions, answers already given to repeated requests, and the audit trail.

-- The role of questions asked by people: reads what the policies of each room let through, and writes nothing.
grant usage on schema base to jinxin_reader;
grant select on base.setting, base.calendar to jinxin_reader;

-- Bureaus of province, city and county, their stations, and departments that send records.
-- citus: reference
create table base.unit (
  id text collate "C" primary key,
  parent text collate "C" references base.unit,
  kind text not null check (kind in ('province', 'city', 'county', 'station', 'department')),
  name text not null,
  division text collate "C" not null,
  -- the name under which a department's records are filed; null: not a department
  source text
);
grant select, insert, update on base.unit to jinxin_app;
grant select on base.unit to jinxin_reader;

-- reach: prefixes of the divisions that the account may see, '' for all.
-- citus: reference
create table base.account (
  id uuid primary key,
  name text collate "C" not null unique,
  shown text not null,
  password_hash text not null,
  role text not null,
  unit text collate "C" not null references base.unit,
  reach text[] not null,
  lang text not null default 'zh' check (lang in ('zh', 'en')),
  disabled boolean not null default false,
  failures int not null default 0,
  locked_until timestamptz,
  seen_at timestamptz,
  created_at timestamptz not null
);
grant select, insert, update on base.account to jinxin_app;
grant select (id, name, shown, role, unit, reach, lang, disabled, locked_until, seen_at, created_at) on base.account to jinxin_reader;

-- The token itself is with the browser alone.
-- citus: local
create table base.session (
  id uuid primary key,
  token_hash bytea not null unique,
  account uuid not null,
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_account on base.session (account);
grant select, insert, update (seen_at), delete on base.session to jinxin_app;
-- A reader sees the sessions of his own account, and of none the token or the csrf.
grant select (id, account, created_at, seen_at, expires_at, address, agent) on base.session to jinxin_reader;
alter table base.session enable row level security;
create policy own on base.session for select to jinxin_reader using (
  account::text = (select current_setting('jinxin.account', true))
);
comment on table base.session is 'derived: of signing in; after a restore everybody signs in again';

-- What was answered to a request that carries an Idempotency-Key, so that a repeated one is not done twice.
-- citus: local
create table base.idempotency (
  account uuid not null,
  key text not null,
  request bytea not null,
  answer jsonb,
  asked_at timestamptz not null,
  primary key (account, key)
);
create index idempotency_asked on base.idempotency (asked_at);
grant select, insert, update (answer), delete on base.idempotency to jinxin_app;
comment on table base.idempotency is 'derived: of requests of the last day';

-- Who did what and when; each line carries the hash of itself and the one before. The program may read and add, no more.
-- citus: local
create table base.audit (
  number bigint primary key,
  at timestamptz not null,
  account uuid,
  name text not null,
  act text not null,
  object text not null,
  outcome text not null,
  hash bytea not null
);
create index audit_account on base.audit (account, number);
grant select, insert on base.audit to jinxin_app;
grant select on base.audit to jinxin_reader;

-- The last line of the audit trail: one row, locked by whoever adds to it.
-- citus: local
create table base.audit_head (
  only_row boolean primary key default true check (only_row),
  number bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
insert into base.audit_head (number, hash) values (0, decode(repeat('00', 32), 'hex'));
grant select, update (number, hash) on base.audit_head to jinxin_app;
