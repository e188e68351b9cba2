-- Scorecards by which plans are drawn: put in as a file, in force when a second person has approved, until another is or its life is over.
-- citus: local
create table inspection.card (
  id uuid primary key,
  number int generated always as identity,
  title text not null,
  -- the file as it was put in, and its SHA-256, which the terms of a draw name
  source text not null,
  hash text not null,
  -- the last day as of which a plan may be drawn by it
  until_on date not null,
  account uuid not null,
  author text not null,
  put_at timestamptz not null,
  in_force_at timestamptz
);
create index card_in_force on inspection.card (in_force_at) where in_force_at is not null;
grant select, insert, update on inspection.card to jinxin_app;
grant select on inspection.card to jinxin_reader;

-- The card of a plan, and the facts that gave points by entity, as of its day; the terms hold the points alone.
alter table inspection.plan add column card_id uuid;
alter table inspection.plan add column scored jsonb;
-- Points, band, foretold chance and reasons of whoever was drawn by a card.
alter table inspection.visit add column score jsonb;
