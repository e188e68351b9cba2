-- Disclosure: articles of the public site, written by a unit, published by a second person.
create schema if not exists disclosure;
grant usage on schema disclosure to jinxin_app, jinxin_reader;

-- News and typical cases. A published text is never changed: it is withdrawn, and another is written.
-- citus: local
create table disclosure.article (
  id uuid primary key,
  kind text not null check (kind in ('news', 'case')),
  -- who answers for it; the division is the unit's
  unit text collate "C" not null,
  unit_name text not null,
  division text collate "C" not null,
  title text not null,
  body text not null,
  -- grows with every change; a second person publishes the one that was put before him
  revision int not null default 1,
  account uuid not null,
  author text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  published_by uuid,
  published_name text,
  withdrawn_at timestamptz,
  withdrawn_name text,
  withdrawn_why text,
  check (published_by <> account),
  check ((published_at is null) = (published_by is null)),
  check (withdrawn_at is null or published_at is not null)
);
create index article_published on disclosure.article (kind, published_at, id) where published_at is not null;
create index article_changed on disclosure.article (changed_at);
grant select, insert, update, delete on disclosure.article to jinxin_app;
grant select on disclosure.article to jinxin_reader;

-- Everybody sees what is published; drafts are seen by whoever wrote them and, within reach, by the office. The public has no
-- account, so no draft is there for it whatever is asked.
alter table disclosure.article enable row level security;
create policy reach on disclosure.article for select to jinxin_reader using (
  (published_at is not null and withdrawn_at is null)
  or account::text = (select current_setting('jinxin.account', true))
  or (
    (select current_setting('jinxin.account', true)) <> ''
    and (select current_setting('jinxin.source', true)) = '*'
    and (
      (select current_setting('jinxin.reach', true)) = '*'
      or division ^@ any (
        (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
      )
    )
  )
);
