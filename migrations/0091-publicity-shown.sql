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

-- The fields of each type that may be shown: all but those that hold persons. What is not named here is not shown.
-- citus: reference
create table publicity.open_field (
  type text collate "C" not null,
  field text collate "C" not null,
  primary key (type, field)
);
grant select, insert, delete on publicity.open_field to jinxin_app;
comment on table publicity.open_field is 'program: the fields of its catalogue that are not about persons';

-- All that the public reads of the register. Who trades without a licence is a person and not in it; whose name a business bears is masked.
create view publicity.open_entity as
select entity_id, uscc, name, kind, status, established_on, division, industries, former_names, recorded_at,
  case when kind = 'individual' then left(legal_person, 1) || repeat('*', greatest(1, length(legal_person) - 1))
    else legal_person end as legal_person,
  case when kind <> 'individual' then address end as address
from registry.entity where kind not in ('unlicensed', 'trademark-holder');
grant select on publicity.open_entity to jinxin_app, jinxin_public;
-- All that it reads of the ledger: of records that are shown today, the fields that may be. Without a day it is empty.
create view publicity.open_record as
select s.entity_id, s.record_id, s.public_id, s.rule, s.gravity, s.list, s.from_day, s.until_day,
  r.type, r.recognized_on, r.source, r.number,
  (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(e.payload) f
   join publicity.open_field o on o.type = r.type and o.field = f.key) as fields
from publicity.shown s
join publicity.open_entity n on n.entity_id = s.entity_id
join ledger.record r on r.entity_id = s.entity_id and r.record_id = s.record_id
join ledger.entry e on e.entity_id = r.entity_id and e.entry_id = r.entry_id
where s.channel = 'market'
  and s.from_day <= nullif(current_setting('jinxin.day', true), '')::date
  and s.until_day > nullif(current_setting('jinxin.day', true), '')::date;
grant select on publicity.open_record to jinxin_app, jinxin_public;

grant usage on schema publicity, registry to jinxin_public;
grant select on registry.search, registry.uscc to jinxin_public;
