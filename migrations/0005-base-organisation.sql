-- Accounts by their whole life: passwords to be changed, one-time codes, an office's own sign-in; units that close; keys for systems.

-- A closed unit stays for what it has done; nobody new works in it.
alter table base.unit add column closed_on date;

-- must_change: the password was given by another, and is good for choosing one's own only; so is a session opened by it.
-- totp: the secret of one-time codes, sealed by a key that no backup holds; in use since totp_since, null: being set up.
-- totp_step: the thirty seconds whose code was taken last; no code of then or before is taken again.
-- subject: who he is to the office's own sign-in (OpenID Connect).
alter table base.account
  add column must_change boolean not null default false,
  add column totp bytea,
  add column totp_since timestamptz,
  add column totp_step bigint not null default 0,
  add column subject text unique;
grant select (must_change, totp_since, subject) on base.account to jinxin_reader;

alter table base.session add column must_change boolean not null default false;
grant update (must_change) on base.session to jinxin_app;

-- For whoever has lost the device of his one-time codes: each is good once.
-- citus: reference
create table base.recovery_code (
  account uuid not null,
  hash bytea not null,
  primary key (account, hash)
);
grant select, insert, delete on base.recovery_code to jinxin_app;
-- How many are left is for their owner to see.
grant select (account) on base.recovery_code to jinxin_reader;
alter table base.recovery_code enable row level security;
create policy own on base.recovery_code for select to jinxin_reader using (
  account::text = (select current_setting('jinxin.account', true))
);

-- Keys by which systems of a unit ask: acting as a role, with some of its permissions. The key itself is with the system alone.
-- citus: reference
create table base.api_key (
  id uuid primary key,
  name text not null,
  unit text collate "C" not null references base.unit,
  role text not null,
  permissions text[] not null,
  reach text[] not null,
  hash bytea not null unique,
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
grant select, insert, update (used_at, revoked_at) on base.api_key to jinxin_app;
grant select (id, name, unit, role, permissions, reach, made_at, made_by, expires_at, used_at, revoked_at)
  on base.api_key to jinxin_reader;
