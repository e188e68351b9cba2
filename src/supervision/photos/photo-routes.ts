// The door of patrols' photos over HTTP.

import type { Api } from '../../base/http/api.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { addPhoto } from './add-photo.ts';
import * as api from './photo-api.ts';
import { photoAt } from './read-photos.ts';

/** Takes photos of patrols and shows them. */
export function photoRoutes(app: Api): void {
  app.on(api.addPhoto, async ({ db, reader, who, at, params, sent, note }) => {
    const entityId = await entityAt(reader, params.id);
    const hash = await addPhoto({ db, who, at }, { entityId, patrol: params.patrol }, sent!);
    note({ detail: `${hash.slice(0, 12)} ${sent!.size}` });
    return { hash };
  });
  app.on(api.readPhoto, async ({ reader, params }) =>
    photoAt(reader, await entityAt(reader, params.id), params.patrol, params.hash),
  );
}
