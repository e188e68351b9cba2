// Choosing whose amounts the office works by: proposed, and decided by a second person, for it changes what is shown of many.

import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { propose } from '../base/who/proposals.ts';
import { choosePublicitySheet, publicitySheetsInUse } from './chosen.ts';
import { problems } from './problems.ts';
import { shippedPublicitySheets } from './publicity-of.ts';
import type { PublicitySheet } from './sheet.ts';

const NONE = { zh: '不用地方的数额', en: 'no amounts of a place' };

/** The number of the proposal; '' is none. Refuses what is no local sheet, and what is in use already. */
export async function askAmounts(
  { db, who, at }: { readonly db: Db; readonly who: Reader; readonly at: Date },
  sheet: string,
  why: string,
): Promise<number> {
  const local = shippedPublicitySheets().filter((one) => one.local);
  const found = local.find(({ id }) => id === sheet);
  if (sheet !== '' && !found)
    throw new Problem(problems['publicity.no-local-sheet'], { sheet, known: local.map(({ id }) => id).join(', ') });
  if ((await usedSheet(db))?.id === found?.id) throw new Problem(problems['publicity.chosen']);
  const subject = (found?.title ?? NONE).zh;
  const division = who.reach[0] ?? '';
  return propose(db, who, at, {
    ...{ kind: 'publicity.sheet', about: 'amounts', subject, division, content: { sheet }, reason: why },
  });
}

async function usedSheet(db: Db): Promise<PublicitySheet | undefined> {
  return (await publicitySheetsInUse(db, shippedPublicitySheets())).find(({ local }) => local);
}

/** What approving a choice does. */
export const choosingAmounts: Approval = {
  describe: async (reader, { content }) => {
    const { sheet } = content as { readonly sheet: string };
    const asked = shippedPublicitySheets().find(({ id }) => id === sheet);
    return [
      { label: { zh: '现在使用', en: 'In use now' }, value: (await usedSheet(reader))?.title ?? NONE },
      { label: { zh: '改为使用', en: 'To be used' }, value: asked?.title ?? NONE },
    ];
  },
  act: ({ db, who, at, proposal: { content, proposedBy, reason } }) =>
    choosePublicitySheet(db, (content as { sheet: string }).sheet, {
      ...{ who: proposedBy, at, why: reason, approved: who.name },
    }),
};
