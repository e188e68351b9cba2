-- Imports by the service: what was sent, how it is read, how far it is, what was given back, and who may see it.

alter table exchange.import
  alter column type drop not null,
  add column state text not null default 'running'
    check (state in ('draft', 'waiting', 'running', 'done', 'failed', 'stopped')),
  -- of the unit that sent it; '' by the command line
  add column division text collate "C" not null default '',
  -- how far the sender sees: rows about others are given back
  add column reach text[] not null default '{""}',
  -- the import whose rejected rows this one mends
  add column part_of uuid,
  add column size bigint not null default 0,
  add column read bigint not null default 0,
  -- each beginning has a number; batches of an earlier one are refused
  add column run int not null default 0,
  -- rows that earlier beginnings accepted: the last one finds them unchanged
  add column accepted_before int not null default 0,
  add column sheet text,
  add column mapping text,
  add column mapping_name text,
  add column correct text,
  add column headings text[],
  add column notes jsonb,
  add column cut_off jsonb,
  add column failure jsonb;
update exchange.import set state = 'done' where ended_at is not null;
grant delete on exchange.import to jinxin_app;

-- The files as they were sent, in pieces.
-- citus: local
create table exchange.content (
  import uuid not null references exchange.import on delete cascade,
  part int not null,
  bytes bytea not null,
  primary key (import, part)
);
alter table exchange.content alter column bytes set storage external;
grant select, insert, delete on exchange.content to jinxin_app;

-- Rows that were given back: their cells as they were sent, and why, as codes with parameters.
-- citus: local
create table exchange.rejected (
  import uuid not null references exchange.import on delete cascade,
  line int not null,
  cells text[] not null,
  faults jsonb not null,
  primary key (import, line)
);
grant select, insert, delete on exchange.rejected to jinxin_app;

-- A reader sees the imports of units within his reach; a department those of its own records alone.
grant usage on schema exchange to jinxin_reader;
grant select on exchange.import, exchange.rejected, exchange.mapping to jinxin_reader;
alter table exchange.import enable row level security;
create policy reach on exchange.import for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);
alter table exchange.rejected enable row level security;
create policy reach on exchange.rejected for select to jinxin_reader using (
  exists (select from exchange.import i where i.id = rejected.import)
);
alter table exchange.mapping enable row level security;
create policy reach on exchange.mapping for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
);
