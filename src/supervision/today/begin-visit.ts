// What the code of a patrol says: office and officer with certificate, why, what is looked at, and whether it counts to the cap.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { InputOf } from '../../base/http/operation.ts';
import type { Sheet } from '../../duties/sheet.ts';
import { bookOf, type Grading } from '../../grading/grading.ts';
import { registeredBooks } from '../../grading/rulebook-register.ts';
import { standingsToday } from '../../grading/standings-today.ts';
import type { Said } from '../scans/said.ts';
import type { showVisitCode } from '../scans/scan-api.ts';
import { capOf, checklistFor, countsToCap, type Kinds, patrolRules } from './checklists.ts';
import { type DueVisit, duesOfEntity, visitRules } from './read-dues.ts';
import { BOOK } from './read-today.ts';
import { visitedOf } from './visited.ts';

/** The certificates of enforcement that accounts hold on a day; who has none is left out. */
export type Certificates = (db: Db, accounts: readonly string[], on: string) => Promise<ReadonlyMap<string, string>>;

interface Beginning {
  /** The reader's, and the same with records of every class. */
  readonly reader: Db;
  readonly whole: Db;
  readonly who: Reader;
  readonly grading: Grading;
  readonly sheets: readonly Sheet[];
  readonly certificates: Certificates;
  readonly today: Day;
}

/** What the visited are to be told. */
export async function sayingOf(
  beginning: Beginning,
  entityId: number,
  { kind, also = [], way, exception }: InputOf<typeof showVisitCode>['body'],
): Promise<Said> {
  const { reader, who, certificates, today } = beginning;
  const { items } = checklistFor(await industriesOf(reader, entityId));
  const rules = visitRules(beginning.sheets.flatMap((sheet) => sheet.rules));
  const dues = await duesOfEntity(reader, rules, entityId, today);
  const held = await certificates(reader, [who.id], iso(today));
  return {
    office: who.unit.name,
    officers: [{ name: who.name, certificate: held.get(who.id) ?? null }],
    kind: kindLabel(beginning.grading, { kind, also }),
    ...{ way, on: iso(today) },
    reasons: reasonsOf(dues, beginning.sheets),
    items: items.map(({ label, article, assumption }) => ({ ...label, article, assumption })),
    cap: await capSaid(beginning, entityId, way === 'on-site' && exception === null, { kind, also }),
  };
}

/** Each rule once, with the document that it stands in: the visited do not know it by its article alone. */
function reasonsOf(dues: readonly DueVisit[], sheets: readonly Sheet[]): Said['reasons'] {
  const rules = [...new Set(dues.map(({ rule }) => rule))];
  return rules.map(({ id, label, article, assumption }) => {
    const sheet = sheets.find((one) => one.rules.some((rule) => rule.id === id));
    return { ...label, article: `${sheet?.document ?? ''} ${article}`.trim(), assumption: assumption !== undefined };
  });
}

async function industriesOf(reader: Db, entityId: number): Promise<readonly string[]> {
  const { rows } = await reader.query<{ industries: string[] | null }>(
    'select industries from registry.entity where entity_id = $1',
    [entityId],
  );
  return rows[0]?.industries ?? [];
}

/** The kinds of an inspection in both languages. */
export function kindLabel({ catalogue }: Grading, { kind, also }: Kinds): Said['kind'] {
  const { codes } = catalogue.lists.get('inspection-kind')!;
  const labels = [...new Set([kind, ...also])].map((one) => codes.find(({ code }) => code === one)!.label);
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') };
}

/** Whether a visit counts to the cap of the year, and how many there have been. */
export async function capSaid(
  { reader, whole, grading, today }: Pick<Beginning, 'reader' | 'whole' | 'grading' | 'today'>,
  entityId: number,
  counted: boolean,
  kinds: Kinds,
): Promise<Said['cap']> {
  const { caps } = patrolRules();
  const { number } = (await registeredBooks(reader, grading)).get(bookOf(grading, BOOK).id)!;
  const { tier = null } = (await standingsToday(whole, BOOK, number, [entityId], today)).get(entityId) ?? {};
  const { days } = (await visitedOf(reader, [entityId], today))(entityId);
  const { article } = caps;
  return {
    counts: counted && countsToCap(caps, kinds),
    visits: days,
    most: capOf(caps, tier),
    article,
    assumption: true,
  };
}
