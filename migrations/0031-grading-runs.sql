-- Grading: all that is known of an entity's standing in one row and one text, in place of nine lists for each rulebook.
drop view grading.span;
drop table grading.standing;
-- Nothing is stored any more: the program grades the register again.
update grading.rulebook set content = '';
delete from grading.undetermined;

-- An entity's standing under all rulebooks: runs of days on which level, tier and determining causes stay the same; days not
-- covered are in none. A line for each run; its fields stand between tabs: number of the rulebook, first day and first day
-- after (days since 1970-01-01; empty: no known beginning, no known end), edition, level, tier, records that determine the
-- level (between commas); then, where a change of tier alone or points ask for them, the first day and the first day after of
-- the run that the tier does not cut, and the points. A register is graded far more often than one run of it is asked for by
-- itself, and an entity's runs change together; grading.span shows them one by one.
-- Made of the ledger, the register and the rulebooks alone and can be made anew.
-- citus: distributed by entity_id
create table grading.standing (
  entity_id bigint primary key,
  runs text not null
) with (fillfactor = 60, toast_tuple_target = 8160);
grant select, insert, update (runs), delete, truncate on grading.standing to jinxin_app;
comment on table grading.standing is 'derived: of the ledger, the register and the rulebooks';

-- The same, a row for each run; -infinity: no known beginning, infinity: no known end.
create view grading.span as
select
  s.entity_id, f[1]::smallint as rulebook, b.from_day, b.until_day,
  case when f[8] is null then b.from_day when f[8] = '' then '-infinity' else date '1970-01-01' + f[8]::int end as since,
  case when f[9] is null then b.until_day when f[9] = '' then 'infinity' else date '1970-01-01' + f[9]::int end as ends,
  f[4] as edition, f[5] as level, nullif(f[6], '') as tier,
  nullif(f[10], '')::double precision as points,
  string_to_array(f[7], ',')::bigint[] as causes
from grading.standing s
cross join lateral string_to_table(s.runs, E'\n') as line
cross join lateral string_to_array(line, E'\t') as f
cross join lateral (
  select
    case when f[2] = '' then '-infinity' else date '1970-01-01' + f[2]::int end as from_day,
    case when f[3] = '' then 'infinity' else date '1970-01-01' + f[3]::int end as until_day
) as b;
grant select on grading.span to jinxin_app;
