// How often firms are visited in a year, by whomever: the distribution, who is above the cap of his tier, and why somebody came.

import { dayOf } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { bookOf, type Grading } from '../../grading/grading.ts';
import { registeredBooks } from '../../grading/rulebook-register.ts';
import { standingsToday } from '../../grading/standings-today.ts';
import { internalId } from '../../registry/entity.ts';
import { capOf, patrolRules } from '../../supervision/today/checklists.ts';
import { BOOK } from '../../supervision/today/read-today.ts';
import type { readInspectionFigures } from './statistics-api.ts';

type Burden = AnswerOf<typeof readInspectionFigures>['burden'];
type Why = Burden['why'][number];

/** Kinds of inspection from the least to the most of the authority's own choice: a day with several counts as the first of them. */
const KINDS = ['complaint', 'revisit', 'follow-up', 'special', 'spot-check', 'other', 'routine'];
const LONGEST = 100;

interface Row {
  readonly entity: number;
  readonly name: string;
  readonly days: number;
  /** One for each day. */
  readonly why: readonly string[];
}

/** Of the year that has the day before `end` in it, up to that day. What was looked at from afar is no visit. */
export async function burdenOf(
  { reader, whole }: { readonly reader: Db; readonly whole: Db },
  grading: Grading,
  end: string,
): Promise<Burden> {
  const last = dayOf(end)! - 1;
  const year = Number(end.slice(5, 7)) === 1 ? Number(end.slice(0, 4)) - 1 : Number(end.slice(0, 4));
  const { caps } = patrolRules();
  const least = Math.min(...Object.values(caps.most));
  const { distribution, firms, days, above: ids } = await distributionOf(reader, year, end, least);
  const above = await daysOf(reader, year, end, ids);
  const { number } = (await registeredBooks(reader, grading)).get(bookOf(grading, BOOK).id)!;
  const standings = await standingsToday(whole, BOOK, number, ids, last);
  const items = above
    .map(({ entity, name, days, why }) => {
      const { tier = null } = standings.get(entity) ?? {};
      return { id: internalId(entity), name, days, most: capOf(caps, tier), tier, why: counted(grading, why) };
    })
    .filter(({ days, most }) => days > most)
    .sort((a, b) => b.days - b.most - (a.days - a.most) || (a.id < b.id ? -1 : 1));
  return {
    ...{ year, firms, days, distribution, above: items.length, items: items.slice(0, LONGEST) },
    cap: { article: caps.article, most: caps.most, assumption: caps.assumption },
    why: merged(items.flatMap(({ why }) => why)),
  };
}

/** What was looked at from afar, and is no visit. */
const FAR = `far as (
  select entity_id, records[1] as record_id from supervision.patrol where way <> 'on-site'
  union all
  select entity_id, unnest(records) from inspection.visit where way <> 'on-site'
)`;
/** Results of the year that somebody came for. */
const CAME = `r.type = 'inspection-result' and r.recognized_on >= $1 and r.recognized_on < $2
  and not exists (select from far where far.entity_id = r.entity_id and far.record_id = r.record_id)`;

/** How many were visited on how many days; and who on more days than the least of all caps. */
async function distributionOf(reader: Db, year: number, end: string, least: number) {
  const { rows } = await reader.query<{ days: number; firms: number; above: readonly number[] | null }>(
    `with ${FAR}, firm as (
       select r.entity_id, count(distinct r.recognized_on) as days from ledger.record r where ${CAME} group by 1
     )
     select days, count(*) as firms, array_agg(entity_id) filter (where days > $3) as above from firm group by 1 order by 1`,
    [`${year}-01-01`, end, least],
  );
  return {
    distribution: rows.map(({ days, firms }) => ({ days, firms })),
    firms: rows.reduce((sum, { firms }) => sum + firms, 0),
    days: rows.reduce((sum, { days, firms }) => sum + days * firms, 0),
    above: rows.flatMap(({ above }) => above ?? []),
  };
}

/** The days of some with why somebody came: by the exception of a patrol, else by the kind of inspection. */
async function daysOf(reader: Db, year: number, end: string, entityIds: readonly number[]): Promise<Row[]> {
  const { rows } = await reader.query<Row>(
    `with ${FAR}, day as (
       select r.entity_id, r.recognized_on,
         min(p.exception) as exception,
         min(least(array_position($4::text[], coalesce(t.payload->>'kind', 'other')),
           (select min(array_position($4::text[], one)) from jsonb_array_elements_text(t.payload->'also') as one))) as kind
       from ledger.record r
       join ledger.entry t on t.entity_id = r.entity_id and t.entry_id = r.entry_id
       left join supervision.patrol p on p.entity_id = r.entity_id and p.records[1] = r.record_id
       where r.entity_id = any($3) and ${CAME}
       group by 1, 2
     )
     select d.entity_id as entity, e.name, count(*) as days,
       array_agg(coalesce(d.exception, ($4::text[])[d.kind], 'other') order by d.recognized_on) as why
     from day d join registry.entity e on e.entity_id = d.entity_id
     group by 1, 2`,
    [`${year}-01-01`, end, entityIds, KINDS],
  );
  return rows;
}

function counted(grading: Grading, why: readonly string[]): Why[] {
  return [...Map.groupBy(why, (one) => one)]
    .map(([one, all]) => ({ why: one, ...labelOf(grading, one), days: all.length }))
    .sort((a, b) => b.days - a.days || (a.why < b.why ? -1 : 1));
}

/** What a ground is called, and whether the cap does not hold for it. */
function labelOf({ catalogue }: Grading, why: string): Pick<Why, 'label' | 'beyond'> {
  const { exceptions, limited } = patrolRules().caps;
  const kind = catalogue.lists.get('inspection-kind')!.codes.find(({ code }) => code === why);
  const exception = exceptions[why];
  return {
    label: exception ?? kind?.label ?? { zh: why, en: why },
    beyond: exception !== undefined || !limited.includes(why),
  };
}

function merged(all: readonly Why[]): Why[] {
  return [...Map.groupBy(all, ({ why }) => why).values()]
    .map((own) => ({ ...own[0], days: own.reduce((sum, { days }) => sum + days, 0) }))
    .sort((a, b) => b.days - a.days || (a.why < b.why ? -1 : 1));
}
