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

-- An entity's standing under one rulebook: runs of days on which level, tier and determining causes stay the same, one
-- place of each list a run; days not covered are in none. From -infinity: no known beginning; until infinity: open. `since`
-- and `ends` bound the runs that a change of tier alone does not cut (null: nowhere different). One row an entity and
-- rulebook, since a register is graded far more often than one run of it is changed; grading.span shows them one by one.
-- Made of the ledger, the register and the rulebooks alone and can be made anew; one partition a rulebook.
-- citus: distributed by entity_id
create table grading.standing (
  entity_id bigint not null,
  rulebook smallint not null,
  from_day date[] not null,
  until_day date[] not null,
  edition text[] not null,
  level text[] not null,
  tier text[],
  since date[],
  ends date[],
  points double precision[],
  -- of each run the records that determine its level, as the text of a bigint[]; null: no run has any
  causes text[],
  primary key (entity_id, rulebook)
) partition by list (rulebook);
grant select, insert, delete on grading.standing to jinxin_app;
comment on table grading.standing is 'derived: of the ledger, the register and the rulebooks';

-- The same, a row for each run.
create view grading.span as
select
  s.entity_id, s.rulebook, r.from_day, r.until_day,
  coalesce(r.since, r.from_day) as since, coalesce(r.ends, r.until_day) as ends,
  r.edition, r.level, r.tier, r.points,
  coalesce(r.causes, '{}')::bigint[] as causes
from grading.standing s
cross join lateral unnest(s.from_day, s.until_day, s.since, s.ends, s.edition, s.level, s.tier, s.points, s.causes)
  as r (from_day, until_day, since, ends, edition, level, tier, points, causes);
grant select on grading.span to jinxin_app;

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
