// The door of orders to correct over HTTP.

import type { Api } from '../../base/http/api.ts';
import { letterFile } from '../../base/pdf/letter.ts';
import type { Typesetter } from '../../base/pdf/typeset.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { orderLetter } from './order-letter.ts';
import { rectificationAt } from './read-rectification.ts';
import * as api from './rectification-api.ts';
import { serveRectification } from './serve-rectification.ts';

/** Answers what an order says, on a page and as a file, and takes that it was served. */
export function rectificationRoutes(app: Api, grading: Grading, typesetter: Typesetter): void {
  app.on(api.readRectification, async ({ reader, whole, who, params }) =>
    rectificationAt({ reader, whole, who }, await entityAt(reader, params.id), params.patrol),
  );
  app.on(api.takeRectification, async ({ reader, whole, who, at, params, note }) => {
    const entityId = await entityAt(reader, params.id);
    const order = await rectificationAt({ reader, whole, who }, entityId, params.patrol);
    note({ object: order.entity.id, detail: order.number });
    return letterFile(typesetter, orderLetter(order), at);
  });
  app.on(api.serveRectification, async ({ db, reader, whole, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const due = await serveRectification({ db, whole, who, at, grading }, entityId, params.patrol, body);
    note({ detail: `${body.way} ${body.on} → ${due}` });
    return { due };
  });
}
