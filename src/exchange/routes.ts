// The door of the exchange over HTTP: files sent to be imported, and what becomes of them.

import { asItWas, CSV_MARK, csvLine } from '../base/csv.ts';
import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Api, Reader } from '../base/http/api.ts';
import { numberAfter } from '../base/http/page-by.ts';
import { ownSource } from '../base/http/reach.ts';
import { Problem } from '../base/problem.ts';
import { problems as ofGrading } from '../grading/problems.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { classesOf } from '../ledger/disclose.ts';
import { refuseAlone } from '../ledger/second-person.ts';
import { template } from '../ledger/template.ts';
import {
  beginImport,
  downloadRejected,
  downloadTemplate,
  dropImport,
  listImports,
  listRejected,
  listSources,
  lookAtImport,
  readImport,
  sendImport,
  stopImport,
  undoMapping,
} from './api.ts';
import { contentOf, forgetContent } from './content.ts';
import { quoted } from './fault.ts';
import { fieldSetOf } from './import-file.ts';
import { keptMapping, keptMappings, putMappingBack } from './kept-mapping.ts';
import { lookAt } from './look.ts';
import { patternsIn } from './mapping-text.ts';
import { beginImport as begin, dropImport as drop, noteImport, stopImport as stop } from './note-import.ts';
import { knownSources, type NotedImport, notedImport, notedImports } from './noted-import.ts';
import { problems } from './problems.ts';
import { rejectedAfter, rejectedByCode, rejectedFile } from './rejected-rows.ts';
import { importLine, importReceipt, rejectedLine, shownLook } from './shown-import.ts';

export interface Exchanging {
  readonly catalogue: Catalogue;
  /** Where files are put while they are looked at. */
  readonly folder: string;
}

const CSV = 'text/csv; charset=utf-8';

/** Answers what the exchange is asked. */
export function exchangeRoutes(app: Api, exchanging: Exchanging): void {
  questions(app, exchanging);
  acts(app, exchanging);
}

function questions(app: Api, { catalogue }: Exchanging): void {
  app.on(listImports, async ({ db, who, query: { limit, ...sought } }) => {
    const rows = await notedImports(db, { ...sought, account: who.id, limit: limit + 1 });
    const items = rows.slice(0, limit).map((row) => importLine(row, catalogue, who.id));
    return { items, next: rows.length > limit ? items[limit - 1].id : null };
  });
  app.on(readImport, async ({ db, who, params, lang }) => {
    const noted = await notedImport(db, params.id);
    const reasons = await rejectedByCode(db, params.id);
    const mended = await notedImports(db, { of: params.id, account: who.id, limit: 50 });
    return importReceipt(noted, catalogue, who.id, lang, { reasons, mended });
  });
  app.on(listRejected, async ({ db, who, params, query: { after, limit }, lang, note }) => {
    note({ classes: rowClasses(await notedImport(db, params.id), who, catalogue) });
    const rows = await rejectedAfter(db, params.id, numberAfter(after) ?? 0, limit + 1);
    const items = rows.slice(0, limit).map((row) => rejectedLine(row, lang));
    return { items, next: rows.length > limit ? String(items[limit - 1].line) : null };
  });
  app.on(downloadRejected, async ({ db, who, params, lang, note }) => {
    const noted = await notedImport(db, params.id);
    const { file, headings } = noted;
    note({ classes: rowClasses(noted, who, catalogue) });
    const name = `${file.split('/').pop()}.rejected.csv`;
    return { name, type: CSV, content: rejectedFile(db, params.id, headings ?? [], lang) };
  });
  app.on(downloadTemplate, async ({ query }) => {
    const set = fieldSetOf(catalogue, query.type);
    const content = CSV_MARK + csvLine(template(catalogue, set).map(({ heading }) => heading));
    return { name: `${set.label.zh}.csv`, type: CSV, content };
  });
  app.on(listSources, async ({ db }) => ({ items: await knownSources(db) }));
}

