// What an entity is told of an application: that it was refused, granted or reversed, as a notice with its remedies.

import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import { tell } from '../notice/tell.ts';
import type { Application } from './read-applications.ts';
import { repairRules } from './rules.ts';
import { groundLabel } from './shown.ts';

const KINDS = { refused: 'repair-refused', granted: 'repair-granted', reversed: 'repair-reversed' } as const;

/** Tells the entity what came of its application; once for each act on it. */
export async function tellApplicant(
  db: Db,
  who: Who,
  at: Date,
  application: Application,
  came: keyof typeof KINDS,
): Promise<void> {
  const { id, number, entityId, unit, source, applied, items, ground, reason } = application;
  const about = items.find(({ named }) => named) ?? items[0];
  const teller = { id: who.id, name: who.name, source, ...(unit && { unit: { id: unit, name: source } }) };
  await tell(db, teller, at, {
    ...{ entity: entityId, kind: KINDS[came], about: { type: about.type, number: about.number }, authority: source },
    facts: `${applied} 的信用修复申请（${number}）：${items.map(said).join('；')}。${repairRules().free.zh}`,
    reasons: [groundLabel(ground)?.zh, reason].filter(Boolean).join('：'),
    number: items.flatMap(({ reversal, decision }) => reversal ?? decision ?? [])[0] ?? number,
    cause: `${id} ${came} ${items.map(({ outcome }) => outcome).join(' ')}`,
  });
}

const OUTCOMES: Readonly<Record<string, string>> = {
  refused: '现在不能修复',
  granted: '准予修复',
  temporary: '准予临时修复',
  denied: '不予修复',
  reversed: '撤销修复，恢复公示',
};

function said({ number, outcome, earliest }: Application['items'][number]): string {
  const then = earliest ? `，${earliest} 起可以再申请` : '';
  return `${number} ${outcome === null ? '不予受理' : OUTCOMES[outcome]}${then}`;
}
