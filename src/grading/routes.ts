// The door of grading over HTTP: lists, standings and explanations, and the acts that regrade an entity at once.

import type { z } from 'zod';
import { type Day, dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Api, Reader } from '../base/http/api.ts';
import { ownSource } from '../base/http/reach.ts';
import { Problem } from '../base/problem.ts';
import { type Sight, sightOf } from '../ledger/consent.ts';
import { classesOf } from '../ledger/disclose.ts';
import { asProblem } from '../ledger/filing.ts';
import { heldRecord, meantFields } from '../ledger/held-record.ts';
import { ratingsIn } from '../ledger/ratings.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import type { Fields } from '../ledger/record.ts';
import { recordAt } from '../ledger/record-at.ts';
import { refuseAlone, refuseWritten } from '../ledger/second-person.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { knownAt } from '../registry/known-at.ts';
import { explainStanding, listRatings, listRulebooks, listStandings, listUndetermined } from './api.ts';
import { askedBeside, type BesideFilters } from './beside-filters.ts';
import { attentionCounts } from './count-attention.ts';
import { countAttention, exportEntities, listEntities } from './entities-api.ts';
import { explainEntity } from './explain-entity.ts';
import { exportedEntities } from './export-entities.ts';
import { correctAndGrade, fileAndGrade } from './file.ts';
import { correctRecord, fileRecord, listOwnFilings, previewRecord } from './filing-api.ts';
import type { Grading } from './grading.ts';
import { entityList } from './list-entities.ts';
import { ownFilings } from './own-filings.ts';
import { ownLevels } from './own-levels.ts';
import { previewFiling } from './preview.ts';
import { problems } from './problems.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { conflictsOf } from './rating-conflicts.ts';
import { bookLine } from './rulebook-line.ts';
import { standingsOf } from './standings.ts';
import { undeterminedPage } from './undetermined-page.ts';

/** Answers what grading is asked. */
export function gradingRoutes(app: Api, grading: Grading, beside: BesideFilters): void {
  lists(app, grading, beside);
  questions(app, grading);
  acts(app, grading);
  proposalRoutes(app, grading);
}

function lists(app: Api, grading: Grading, beside: BesideFilters): void {
  const askedOf = (query: Filters, who: Reader, today: Day) => ({
    ...questionOf(query),
    beside: askedBeside(beside, query, who, today),
  });
  app.on(listEntities, async ({ db, who, query, at }) => {
    const { after, limit } = query;
    const today = shanghaiDay(at);
    return entityList(db, grading, { ...askedOf(query, who, today), after, limit }, today);
  });
  app.on(exportEntities, async ({ db, who, query, at, lang, note }) => {
    const columns = codesIn(query.columns);
    const today = shanghaiDay(at);
    const done = (count: number) => note({ detail: `${count} ${JSON.stringify(query)}` });
    return exportedEntities(db, grading, askedOf(query, who, today), today, { lang, columns, done });
  });
}

function questions(app: Api, grading: Grading): void {
  app.on(listStandings, async ({ db, whole, who, at, params, query, note }) => {
    const asKnown = knownAt(query.asKnown);
    const entityId = await entityAt(db, params.id, asKnown);
    const sight = await sightOf(db, who, at, entityId);
    const answer = await standingsOf(whole, grading, {
      entityId,
      asKnown,
      classes: sight.classes,
      today: shanghaiDay(at),
    });
    note({ object: internalId(entityId), ...sight.note(seen(answer.records, sight, grading)) });
    return answer;
  });
  app.on(explainStanding, async ({ db, whole, who, params, query, at, note }) => {
    const asKnown = knownAt(query.asKnown);
    const entityId = await entityAt(db, params.id, asKnown);
    const on = query.on === undefined ? shanghaiDay(at) : dayOf(query.on)!;
    const sight = await sightOf(db, who, at, entityId);
    const question = { entityId, rulebook: params.rulebook, on, asKnown, classes: sight.classes };
    const answer = await explainEntity(whole, grading, question);
    const reasons = [...answer.reasons, ...answer.alsoInForce, ...(answer.tier?.reasons ?? [])];
    const records = reasons.flatMap(({ record }) => record ?? []);
    note({ object: internalId(entityId), ...sight.note(seen(records, sight, grading)) });
    return answer;
  });
  app.on(listRatings, async ({ db, whole, who, params, query, at, note }) => {
    const asKnown = knownAt(query.asKnown);
    const entityId = await entityAt(db, params.id, asKnown);
    const on = query.on === undefined ? shanghaiDay(at) : dayOf(query.on)!;
    const own = who.permissions.includes('standing.read') ? await ownLevels(whole, grading, entityId, on, asKnown) : [];
    const items = ratingsIn(grading.catalogue, await recordsOf(db, grading.catalogue, [entityId], asKnown), on);
    const types = items.map(({ type }) => type);
    const sight = await sightOf(db, who, at, entityId);
    note({ object: internalId(entityId), ...sight.note(classesOf(types, grading.catalogue)) });
    return { on: iso(on), own, items, conflicts: conflictsOf(own, items) };
  });
  app.on(listRulebooks, async () => ({ items: [...grading.books.values()].map(bookLine) }));
  app.on(countAttention, ({ db, query, at }) => attentionCounts(db, grading, query.rulebook, shanghaiDay(at)));
  app.on(listOwnFilings, async ({ db, who, query }) => ({ items: await ownFilings(db, who.id, query.limit) }));
  app.on(listUndetermined, async ({ db, query, note }) => {
    const { types, ...page } = await undeterminedPage(db, grading, query);
    note({ classes: classesOf(types, grading.catalogue) });
    return page;
  });
}

