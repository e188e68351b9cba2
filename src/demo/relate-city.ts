// Who heads and owns the firms of an invented city, stated to the register: some people and firms stand behind several.

import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import type { RelationInput } from '../registry/relations.ts';
import { saveRelations } from '../registry/relations.ts';
import type { MadeEntity } from './city.ts';

/** States the relations of every fourth firm and of all branches; the same for the same city. */
export async function relateCity(db: Db, who: Who, at: Date, city: readonly MadeEntity[]): Promise<void> {
  const ids = await entityIdsOf(db, city);
  const firms = city.filter(({ kind, uscc }) => kind === 'enterprise' && ids.has(uscc));
  const some = firms.filter((_, i) => i % 4 === 0);
  const inputs = some.flatMap((firm, i): RelationInput[] => {
    const entityId = ids.get(firm.uscc)!;
    const head = some[i - (i % 3)];
    const owner = some[Math.floor(i / 5)];
    return [
      { entityId, kind: 'legal-representative', party: { person: head.person, idNumber: `${head.uscc}-1` } },
      i % 5 === 0
        ? { entityId, kind: 'investor', party: { person: firm.person, idNumber: `${firm.uscc}-2` }, share: 0.7 }
        : { entityId, kind: 'investor', party: { entityId: ids.get(owner.uscc)! }, share: 0.55 },
    ];
  });
  await saveRelations(db, who, at, [...inputs, ...headOffices(city, ids)]);
}

function headOffices(city: readonly MadeEntity[], ids: ReadonlyMap<string, number>): RelationInput[] {
  let last: MadeEntity | undefined;
  return city.flatMap((one) => {
    const parent = last;
    if (one.kind === 'enterprise' && one.uscc) last = one;
    const [entityId, party] = [ids.get(one.uscc), parent && ids.get(parent.uscc)];
    if (one.kind !== 'branch' || entityId === undefined || party === undefined) return [];
    return [{ entityId, kind: 'head-office', party: { entityId: party } }];
  });
}

/** By credit code, of those that the register has. */
export async function entityIdsOf(db: Db, city: readonly MadeEntity[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ uscc: string; entity_id: number }>(
    'select uscc, entity_id from registry.uscc where uscc = any($1::text[])',
    [city.flatMap(({ uscc }) => (uscc ? [uscc] : []))],
  );
  return new Map(rows.map(({ uscc, entity_id }) => [uscc, entity_id]));
}
