// Acts of people without an account, by pages that are found by a code, or by a code itself: the audit trail says what was done, not by whom.

import type { Db } from '../db.ts';
import { addAudit } from './audit.ts';

/** In words. */
export const OUTSIDE_ACTS = {
  'outside.confirm': { zh: '扫码确认入企', en: 'Confirm a visit by its code' },
  'outside.rate': { zh: '以回执评价检查', en: 'Rate a visit by its receipt' },
  'outside.activate': { zh: '以激活码开通企业账户', en: 'Activate an enterprise’s account by its code' },
  'outside.complain': { zh: '以入企码或回执投诉', en: 'Complain of a visit by its code or receipt' },
} as const;

/** Notes an act, last in its transaction; `object` is the visit, or the account. */
export function noteOutside(db: Db, at: Date, act: keyof typeof OUTSIDE_ACTS, object: string): Promise<void> {
  return addAudit(db, at, { account: null, name: '?', act, object, outcome: 'done', detail: '' });
}
