-- Lab: rulebook editions while they are being drafted.
create schema lab;
grant usage on schema lab to jinxin_app, jinxin_reader;

-- A draft is the whole text of a rulebook; nothing is judged by it before it is issued. Its author sees it, and once he has
-- shared it (proposing it shares it) whoever may read drafts.
-- citus: local
create table lab.draft (
  id uuid primary key,
  rulebook text collate "C" not null,
  name text not null,
  -- the issued text that it began from; null: the shipped one, or none
  base int,
  -- the files of the rulebook by their paths in its folder
  files jsonb not null,
  -- grows with every change; who saves names the one that he saw
  revision int not null default 1,
  shared boolean not null default false,
  -- the text that it was issued as
  issued int,
  account uuid not null,
  author text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create index draft_changed on lab.draft (changed_at);
grant select, insert, update, delete on lab.draft to jinxin_app;
grant select on lab.draft to jinxin_reader;
alter table lab.draft enable row level security;
create policy seen on lab.draft for select to jinxin_reader using (
  shared or account::text = (select current_setting('jinxin.account', true))
);
