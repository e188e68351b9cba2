-- Acts that need a second person: proposed by one, decided by another.

-- division: the beginning of a division's code, whose readers may see and decide it; '' asks for the whole register.
-- What was proposed never changes; the program may only write what became of it.
-- citus: local
create table base.proposal (
  id bigint generated always as identity primary key,
  kind text collate "C" not null,
  -- what it is done to, as the room that proposes names it: 'JX0000000001/12', an account, a rulebook
  about text collate "C" not null,
  -- the same for people
  subject text not null,
  division text collate "C" not null,
  content jsonb not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'taken-back', 'expired')),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  decision text,
  -- why the act was refused when somebody approved it: code and parameters
  hindrance jsonb,
  check (decided_by <> proposed_by),
  check ((state in ('approved', 'refused')) = (decided_by is not null))
);
-- One open proposal for the same thing.
create unique index proposal_open on base.proposal (kind, about) where state = 'open';
create index proposal_by on base.proposal (proposed_by, id);
create index proposal_about on base.proposal (about);
grant select, insert, update (state, decided_by, decided_name, decided_at, decision, hindrance) on base.proposal
  to jinxin_app;
grant select on base.proposal to jinxin_reader;

-- One's own; and those within reach for whoever is not bound to the records of one source.
alter table base.proposal enable row level security;
create policy reach on base.proposal for select to jinxin_reader using (
  proposed_by::text = (select current_setting('jinxin.account', true))
  or (
    (select current_setting('jinxin.source', true)) = '*'
    and (
      (select current_setting('jinxin.reach', true)) = '*'
      or division ^@ any (
        (select array_remove(string_to_array(current_setting('jinxin.reach', true), ','), ''))::text[]
      )
    )
  )
);
