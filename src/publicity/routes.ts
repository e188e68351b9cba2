// The door of publicity over HTTP.

import type { Database } from '../base/db.ts';
import type { Api } from '../base/http/api.ts';
import type { Grading } from '../grading/grading.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import * as api from './api.ts';
import { askAmounts, choosingAmounts } from './choose.ts';
import { publicityOf } from './publicity-of.ts';
import { shownPublicity } from './shown-publicity.ts';
import { sheetsAnswer } from './shown-sheets.ts';

/** Answers what is asked about publicity. */
export function publicityRoutes(
  app: Api,
  { database, grading: { catalogue } }: { readonly database: Database; readonly grading: Grading },
): void {
  app.on(api.readPublicity, async ({ db, at, params }) => {
    const entityId = await entityAt(db, params.id);
    // Repairs of other sources and classes bear on it; what is told is of the records that the reader sees.
    const all = await database.read((whole) => publicityOf(whole, catalogue, at, entityId));
    const { rows } = await db.query<{ id: number }>(
      'select record_id as id from ledger.record where entity_id = $1 and record_id = any($2::int8[])',
      [entityId, all.map(({ recordId }) => recordId)],
    );
    const seen = new Set(rows.map(({ id }) => id));
    return { items: all.filter(({ recordId }) => seen.has(recordId)).map(shownPublicity) };
  });
  app.on(api.listPublicitySheets, ({ db }) => sheetsAnswer(db, catalogue));
  app.onApproved('publicity.sheet', choosingAmounts);
  app.on(api.choosePublicitySheet, async ({ body: { sheet, why }, note, ...ask }) => {
    note({ detail: `${sheet} ${why}` });
    return { proposal: await askAmounts(ask, sheet, why) };
  });
}