/** The disclosure classes of records as far as they were shown. */
function seen(records: readonly { type: string }[], { classes }: Sight, { catalogue }: Grading): number[] {
  const types = records.map(({ type }) => type);
  return [...classesOf(types, catalogue)].filter((one) => classes.includes(one));
}

function acts(app: Api, grading: Grading): void {
  app.on(previewRecord, async ({ reader, whole, who, at, params, body }) => {
    const { type, fields, source, record } = body;
    refuseClosed(type, who, grading);
    const entityId = await entityAt(reader, params.id);
    const seen = record === undefined || !('code' in (await heldRecord(reader, entityId, record)));
    const filing = { entityId, type, fields: fields as Fields, source };
    const answer = await previewFiling(
      seen ? whole : reader,
      at,
      { ...filing, source: sourceFor(who, source) },
      grading,
      record,
    );
    // What follows from everybody's records is not shown to one department.
    return who.permissions.includes('standing.read') ? answer : { ...answer, consequences: [] };
  });
  app.on(fileRecord, async ({ db, reader, who, at, params, body, note }) => {
    const { type, fields, source, why, again } = body;
    refuseAlone(grading.catalogue, type);
    refuseWritten(grading.catalogue, type);
    refuseClosed(type, who, grading);
    const entityId = await entityAt(reader, params.id);
    const filing = { entityId, type, fields: fields as Fields, source: sourceFor(who, source), why, again };
    const [{ state, recordId, since, problems }] = await fileAndGrade(db, who, at, [filing], grading);
    if (state === 'refused') throw asProblem(problems);
    note({ object: `${internalId(entityId)}/records/${recordId}`, detail: type });
    return { record: recordId!, state, since: since ?? null };
  });
  app.on(correctRecord, async ({ db, reader, who, at, params, body, note }) => {
    const held = await recordAt(reader, params);
    refuseAlone(grading.catalogue, held.type);
    refuseWritten(grading.catalogue, held.type);
    const fields = meantFields(held, body.fields as Fields, grading.catalogue);
    const { entityId, recordId } = held;
    await correctAndGrade(db, who, at, { entityId, recordId, fields, why: body.why }, grading);
    note({ object: `${internalId(entityId)}/records/${recordId}`, detail: held.type });
    return { record: recordId };
  });
}

/** Nobody files by hand what he could not look at afterwards. */
function refuseClosed(type: string, { classes }: Reader, { catalogue }: Grading): void {
  const [needed] = classesOf([type], catalogue);
  if (catalogue.type(type) && !classes.includes(needed))
    throw new Problem(problems['grading.class-not-yours'], { class: needed });
}

/** A department files in its own name only. */
function sourceFor(who: Reader, given: string | undefined): string | undefined {
  return who.role === 'department-user' ? ownSource(who) : given;
}

function questionOf({ kind, status, tag, level, tier, ...rest }: Filters) {
  const { q, division, industry, rulebook, attention, sort } = rest;
  return {
    ...{ q, division, industry, rulebook, attention, sort },
    ...{ kinds: codesIn(kind), statuses: codesIn(status), tags: codesIn(tag) },
    ...{ levels: codesIn(level), tiers: codesIn(tier) },
  };
}

type Filters = Omit<z.output<typeof listEntities.query>, 'after' | 'limit'>;

function codesIn(text: string | undefined): string[] | undefined {
  return text === undefined || text === '' ? undefined : text.split(',');
}
