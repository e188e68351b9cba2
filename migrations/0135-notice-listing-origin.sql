-- Notice: cases on lists that are begun from a record that came in, and up to where cases follow their records.

alter table notice.listing
  -- record: the entity was on the list by a record that others sent in before the case was begun
  add column origin text collate "C" not null default 'office' check (origin in ('office', 'record')),
  -- an individual business: marked instead of listed
  add column marked boolean not null default false;
update notice.listing l set marked = true
  from registry.entity e where e.entity_id = l.entity_id and e.kind = 'individual' and l.list = 'abnormal';

-- What is being worked on is open once; of a record there is one case.
drop index notice.listing_open;
create unique index listing_open on notice.listing (entity_id, list, ground, title) where outcome is null;
create unique index listing_record on notice.listing (entity_id, record_id) where record_id is not null;

-- Up to which entry cases follow their records, and on which day terms were last looked at; one row, none before the first time.
-- citus: local
create table notice.followed (
  only_row boolean primary key default true check (only_row),
  entry_id bigint not null,
  looked_on date not null
);
grant select, insert, update on notice.followed to jinxin_app;
