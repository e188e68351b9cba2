-- What everybody may know of draws: the hash of the terms as soon as they are approved, the file once the office publishes it.
-- citus: local
create table inspection.published (
  plan_id uuid primary key,
  number int not null,
  title text not null,
  authority text not null,
  commitment text not null,
  -- where the seed comes from, as the terms say
  seed jsonb not null,
  laid_at timestamptz not null,
  drawn_at timestamptz,
  visits int,
  -- a party did not reveal its seed: nothing is drawn by this hash
  void_at timestamptz,
  -- the file of the draw with its changes, once it is published
  file jsonb,
  file_at timestamptz
);
create index published_laid on inspection.published (laid_at);
grant select, insert, update on inspection.published to jinxin_app;
grant select on inspection.published to jinxin_reader;
alter table inspection.published enable row level security;
create policy everybody on inspection.published for select to jinxin_reader using (true);
