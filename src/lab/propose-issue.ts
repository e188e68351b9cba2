// Proposing a draft for issue, and issuing it when another person has approved it.

import { type Day, dayText, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { addJob } from '../base/job.ts';
import { Problem } from '../base/problem.ts';
import { type Proposal, propose } from '../base/who/proposals.ts';
import type { Census } from '../grading/census/census.ts';
import { bookOf } from '../grading/grading.ts';
import { issueText } from '../grading/issue.ts';
import type { LiveGrading } from '../grading/live-grading.ts';
import type { Change } from '../rulebooks/changed-since.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { soundBook } from './draft-book.ts';
import { type Draft, draftAt, movedOn, openDraft } from './drafts.ts';
import { type Impact, impactOf, type Waiting } from './impact.ts';
import { textInEffect } from './issued-texts.ts';
import { problems } from './problems.ts';

/** What is put before the person who decides. */
interface Content {
  readonly draft: string;
  readonly revision: number;
  readonly name: string;
  /** The first day of the edition, not always the first that is judged otherwise. */
  readonly inForce: string | null;
  readonly rulebook: string;
  readonly edition: string;
  readonly since: string | null;
  readonly retroactive: string | null;
  readonly impact: Impact;
}

export interface Asked {
  readonly revision: number;
  readonly reason: string;
  readonly retroactive?: string;
}

/** The job that grades the register under what has been issued. */
export const EFFECT = 'lab.effect';

/** Proposes a draft as it was seen; refuses what cannot be issued. While its impact is being counted, says how far that is. */
export async function proposeIssue(
  { db, reader, who, at, gone }: { db: Db; reader: Db; who: Reader; at: Date; gone: AbortSignal },
  grading: LiveGrading,
  census: Census,
  id: string,
  { revision, reason, retroactive }: Asked,
): Promise<Waiting | { state: 'done' }> {
  const draft = await openDraft(reader, at, id);
  if (draft.revision !== revision) throw await movedOn(reader, at, id);
  const { book, change } = issuable(draft, grading, at, retroactive);
  const today = shanghaiDay(at);
  const tried = await impactOf(
    census,
    {
      before: grading.books.get(draft.rulebook),
      after: book,
      on: Math.max(change.since, today),
      among: { reach: who.reach },
    },
    at,
    { asker: who.id, signal: gone },
  );
  if (tried.state !== 'done') return tried;
  // He was told that nothing has been proposed.
  if (gone.aborted) return { state: 'grading', done: 0, of: 1 };
  const inForce = book.editions.find((edition) => edition.id === change.edition)?.inForce;
  const content: Content = {
    ...{ draft: id, revision, rulebook: draft.rulebook, edition: change.edition, since: dayText(change.since) },
    ...{ name: draft.name, inForce: inForce === undefined ? null : dayText(inForce) },
    retroactive: change.since < today ? retroactive!.trim() : null,
    impact: tried.impact,
  };
  await propose(db, who, at, {
    kind: 'rulebook.issue',
    about: id,
    subject: `${book.short.zh} ${change.edition}（${draft.name}）`,
    division: who.reach[0] ?? '',
    content,
    reason,
  });
  await db.query('update lab.draft set shared = true where id = $1', [id]);
  return { state: 'done' };
}

/** The book of a draft with what it changes; refuses errors, nothing new, a newer text, and past days without a reason. */
function issuable(
  draft: Draft,
  grading: LiveGrading,
  at: Date,
  retroactive?: string | null,
): { book: Rulebook; change: Change } {
  if (draft.base !== textInEffect(grading, draft.rulebook).number) throw new Problem(problems['lab.text-moved']);
  const { book, change } = soundBook(draft.rulebook, draft.files, grading.settled());
  if (!change) throw new Problem(problems['lab.nothing-new']);
  if (change.since < shanghaiDay(at) && !retroactive?.trim())
    throw new Problem(problems['lab.reaches-back'], { since: dayShown(change.since) });
  return { book, change };
}

function dayShown(day: Day): string {
  return dayText(day) ?? '最早的一天';
}

/** What approval of a proposed edition does: the text is issued as it was proposed, and the register graded under it by a job. */
export function issuing(grading: LiveGrading): Approval {
  return {
    describe: async (_, proposal) => linesOf(contentIn(proposal), grading),
    act: async ({ db, who, at, proposal }) => {
      const { draft: id, revision, retroactive, impact } = contentIn(proposal);
      const draft = await draftAt(db, at, id);
      if (draft.revision !== revision || draft.issued !== null) throw new Problem(problems['lab.draft-issued']);
      const { change } = issuable(draft, grading, at, retroactive);
      const text = await issueText(db, at, {
        ...{ rulebook: draft.rulebook, files: draft.files, edition: change.edition, since: change.since },
        ...{ reason: proposal.reason, retroactive, impact, draftedBy: draft.author, issuedBy: who.name },
      });
      await db.query('update lab.draft set issued = $2 where id = $1', [id, text]);
      await addJob(db, at, { kind: EFFECT, key: String(text) });
    },
  };
}

function contentIn({ content }: Proposal): Content {
  return content as Content;
}

function linesOf({ rulebook, name, edition, inForce, since, retroactive, impact }: Content, grading: LiveGrading) {
  const { books } = grading;
  const title = books.has(rulebook) ? bookOf(grading, rulebook).title : { zh: rulebook, en: rulebook };
  const both = (value: string | number) => ({ zh: String(value), en: String(value) });
  const moved = impact.better + impact.worse + impact.other;
  return [
    { label: { zh: '规则书', en: 'Rulebook' }, value: title },
    { label: { zh: '草稿', en: 'Draft' }, value: both(name) },
    {
      label: { zh: '版本', en: 'Edition' },
      value: inForce
        ? { zh: `${edition}，${inForce} 起施行`, en: `${edition}, in force from ${inForce}` }
        : both(edition),
    },
    {
      label: { zh: '从哪天起改变等级', en: 'Changes standings from' },
      value: since ? both(since) : { zh: '所有日子（追溯）', en: 'every day' },
    },
    ...(retroactive ? [{ label: { zh: '追溯的理由', en: 'Why it reaches back' }, value: both(retroactive) }] : []),
    {
      label: { zh: `影响（${impact.on}）`, en: `Impact (${impact.on})` },
      value: {
        zh: `${impact.entities} 户中 ${moved} 户变化：${impact.worse} 户变差，${impact.better} 户变好，${impact.other} 户其他`,
        en: `of ${impact.entities} entities ${moved} move: ${impact.worse} worse, ${impact.better} better, ${impact.other} otherwise`,
      },
    },
  ];
}
