// How far an account sees, as the database is told it.

import { iso, shanghaiDay } from '../day.ts';
import type { Limit } from '../limit.ts';
import { isOutside } from '../who/permissions.ts';
import type { Reader } from './api.ts';
import type { Operation } from './operation.ts';

/** What is seen of an answer for everybody: whoever comes from outside sees what nobody in particular sees. */
export function limitFor({ permit }: Pick<Operation, 'permit'>, who: Reader | undefined, at: Date): Limit {
  return limitOf(permit === 'anyone' && who && isOutside(who.role) ? undefined : who, at);
}

/** What a reader may see now; nobody sees nothing. A department without a name of its own to file under sees no records. */
export function limitOf(who: Reader | undefined, at: Date): Limit {
  if (!who) return { reach: [], source: undefined, classes: [] };
  const day = iso(shanghaiDay(at));
  if (isOutside(who.role))
    return { reach: [], source: undefined, classes: who.classes, account: who.id, day, outside: outsideOf(who) };
  const own = who.role === 'department-user' ? ownSource(who) : undefined;
  return { reach: who.reach, source: own, classes: who.classes, account: who.id, day };
}

/** The name under which a department's unit files. */
export function ownSource({ source, unit }: Reader): string {
  return source ?? `unit ${unit.id}`;
}

function outsideOf({ entity, unit }: Reader) {
  return { entity, unit: unit.id || undefined };
}
