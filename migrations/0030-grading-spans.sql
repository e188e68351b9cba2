-- Grading: which rulebooks the register is graded under, every entity's spans, and what a person must decide.
create schema grading;
grant usage on schema grading to jinxin_app;

-- The rulebooks that spans were made by; `content` tells whether the text has changed since.
-- citus: reference
create table grading.rulebook (
  id smallint primary key,
  code text collate "C" not null unique,
  content text not null,
  graded_at timestamptz
);
grant select, insert, update on grading.rulebook to jinxin_app;
comment on table grading.rulebook is 'derived: of the rulebooks shipped with the program';

-- Runs of days on which level, tier and determining causes stay the same; days not covered are in no span.
-- From -infinity: no known beginning; until infinity: open. `since` and `ends` bound the run that a change of tier alone
-- does not cut. Made of the ledger and the rulebooks alone and can be made anew; one partition a rulebook.
-- citus: distributed by entity_id
create table grading.span (
  entity_id bigint not null,
  rulebook smallint not null,
  from_day date not null,
  until_day date not null,
  since date not null,
  ends date not null,
  edition text not null,
  level text not null,
  tier text,
  points double precision,
  -- the records that determine the level
  causes bigint[] not null,
  primary key (entity_id, rulebook, from_day)
) partition by list (rulebook);
grant select, insert, delete on grading.span to jinxin_app;
comment on table grading.span is 'derived: of the ledger, the register and the rulebooks';

-- Records that lack what a rule needs, or that no rule names: listed for a person, they change nothing by themselves.
-- citus: distributed by entity_id
create table grading.undetermined (
  entity_id bigint not null,
  rulebook smallint not null,
  record_id bigint not null,
  rule text not null,
  primary key (entity_id, rulebook, record_id, rule)
);
grant select, insert, delete on grading.undetermined to jinxin_app;
comment on table grading.undetermined is 'derived: of the ledger, the register and the rulebooks';

-- An authority's own clause file (罚则量化), laid over the shipped table; the last one imported counts.
-- citus: reference
create table grading.clause_file (
  id int primary key,
  name text not null,
  content bytea not null,
  imported_at timestamptz not null,
  who text not null
);
grant select, insert on grading.clause_file to jinxin_app;
