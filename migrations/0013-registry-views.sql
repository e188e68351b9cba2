-- The registry: lists that people keep under a name.

-- A list of the register with its filters and columns, as the address of its page says them; seen by whoever kept it and,
-- when it is shared, by everybody who has its link.
-- citus: local
create table registry.view (
  id uuid primary key,
  account uuid not null,
  name text not null,
  search text not null,
  shared boolean not null,
  kept_at timestamptz not null,
  unique (account, name)
);
grant select, insert, update (search, shared, kept_at), delete on registry.view to jinxin_app;
grant select on registry.view to jinxin_reader;
alter table registry.view enable row level security;
create policy own on registry.view for select to jinxin_reader using (
  shared or account::text = (select current_setting('jinxin.account', true))
);
