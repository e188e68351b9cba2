// Acts by the command line: whoever runs the machine needs no second person, and stands in the audit trail by his system name.

import type { Db } from '../db.ts';
import type { Who } from '../who.ts';
import { addAudit } from './audit.ts';

/** What the command line can do to what is kept, in words. */
export const LOCAL_ACTS = {
  'local.correct': { zh: '在本机更正记录', en: 'Correct a record by the command line' },
  'local.withdraw': { zh: '在本机撤回记录', en: 'Withdraw a record by the command line' },
  'local.import': { zh: '在本机导入文件', en: 'Import a file by the command line' },
  'local.clauses': { zh: '在本机载入罚则', en: 'Load penal clauses by the command line' },
  'local.calendar': { zh: '在本机载入节假日安排', en: 'Load a calendar by the command line' },
  'local.restore': { zh: '在本机恢复备份', en: 'Restore a backup by the command line' },
  'local.report': { zh: '在本机出具信用报告', en: 'Issue a report by the command line' },
  'local.report-key': { zh: '在本机更换报告的签名密钥', en: 'Change the key of reports by the command line' },
  'local.repair': { zh: '在本机批量修复', en: 'Repair in bulk by the command line' },
} as const;

export interface LocalAct {
  readonly act: keyof typeof LOCAL_ACTS;
  readonly object: string;
  readonly detail?: string;
}

/** Notes an act of the command line, last in its transaction. */
export function noteLocally(db: Db, at: Date, { name }: Who, { act, object, detail = '' }: LocalAct): Promise<void> {
  return addAudit(db, at, { account: null, name, act, object, outcome: 'done', detail });
}
