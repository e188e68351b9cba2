// The warnings about one entity with their causes, articles, stages and history; and how it is to be reviewed.

import { type Day, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { RELATION_KINDS } from '../../registry/relation.ts';
import { unitNames } from '../duties/list-duties.ts';
import { readFacts } from '../duties/read-facts.ts';
import type { readWarnings } from './api.ts';
import { causeOf } from './cause.ts';
import { daysIn, WARNING_COLUMNS, type WarningRow, warningLine } from './list-warnings.ts';
import { mayLift, postsAt } from './raise.ts';
import type { Review, WarningRule } from './sheet.ts';
import { reviewsOn } from './wanted.ts';
import type { Detail, WarningWork } from './work.ts';

type Answer = AnswerOf<typeof readWarnings>;
type Item = Answer['items'][number];

/** Those that are gone because their cause was withdrawn are left out; what is over comes last. */
export async function warningsAnswer(
  db: Db,
  work: WarningWork,
  documents: ReadonlyMap<string, string>,
  entityId: number,
  who: Reader,
): Promise<Omit<Answer, 'reviews'>> {
  const today = shanghaiDay(work.at);
  const { rows } = await db.query<WarningRow>(
    `select ${WARNING_COLUMNS} from supervision.warning w join registry.entity e on e.entity_id = w.entity_id
     where w.entity_id = $1 and w.gone_on is null order by w.since_day desc, w.rule, w.cause`,
    [entityId],
  );
  const acts = await actsOf(db, entityId);
  const names = await unitNames(db);
  const items: Item[] = [];
  for (const row of rows) {
    const rule = work.declared.rules.get(row.rule);
    if (!rule) continue;
    const line = warningLine(row, rule, names, today);
    const { raised } = JSON.parse(row.detail) as Detail;
    const may = raised !== undefined && line.state !== 'ended' && who.permissions.includes('warning.raise');
    items.push({
      ...line,
      ...{ document: documents.get(rule.id)!, article: rule.article, sense: rule.sense },
      ...{ assumption: rule.assumption ?? null, cause: causeOf(row, rule), ending: row.ending },
      stages: stagesShown(row, rule),
      raised: raised
        ? { number: raised.number, name: raised.name, unit: names.get(raised.unit) ?? '', why: raised.why }
        : null,
      mayLift: may && (await mayLift(db, who, raised.unit)),
      acts: acts.get(`${row.rule} ${row.cause}`) ?? [],
    });
  }
  const posts = (await postsAt(db, entityId, work.at)).map(({ kind, name }) => ({ kind, label: kindOf(kind), name }));
  return { items: items.sort((a, b) => place(a) - place(b)), posts };
}

function place({ state, urgency }: Item): number {
  return state === 'open' ? -urgency : state === 'ahead' ? 1 : 2;
}

function stagesShown(row: WarningRow, rule: WarningRule): Item['stages'] {
  return daysIn(row).stages.map((on: Day, i) => {
    const { colour, urgency, remedy } = rule.stages[i];
    return { on: iso(on), colour, urgency, remedy };
  });
}

function kindOf(code: string): { zh: string; en: string } {
  const found = RELATION_KINDS.find((one) => one.code === code);
  return { zh: found?.zh ?? code, en: found?.en ?? code };
}

async function actsOf(db: Db, entityId: number): Promise<Map<string, Item['acts']>> {
  const { rows } = await db.query(
    `select rule, cause, act, at, name as who, why, on_day::text as on from supervision.warning_act
     where entity_id = $1 order by number`,
    [entityId],
  );
  const acts = new Map<string, Item['acts']>();
  for (const { rule, cause, at, ...act } of rows) {
    const key = `${rule} ${cause}`;
    acts.set(key, [...(acts.get(key) ?? []), { ...act, at: new Date(at).toISOString() }]);
  }
  return acts;
}

/** How registration clerks review the entity today; by attributes and standings alone. */
export async function reviewsOf(whole: Db, work: WarningWork, entityId: number): Promise<Answer['reviews']> {
  const { reading, declared, at } = work;
  const [facts] = await readFacts(whole, { ...reading, layouts: new Map() }, [entityId]);
  return facts ? reviewsOn(declared.sheets, facts, shanghaiDay(at)).map(shownReview) : [];
}

function shownReview({ id, label, article, sense, assumption }: Review): Answer['reviews'][number] {
  return { id, label, article, sense, assumption: assumption ?? null };
}
