// What an entity is told of an application: that it was refused, granted or reversed, as a notice with its remedies.

import { dayText } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import { type Notice, type Teller, tell } from '../notice/tell.ts';
import type { Prospect } from './prospects.ts';
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

/** Tells how a record can be repaired, to be served together with the decision; once for each record. */
export function tellRepairable(
  db: Db,
  who: Teller,
  at: Date,
  entity: number,
  { record, publicity, regime }: Prospect,
): Promise<Notice> {
  const { type, number, source, recordId } = record;
  return tell(db, who, at, {
    ...{ entity, kind: 'repair-notice', about: { type, number }, authority: source, cause: `repair ${recordId}` },
    facts: sentencesOf(publicity, regime?.materials ?? []).join(''),
    reasons: `${publicity.document}${publicity.article}：${publicity.sense.zh}`,
  });
}

const CHANNELS: Readonly<Record<string, string>> = { market: '企业信用信息公示系统', credit: '信用中国' };

function sentencesOf(
  { shown, repair }: Prospect['publicity'],
  usual: readonly { readonly zh: string }[],
): readonly string[] {
  const { earliest, automatic, never, conditions, materials } = repair;
  const papers = (materials.length ? materials : usual).map(({ zh }) => zh);
  return [
    ...shown.map(({ channel, from, until }) => {
      const ends = dayText(until);
      return `${CHANNELS[channel] ?? channel}自 ${dayText(from)} 起公示${ends ? `，${ends} 起不再公示` : ''}。`;
    }),
    ...(never ? [`${never.zh}。`] : []),
    ...(earliest === undefined ? [] : [`最早自 ${dayText(earliest)} 起可以申请修复。`]),
    ...(automatic === undefined ? [] : [`不申请的，${dayText(automatic)} 起自动停止公示。`]),
    ...(conditions.length ? [`条件：${conditions.map(({ label }) => label.zh).join('；')}。`] : []),
    ...(papers.length ? [`材料：${papers.join('、')}。`] : []),
    repairRules().free.zh,
  ];
}
