// Choosing the local sheets that the office works by: proposed, and decided by a second person, for it changes everybody's work.

import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import { chooseSheets, lastChoice, sheetsInUse } from '../../duties/chosen.ts';
import { problems } from '../../duties/problems.ts';
import type { Sheet } from '../../duties/sheet.ts';
import type { listDutySheets } from './api.ts';

export async function sheetsAnswer(db: Db, sheets: readonly Sheet[]): Promise<AnswerOf<typeof listDutySheets>> {
  const inUse = new Set((await sheetsInUse(db, sheets)).map(({ id }) => id));
  const choice = await lastChoice(db);
  return {
    items: sheets.map(({ id, title, document, local, rules }) => ({
      ...{ id, title, document, local, inUse: inUse.has(id) },
      rules: rules.map(({ id, label, article, sense, assumption }) => ({
        ...{ id, label, article, sense, assumption: assumption ?? null },
      })),
    })),
    choice: choice ? { at: choice.at, name: choice.name, why: choice.why, approved: choice.approved } : null,
  };
}

/** The number of the proposal. Refuses names that are no local sheet, and what is in use already. */
export async function askChoice(
  { db, who, at }: { readonly db: Db; readonly who: Reader; readonly at: Date },
  sheets: readonly Sheet[],
  { chosen, why }: { readonly chosen: readonly string[]; readonly why: string },
): Promise<number> {
  const local = sheets.filter(({ local }) => local);
  const wrong = chosen.find((id) => !local.some((sheet) => sheet.id === id));
  if (wrong !== undefined)
    throw new Problem(problems['duties.no-local-sheet'], { sheet: wrong, known: local.map(({ id }) => id).join(', ') });
  const used = (await sheetsInUse(db, local)).map(({ id }) => id);
  if (local.every(({ id }) => used.includes(id) === chosen.includes(id))) throw new Problem(problems['duties.chosen']);
  const content = { sheets: local.map(({ id }) => id).filter((id) => chosen.includes(id)) };
  return propose(db, who, at, {
    ...{
      kind: 'duty.sheets',
      about: 'sheets',
      subject: titles(sheets, content.sheets, 'zh'),
      division: who.reach[0] ?? '',
    },
    ...{ content, reason: why },
  });
}

function titles(sheets: readonly Sheet[], ids: readonly string[], lang: 'zh' | 'en'): string {
  const named = sheets.filter(({ id, local }) => local && ids.includes(id)).map(({ title }) => title[lang]);
  if (named.length === 0) return lang === 'zh' ? '不用地方期限表' : 'no local sheet';
  return named.join(lang === 'zh' ? '、' : ', ');
}

/** What approving a choice does. */
export function choosing(sheets: readonly Sheet[]): Approval {
  return {
    describe: async (reader, { content }) => {
      const used = (await sheetsInUse(reader, sheets)).map(({ id }) => id);
      const said = (ids: readonly string[]) => ({ zh: titles(sheets, ids, 'zh'), en: titles(sheets, ids, 'en') });
      return [
        { label: { zh: '现在使用', en: 'In use now' }, value: said(used) },
        { label: { zh: '改为使用', en: 'To be used' }, value: said((content as { sheets: string[] }).sheets) },
      ];
    },
    act: ({ db, who, at, proposal: { content, proposedBy, reason } }) =>
      chooseSheets(db, (content as { sheets: string[] }).sheets, {
        ...{ who: proposedBy, at, why: reason, approved: who.name },
      }),
  };
}
