// Putting a duty off and waiving it: at once, or by two people where the sheet asks for approval.

import { dayOf } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { propose } from '../../base/who/proposals.ts';
import { extend, refuseExtension, refuseWaiver, waive } from '../../duties/act.ts';
import { dutyAt, type OneDuty } from '../../duties/one.ts';
import type { DutyRule } from '../../duties/sheet.ts';
import { nameOf } from '../../registry/names.ts';

type Rules = ReadonlyMap<string, DutyRule>;

interface Asked {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** The number of the proposal; null: it was put off at once. */
export async function askExtension(
  { db, reader, who, at }: Asked,
  rules: Rules,
  { id, until, why }: { readonly id: string; readonly until: string; readonly why: string },
): Promise<number | null> {
  const duty = await dutyAt(reader, id);
  const rule = rules.get(duty.rule)!;
  refuseExtension(rule, duty, dayOf(until)!);
  if (rule.extension?.approval) return proposeAbout(db, who, at, { kind: 'duty.extend', duty, rule, id, why, until });
  await extend(db, rule, id, dayOf(until)!, { who, at, why });
  return null;
}

/** The number of the proposal; null: it was waived at once. */
export async function askWaiver(
  { db, reader, who, at }: Asked,
  rules: Rules,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<number | null> {
  const duty = await dutyAt(reader, id);
  const rule = rules.get(duty.rule)!;
  refuseWaiver(rule, duty);
  if (rule.waiver?.approval) return proposeAbout(db, who, at, { kind: 'duty.waive', duty, rule, id, why });
  await waive(db, rule, id, { who, at, why });
  return null;
}

interface Proposed {
  readonly kind: 'duty.extend' | 'duty.waive';
  readonly duty: OneDuty;
  readonly rule: DutyRule;
  readonly id: string;
  readonly why: string;
  readonly until?: string;
}

async function proposeAbout(db: Db, who: Reader, at: Date, proposed: Proposed): Promise<number> {
  const { kind, duty, rule, id, why, until } = proposed;
  return propose(db, who, at, {
    kind,
    about: `duty/${id}`,
    subject: `${await nameOf(db, duty.entityId)} ${rule.label.zh}`,
    division: duty.division,
    class: duty.class,
    content: { until: until ?? null },
    reason: why,
  });
}

const idIn = (about: string) => about.slice('duty/'.length);

/** What approving an extension or a waiver does. */
export function puttingOff(rules: Rules, kind: 'duty.extend' | 'duty.waive'): Approval {
  return {
    describe: async (reader, { about, content }) => {
      const duty = await dutyAt(reader, idIn(about));
      const { label, article } = rules.get(duty.rule)!;
      const { until } = content as { until: string | null };
      const plain = (text: string) => ({ zh: text, en: text });
      return [
        { label: { zh: '期限', en: 'Duty' }, value: label },
        { label: { zh: '出处', en: 'Article' }, value: plain(article) },
        ...(until ? [{ label: { zh: '延长到', en: 'Put off to' }, value: plain(until) }] : []),
      ];
    },
    act: async ({ db, reader, who, at, proposal: { about, content, proposedBy, reason } }) => {
      // Nobody decides about an entity that he may not see.
      const duty = await dutyAt(reader, idIn(about));
      const rule = rules.get(duty.rule)!;
      const doing = { who: proposedBy, at, why: reason, approved: who.name };
      if (kind === 'duty.waive') return waive(db, rule, idIn(about), doing);
      await extend(db, rule, idIn(about), dayOf((content as { until: string }).until)!, doing);
    },
  };
}
