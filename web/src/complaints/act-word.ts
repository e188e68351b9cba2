// The word of each act on a complaint; a report has words of its own.

import type { InputOf } from '../../../src/base/http/operation.ts';
import type { actOnComplaint } from '../../../src/supervision/complaints/complaint-act-api.ts';
import type { useWords } from '../words/use-words.ts';
import type { Complaint } from './use-complaints.ts';

export type Doing = InputOf<typeof actOnComplaint>['body']['doing'];
/** Joining is done from the list of look-alikes. */
export type ActName = Exclude<Doing['act'], 'join'>;

export function actWord(
  t: ReturnType<typeof useWords>['t'],
  act: ActName,
  { kind, entity }: Pick<Complaint, 'kind' | 'entity'>,
): string {
  if (act === 'assign') return t('complaints.page.assign');
  if (act === 'match') return t(entity ? 'complaints.page.rematch' : 'complaints.page.match');
  if (kind === 'report' && act === 'accept') return t('complaints.act.acceptReport');
  if (kind === 'report' && act === 'refuse') return t('complaints.act.refuseReport');
  return t(`complaints.act.${act}`);
}
