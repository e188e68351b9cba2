// Today's orders of an officer as they are shown: what is due in his areas, with lights, last visit, checklist and caps.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { namer } from '../../base/who/names.ts';
import { bookOf, type Grading } from '../../grading/grading.ts';
import { bookHead } from '../../grading/rulebook-line.ts';
import { registeredBooks } from '../../grading/rulebook-register.ts';
import { standingsToday } from '../../grading/standings-today.ts';
import { entityLineOf, LINE_COLUMNS, type LineRow } from '../../registry/entity-line.ts';
import { membersCount, waitingIn } from '../areas/list-members.ts';
import { areaNames, areasOfOfficer, postsFrom } from '../areas/read-areas.ts';
import { routeOrder } from '../areas/routes-on.ts';
import { waitingComplaints } from '../complaints/waiting.ts';
import { photoRules } from '../photos/photo-rules.ts';
import { type OpenWarning, openWarnings } from '../warnings/open-warnings.ts';
import type { WarningRule } from '../warnings/sheet.ts';
import { type Caps, type Checklist, capOf, checklistFor, isLimited, patrolRules } from './checklists.ts';
import { alongTheWay, type Order, ordersOf } from './order.ts';
import { problems } from './problems.ts';
import { type DueVisit, duesOf, isRecheck, kindsOf, type VisitRules, withoutDone } from './read-dues.ts';
import type { readToday } from './today-api.ts';
import { visitedOf } from './visited.ts';

type Answer = AnswerOf<typeof readToday>;
type Shown = Answer['orders'][number];

/** The rulebook whose levels and tiers bear on patrols. */
export const BOOK = 'chongqing';

interface Asking {
  readonly db: Db;
  readonly whole: Db;
  readonly grading: Grading;
  readonly rules: VisitRules;
  readonly warnings: ReadonlyMap<string, WarningRule>;
  readonly who: Reader;
  readonly today: Day;
}

/** Refuses whoever asks for another's day and is no station head. */
export async function todayOf(asking: Asking, officer = asking.who.id): Promise<Answer> {
  const { db, who, rules, grading, today } = asking;
  const head = who.role === 'station-head';
  if (officer !== who.id && !head) throw new Problem(problems['today.not-yours']);
  const areas = [...(await areasOfOfficer(db, officer, iso(today)))];
  const asks = officer === who.id || areas.length > 0;
  const open = asks ? await duesOf(db, rules, { areas, unit: who.unit.id }, today) : [];
  const all = ordersOf(await withoutDone(db, open, today), today);
  const { checklists, caps } = patrolRules();
  const orders = all.slice(0, checklists.most);
  const entities = orders.map(({ entityId }) => entityId);
  const complaints = await waitingComplaints(db, { officer, areas, entities });
  const { levels, short } = bookHead(bookOf(grading, BOOK));
  return {
    on: iso(today),
    orders: await shownOrders(
      asking,
      orders,
      Map.groupBy(complaints, ({ about }) => about),
    ),
    more: countOf(all.slice(checklists.most)),
    most: checklists.most,
    complaints: complaints.length,
    claims: areas.length ? await membersCount(db, waitingIn(areas)) : 0,
    checklists: checklists.checklists.map(shownChecklist),
    ...{ levels, short, caps: shownCaps(caps) },
    photos: photosTaken(),
    officers: head ? await officersIn(db, who, today) : [],
  };
}

function countOf(orders: readonly Order<DueVisit>[]): Answer['more'] {
  const of = (colour: Shown['light']) => orders.filter(({ light }) => light === colour).length;
  return { count: orders.length, red: of('red'), yellow: of('yellow') };
}

function shownChecklist({ id, label, items }: Checklist): Answer['checklists'][number] {
  return { id, label, items };
}

function shownCaps({ article, sense, assumption, exceptions, limited }: Caps): Answer['caps'] {
  return {
    article,
    sense,
    assumption,
    limited,
    exceptions: Object.entries(exceptions).map(([code, label]) => ({ code, ...label })),
  };
}

function photosTaken(): Answer['photos'] {
  const { most, bytes, longest } = photoRules();
  return { most, bytes, longest };
}

async function officersIn(db: Db, who: Reader, today: Day): Promise<Answer['officers']> {
  const posts = await postsFrom(db, iso(today));
  const ids = [...new Set(posts.flatMap(({ account, from }) => (from <= iso(today) ? [account] : [])))];
  const named = await namer(db, who, ids);
  return ids.map((id) => ({ id, name: named(id) }));
}

interface Row extends LineRow {
  readonly address: string | null;
  readonly industries: readonly string[] | null;
  readonly area: number | null;
}

async function shownOrders(
  { db, whole, grading, warnings, today }: Asking,
  orders: readonly Order<DueVisit>[],
  complaints: ReadonlyMap<number | null, readonly unknown[]>,
): Promise<Shown[]> {
  const ids = orders.map(({ entityId }) => entityId);
  if (ids.length === 0) return [];
  const { rows } = await db.query<Row>(
    `select ${LINE_COLUMNS}, e.address, e.industries, m.area_id as area from registry.entity e
     left join supervision.membership m on m.entity_id = e.entity_id where e.entity_id = any($1::int8[])`,
    [ids],
  );
  const entities = new Map(rows.map((row) => [row.entity_id, row]));
  const { number } = (await registeredBooks(db, grading)).get(BOOK)!;
  const standings = await standingsToday(whole, BOOK, number, ids, today);
  const visited = await visitedOf(db, ids, today);
  const names = await areaNames(db);
  const open = await openWarnings(db, warnings, ids, today);
  const way = await routeOrder(db, iso(today), ids);
  const routes = new Map(way.map(({ entityId, route }) => [entityId, route]));
  return alongTheWay(orders, [...routes.keys()]).flatMap((order): Shown | [] => {
    const row = entities.get(order.entityId);
    if (!row) return [];
    const { level = null, tier = null } = standings.get(order.entityId) ?? {};
    const waiting = complaints.get(order.entityId)?.length ?? 0;
    const route = routes.get(order.entityId) ?? null;
    const area = names.get(route?.area ?? row.area ?? 0) ?? null;
    const warned = (open.get(order.entityId) ?? []).map(shownWarning);
    return {
      ...{ ...shownOrder(order, row, tier), ...seen(visited(order.entityId)), level, tier },
      ...{ area, route: route?.name ?? null, warnings: warned, complaints: waiting },
    };
  });
}

function shownWarning({ rule, label, article, colour, urgency }: OpenWarning): Shown['warnings'][number] {
  return { rule, label, article, colour, urgency };
}

function seen({ last, days }: { readonly last: string | null; readonly days: number }) {
  return { lastVisit: last, visits: days };
}

function shownOrder({ light, due, reasons }: Order<DueVisit>, row: Row, tier: string | null) {
  const { caps } = patrolRules();
  const checklist = checklistFor(row.industries ?? []);
  const kinds = kindsOf(reasons);
  const dayIn = (day: Day | null) => (day === null ? null : iso(day));
  return {
    entity: entityLineOf(row),
    ...{ address: row.address, light, due: dayIn(due), ...kinds, recheck: reasons.some(isRecheck) },
    reasons: reasons.map(({ duty, rule, due: by }) => ({
      ...{ duty, label: rule.label, article: rule.article, due: dayIn(by) },
    })),
    checklist: checklist.id,
    offSite: tier !== null && checklist.off_site.tiers.includes(tier),
    offSiteWhy: checklist.off_site.why,
    most: capOf(caps, tier),
    limited: isLimited(caps, kinds),
  };
}
