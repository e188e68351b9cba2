// The door of credit repair over HTTP.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Api } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import type { Seal } from '../base/seal.ts';
import { serveCaseFiles } from '../evidence/serve-files.ts';
import type { Grading } from '../grading/grading.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { nameOf } from '../registry/names.ts';
import { actOnRepair, deciding } from './act.ts';
import * as api from './api.ts';
import { applyForRepair } from './apply.ts';
import { bulkDeciding, bulkRule, curedBy, proposeBulk } from './bulk.ts';
import { repairFigures } from './figures.ts';
import { tellRepairable } from './letters.ts';
import { repairCounts, repairPage } from './list-repairs.ts';
import { problems } from './problems.ts';
import { type Prospect, prospectsOf } from './prospects.ts';
import { applicationsOf } from './read-applications.ts';
import { addToRepair, caseOfRepair } from './repair-files.ts';
import { repairAnswer } from './repair-page.ts';
import { repairRules } from './rules.ts';
import { rulesAnswer, shownItem, shownLines, shownProspect } from './shown.ts';

/** Answers what is asked about credit repair. */
export function repairRoutes(app: Api, grading: Grading, seal: Seal): void {
  app.onApproved('repair.decide', deciding(grading));
  app.onApproved('repair.bulk', bulkDeciding(grading));
  lists(app, grading);
  ofEntity(app, grading);
  bulk(app, grading);
  serveCaseFiles(app, seal, {
    operations: api.repairFiles,
    find: (reader, _, { id }) => caseOfRepair(reader, id),
    add: addToRepair,
  });
  app.on(api.readRepairRules, async () => rulesAnswer());
  app.on(api.readRepair, ({ db, whole, who, at, params: { id } }) => repairAnswer({ db, whole, who, at }, grading, id));
  app.on(api.actOnRepair, async ({ db, reader, who, at, params: { id }, body: { revision, doing }, note }) => {
    const detail = doing.act === 'decide' ? doing.decision.act : doing.act;
    note({ detail });
    return actOnRepair({ db, reader, who, at, grading }, id, revision, doing);
  });
}

function lists(app: Api, grading: Grading): void {
  app.on(api.listRepairs, async ({ db, at, query: { entity, ...query } }) => {
    const about = entity === undefined ? undefined : await entityAt(db, entity);
    return repairPage(db, grading, shanghaiDay(at), { ...query, about });
  });
  app.on(api.countRepairs, ({ db, at }) => repairCounts(db, shanghaiDay(at)));
  app.on(api.readRepairFigures, ({ db, at, query }) => repairFigures(db, shanghaiDay(at), query));
}

function ofEntity(app: Api, grading: Grading): void {
  app.on(api.entityRepairs, async ({ db, whole, at, params: { id } }) => {
    const entityId = await entityAt(db, id);
    const prospects = await prospectsOf(whole, grading, at, entityId);
    return {
      entity: { id: internalId(entityId), name: await nameOf(db, entityId) },
      free: repairRules().free,
      prospects: prospects.map((one) => shownProspect(one, grading)),
      applications: await shownLines(db, grading, await applicationsOf(db, entityId)),
    };
  });
  app.on(api.applyForRepair, async ({ db, reader, who, at, params: { id }, body, note }) => {
    const entityId = await entityAt(reader, id);
    const applied = await applyForRepair({ db, who, at, grading }, { ...body, entityId });
    note({ detail: applied.number });
    const items = applied.items.map((item) => shownItem(item, grading));
    return { id: applied.id, number: applied.number, state: applied.state, items };
  });
  app.on(api.tellRepairNotice, async ({ db, reader, whole, who, at, params: { id, record }, note }) => {
    const entityId = await entityAt(reader, id);
    const prospect = await prospectAt(whole, grading, at, entityId, record);
    const notice = await tellRepairable(db, who, at, entityId, prospect);
    note({ detail: notice.number });
    return { notice: notice.id, number: notice.number };
  });
  app.on(api.readRepairNotice, async ({ db, whole, at, params: { id, record } }) => {
    const entityId = await entityAt(db, id);
    const prospect = await prospectAt(whole, grading, at, entityId, record);
    const { rows } = await db.query<{ name: string; uscc: string | null }>(
      'select name, uscc from registry.entity where entity_id = $1',
      [entityId],
    );
    const { free, reversal, completion } = repairRules();
    return {
      entity: { id: internalId(entityId), ...rows[0] },
      ...{ free, reversal, prospect: shownProspect(prospect, grading), today: iso(shanghaiDay(at)) },
      completion: { workingDays: completion.working_days, sense: completion.sense },
    };
  });
}

async function prospectAt(db: Db, grading: Grading, at: Date, entityId: number, record: number): Promise<Prospect> {
  const prospects = await prospectsOf(db, grading, at, entityId);
  const found = prospects.find((one) => one.record.recordId === record);
  if (!found) throw new Problem(problems['repair.no-such-record'], { record });
  return found;
}

function bulk(app: Api, grading: Grading): void {
  app.on(api.listBulkRepairs, async ({ db, params: { id } }) => ({
    items: (await curedBy(db, grading, bulkRule(id))).map(({ entityId, entity, record, number, on, cure }) => ({
      ...{ entity: { id: internalId(entityId), name: entity }, record, number, on, cure },
    })),
  }));
  app.on(api.proposeBulkRepair, async ({ db, reader, who, at, params: { id }, body: { records, why } }) => ({
    proposal: await proposeBulk({ db, reader, who, at, grading }, id, records, why),
  }));
}
