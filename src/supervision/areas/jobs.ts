// The door of the placing of entities: who is new or has moved is proposed to an area, soon after it is known.

import { followBehind, type Rest } from '../../base/behind.ts';
import type { Workshop } from '../../base/workshop.ts';
import { placeEntities } from './place-entities.ts';

const LOCK = [0x6a7b, 1] as const;

/** Places whenever entities or areas have changed, one service at a time; gives what stops it. */
export function startPlacing(workshop: Workshop): () => Promise<void> {
  const { database, clock } = workshop;
  const work = async (rest: Rest) => {
    const placed = await placeEntities(database, clock(), rest);
    return placed > 0 ? `${placed}` : undefined;
  };
  return followBehind(workshop, { lock: LOCK, name: 'placed', after: ['entity', 'area'], work });
}
