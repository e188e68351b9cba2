-- Publicity: what is shown where, worked out behind the writing, for lists and for what the public reads; and what is gone.

-- By it the names are made under which the public knows an entry; one row.
-- citus: reference
create table publicity.salt (
  only_one boolean primary key default true check (only_one),
  salt bytea not null
);
grant select, insert on publicity.salt to jinxin_app;

-- A time in which a record is shown on a channel. Times that were over when they were first worked out have no row.
-- citus: distributed by entity_id
create table publicity.shown (
  entity_id bigint not null,
  record_id bigint not null,
  channel text collate "C" not null,
  from_day date not null,
  -- the first day without it; infinity: not known
  until_day date not null,
  type text collate "C" not null,
  rule text collate "C" not null,
  gravity text collate "C" not null,
  -- '' no list
  list text collate "C" not null,
  division text collate "C" not null,
  source text collate "C" not null,
  class smallint not null,
  -- by which the public knows it; says nothing of what it names
  public_id text collate "C" not null,
  -- the instant from which on it is no longer shown, and why
  gone_at timestamptz not null,
  gone_why text collate "C" not null check (gone_why in ('expired', 'repaired', 'masked', 'removed', 'withdrawn', 'corrected')),
  primary key (entity_id, record_id, channel, from_day)
);
create index shown_type on publicity.shown (channel, type, from_day desc, entity_id, record_id);
create index shown_list on publicity.shown (channel, list, from_day desc, entity_id, record_id) where list <> '';
create index shown_gone on publicity.shown (channel, gone_at, public_id);
grant select, insert, update, delete on publicity.shown to jinxin_app;
grant select on publicity.shown to jinxin_reader;
comment on table publicity.shown is 'derived: of the records';

alter table publicity.shown enable row level security;
create policy reach on publicity.shown for select to jinxin_reader using (
  (select current_setting('jinxin.source', true)) in ('*', source)
  and (
    (select current_setting('jinxin.reach', true)) = '*'
    or division ^@ any (
      (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
    )
  )
);
create policy disclosure on publicity.shown as restrictive for select to jinxin_reader using (
  (select current_setting('jinxin.classes', true)) = '*'
  or class::text = any ((select string_to_array(current_setting('jinxin.classes', true), ','))::text[])
);

-- Up to where records are worked out; one row, none before the first time.
-- citus: local
create table publicity.state (
  only_row boolean primary key default true check (only_row),
  entry_id bigint not null,
  saved_at timestamptz not null,
  ground text not null
);
grant select, insert, update on publicity.state to jinxin_app;
comment on table publicity.state is 'derived: of the records';

-- The public (jinxin.public is 'on'): of records it sees those that a kept row shows on the day, and the entry that says what
-- they are; of standings, duties, warnings and persons nothing. For all others these policies say nothing.
create policy shown on ledger.record as restrictive for select to jinxin_reader using (
  (select coalesce(current_setting('jinxin.public', true), '')) <> 'on'
  or exists (
    select from publicity.shown s
    where s.entity_id = record.entity_id and s.record_id = record.record_id and s.channel = 'market'
      and s.from_day <= (select nullif(current_setting('jinxin.day', true), ''))::date
      and s.until_day > (select nullif(current_setting('jinxin.day', true), ''))::date
  )
);
create policy shown on ledger.entry as restrictive for select to jinxin_reader using (
  (select coalesce(current_setting('jinxin.public', true), '')) <> 'on'
  or exists (select from ledger.record r where r.entity_id = entry.entity_id and r.entry_id = entry.entry_id)
);
create policy shown on ledger.key as restrictive for select to jinxin_reader using (
  (select coalesce(current_setting('jinxin.public', true), '')) <> 'on'
);
do $$
declare closed regclass;
begin
  for closed in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity
      and (n.nspname in ('grading', 'supervision', 'duties') or c.oid = 'registry.relation'::regclass)
  loop
    execute format(
      $policy$create policy office on %s as restrictive for select to jinxin_reader using (
        (select coalesce(current_setting('jinxin.public', true), '')) <> 'on')$policy$, closed);
  end loop;
end $$;