function acts(app: Api, { catalogue, folder }: Exchanging): void {
  const shown = async (db: Db, who: Reader, id: string) => importLine(await notedImport(db, id), catalogue, who.id);
  app.on(sendImport, async ({ db, reader, who, at, query, sent }) => {
    const of = query.of === undefined ? undefined : await notedImport(reader, query.of);
    return shown(db, who, await noteImport(db, who, at, sent!, of));
  });
  app.on(lookAtImport, async ({ db, reader, who, at, params, body, lang }) => {
    const noted = await notedImport(reader, params.id);
    const path = await contentOf(db, noted, folder);
    const kept = await followed(reader, who, noted, body);
    if (body.mapping) await refuseNewPatterns(reader, who, noted, body.mapping);
    const asSent = noted.partOf === null ? (cell: string) => cell : asItWas;
    const { sheet, choose, mean } = body;
    const type = body.type ?? noted.type ?? undefined;
    const look = await lookAt(
      catalogue,
      path,
      { type, sheet, choose, mean, mapping: kept?.content, asSent },
      shanghaiDay(at),
    );
    return shownLook(look, catalogue, body.mapping === undefined ? kept?.name : undefined, lang);
  });
  app.on(beginImport, async ({ db, reader, who, at, params, body }) => {
    fieldSetOf(catalogue, body.type);
    refuseAlone(catalogue, body.type);
    const [noted, mapping] = [await notedImport(reader, params.id), body.mapping ?? undefined];
    if (mapping !== undefined) await refuseNewPatterns(reader, who, noted, mapping);
    const replaced = await begin(db, who, at, noted, { ...body, mapping });
    return { ...(await shown(db, who, params.id)), replaced };
  });
  app.on(stopImport, async ({ db, reader, who, at, params }) => {
    await stop(db, at, await notedImport(reader, params.id));
    return shown(db, who, params.id);
  });
  app.on(undoMapping, async ({ db, reader, who, at, params, note }) => {
    const { id, source } = await notedImport(reader, params.id);
    await putMappingBack(db, who, at, id);
    note({ object: id, detail: source ?? '' });
    return { undone: true };
  });
  app.on(dropImport, async ({ db, reader, params }) => {
    await drop(db, await notedImport(reader, params.id));
    await forgetContent(params.id, folder);
    return { dropped: true };
  });
}

/** Rows are as closed as the records that they were to become: refuses whoever may not see those. */
function rowClasses({ type }: NotedImport, { classes }: Reader, catalogue: Catalogue): Set<number> {
  const needed = type !== null && catalogue.type(type) ? classesOf([type], catalogue) : new Set<number>();
  for (const one of needed)
    if (!classes.includes(one)) throw new Problem(ofGrading['grading.class-not-yours'], { class: one });
  return needed;
}

interface LookBody {
  readonly type?: string;
  readonly source?: string;
  readonly mapping?: string | null;
}

/** The mapping to look by: the one that is given, else that of the import that is mended, else the source's last. */
async function followed(reader: Db, who: Reader, noted: NotedImport, { type, source, mapping }: LookBody) {
  if (mapping !== undefined) return mapping === null ? undefined : { name: '', content: mapping };
  const asked = type ?? noted.type;
  if (noted.mapping !== null && asked === noted.type) return { name: noted.mappingName ?? '', content: noted.mapping };
  const from = who.role === 'department-user' ? ownSource(who) : (source ?? noted.source);
  return asked && from ? keptMapping(reader, from, asked) : undefined;
}

/** A department's pattern could keep the service busy for ever: it may use those only that the office has kept for it. */
async function refuseNewPatterns(reader: Db, who: Reader, noted: NotedImport, mapping: string): Promise<void> {
  if (who.role !== 'department-user') return;
  const known = new Set(noted.mapping === null ? [] : patternsIn(noted.mapping));
  for (const content of await keptMappings(reader, ownSource(who)))
    for (const one of patternsIn(content)) known.add(one);
  const unknown = patternsIn(mapping).find((pattern) => !known.has(pattern));
  if (unknown !== undefined) throw new Problem(problems['exchange.pattern-not-kept'], { pattern: quoted(unknown) });
}
