// Applications, records and prospects as pages and other systems are shown them.

import { dayText, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Grading } from '../grading/grading.ts';
import { internalId } from '../registry/entity.ts';
import { namesOf } from '../registry/names.ts';
import type { entityRepairs, listRepairs, readRepairRules } from './api.ts';
import { regimeOf } from './clocks.ts';
import { type Prospect, shownDay } from './prospects.ts';
import type { Application, Item } from './read-applications.ts';
import { type Regime, repairRegimes, repairRules } from './rules.ts';

export type ShownLine = AnswerOf<typeof listRepairs>['items'][number];
export type ShownProspect = AnswerOf<typeof entityRepairs>['prospects'][number];

/** The name of a ground of refusal or reversal. */
export function groundLabel(id: string | null) {
  if (id === null) return null;
  const { refusals, reversals } = repairRules();
  return [...refusals, ...reversals].find((one) => one.id === id)?.label ?? { zh: id, en: id };
}

export function shownItem(item: Item, { catalogue }: Pick<Grading, 'catalogue'>): ShownLine['items'][number] {
  const { type, number, named, outcome, ground, earliest, decision, reversal } = item;
  const { id, document, title } = regimeOf(item.regime);
  return {
    ...{ record: item.recordId, type, number, named, outcome, earliest, decision, reversal },
    label: catalogue.type(type)?.label ?? { zh: type, en: type },
    regime: { id, document, title },
    ground: groundLabel(ground),
  };
}

/** Applications as lists show them. */
export async function shownLines(
  db: Db,
  grading: Pick<Grading, 'catalogue'>,
  applications: readonly Application[],
): Promise<ShownLine[]> {
  const names = await namesOf(
    db,
    applications.map(({ entityId }) => entityId),
  );
  const { rows } = await db.query<{ id: string; name: string }>('select id, name from base.unit');
  const units = new Map(rows.map((unit) => [unit.id, unit]));
  return applications.map((one) => {
    const { id, number, entityId, state, basis, channel, applied, due, source } = one;
    return {
      ...{ id, number, state, basis, channel, applied, due, source },
      entity: { id: internalId(entityId), name: names.get(entityId) ?? '' },
      unit: units.get(one.unit) ?? null,
      items: one.items.map((item) => shownItem(item, grading)),
    };
  });
}

export function shownProspect(one: Prospect, { catalogue }: Pick<Grading, 'catalogue'>): ShownProspect {
  const { record, publicity, regime, open, related } = one;
  const { repair, repaired } = publicity;
  return {
    ...{ record: record.recordId, type: record.type, number: record.number, source: record.source },
    label: catalogue.type(record.type)?.label ?? { zh: record.type, en: record.type },
    ...{ on: record.recognizedOn, kind: publicity.kind, document: publicity.document, article: publicity.article },
    ...{ sense: publicity.sense, assumption: publicity.assumption ?? null, disputed: publicity.disputed },
    shown: publicity.shown.map(({ channel, from, until }) => ({ channel, from: iso(from), until: dayText(until) })),
    repaired: repaired ? { number: repaired.number, kind: repaired.kind, on: iso(repaired.on) } : null,
    ...{ possible: repair.possible, earliest: shownDay(repair.earliest), automatic: shownDay(repair.automatic) },
    ...{ never: repair.never ?? null, conditions: [...repair.conditions], repairArticle: repair.article },
    materials: [...(repair.materials.length ? repair.materials : (regime?.materials ?? []))],
    regime: regime ? shownRegime(regime) : null,
    open: open ? { id: open.id, number: open.number } : null,
    related: related.map(({ recordId, ...said }) => ({ record: recordId, ...said })),
  };
}

function shownRegime({ id, title, document, clocks, materials, reorganisation }: Regime) {
  return {
    ...{ id, title, document, materials, reorganisation: reorganisation?.sense ?? null },
    clocks: clocks.map(({ id: clock, to, working_days: workingDays, article, sense, assumption }) => ({
      ...{ id: clock, to, workingDays, article, sense, assumption: assumption ?? null },
    })),
  };
}

/** Everything that the pages offer and explain. */
export function rulesAnswer(): AnswerOf<typeof readRepairRules> {
  const { free, refusals, reversals, routes, completion, bulk } = repairRules();
  return {
    ...{ free, refusals, reversals },
    regimes: repairRegimes().regimes.map((one) => ({
      ...shownRegime(one),
      ...{ from: iso(one.from), until: shownDay(one.until) },
    })),
    routes: routes.map(({ id, label, document, assumption }) => ({
      ...{ id, label, document, assumption: assumption ?? null },
    })),
    completion: {
      ...{ workingDays: completion.working_days, sense: completion.sense, assumption: completion.assumption },
    },
    bulk: bulk.map(({ id, label, article, sense, assumption }) => ({ id, label, article, sense, assumption })),
  };
}
