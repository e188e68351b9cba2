// Scorecards as an office keeps them: put in, approved by a second person, one in force; a card past its life draws nothing.

import { createHash, randomUUID } from 'node:crypto';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import { problems } from '../problems.ts';
import { strangeIn } from '../targeting/score-rules.ts';
import { readScorecard, type Scorecard } from '../targeting/scorecard.ts';

/** A card that says what it was worth, how its points fall into bands, and until when it may be used. */
export type OfficeCard = Scorecard & Required<Pick<Scorecard, 'tested' | 'bands' | 'until'>>;

export interface KeptCard {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly source: string;
  readonly hash: string;
  readonly until: string;
  readonly author: string;
  readonly putAt: string;
  readonly inForceAt: string | null;
}

const COLUMNS = `id, number, title, source, hash, until_on as until, author, put_at as "putAt", in_force_at as "inForceAt"`;

/** Puts a card in; gives its id and the number of the proposal. Refuses what says too little or looks at what it must not. */
export async function putCard(
  { db, who, at }: { readonly db: Db; readonly who: Reader; readonly at: Date },
  { file, source, reason }: { readonly file: string; readonly source: string; readonly reason: string },
): Promise<{ id: string; proposal: number }> {
  const card = officeCard(file, source);
  if (card.until < iso(shanghaiDay(at)))
    throw new Problem(problems['inspection.card-over'], { title: card.title, until: card.until });
  const [id, hash] = [randomUUID(), createHash('sha256').update(source, 'utf8').digest('hex')];
  await db.query(
    `insert into inspection.card (id, title, source, hash, until_on, account, author, put_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, card.title, source, hash, card.until, who.id, who.name, at],
  );
  const proposal = await propose(db, who, at, {
    ...{
      kind: 'inspection.card',
      about: id,
      subject: card.title,
      division: who.reach[0] ?? '',
      content: { hash },
      reason,
    },
  });
  return { id, proposal };
}

/** Reads a card for the office. Refuses one without its test, its bands and its life, and one with facts that no card may look at. */
export function officeCard(file: string, source: string): OfficeCard {
  const card = readScorecard(file, source);
  const strange = strangeIn(card);
  if (strange.length > 0) throw new Problem(problems['inspection.card-facts'], { file, facts: strange });
  const { tested, bands, until } = card;
  if (!tested || !bands || !until) throw new Problem(problems['inspection.card-not-tested'], { file });
  if (tested.from < card.fitted.known_until)
    throw new Problem(problems['inspection.card-not-split'], { known: card.fitted.known_until });
  return { ...card, tested, bands, until };
}

/** All cards that were put in, the last first. */
export async function allCards(db: Db): Promise<KeptCard[]> {
  return (await db.query<KeptCard>(`select ${COLUMNS} from inspection.card order by number desc limit 100`)).rows;
}

/** A card by its id; refuses one that there is not. */
export async function cardAt(db: Db, id: string): Promise<KeptCard> {
  const { rows } = await db.query<KeptCard>(`select ${COLUMNS} from inspection.card where id = $1`, [id]);
  if (!rows[0]) throw new Problem(problems['inspection.no-such-card']);
  return rows[0];
}

/** The card by which a plan as of a day is drawn. Refuses where none is in force, and one whose life is over on that day. */
export async function cardFor(db: Db, on: string): Promise<{ kept: KeptCard; card: OfficeCard }> {
  const { rows } = await db.query<KeptCard>(
    `select ${COLUMNS} from inspection.card where in_force_at is not null order by in_force_at desc, number desc limit 1`,
  );
  const [kept] = rows;
  if (!kept) throw new Problem(problems['inspection.no-card']);
  if (kept.until < on) throw new Problem(problems['inspection.card-over'], { title: kept.title, until: kept.until });
  return { kept, card: officeCard(kept.title, kept.source) };
}

/** What approval does: the card is in force from now on, in place of the one before. */
export const approvingCard: Approval = {
  describe: async (db, { about }) => {
    const kept = await cardAt(db, about);
    const { fitted, tested, bands, until, facts, traits } = officeCard(kept.title, kept.source);
    const plain = (text: string) => ({ zh: text, en: text });
    const { auc, grade_auc, top_tenth } = tested;
    return [
      { label: { zh: '用到哪天', en: 'Used until' }, value: plain(until) },
      {
        label: { zh: '由什么得出', en: 'Made from' },
        value: plain(`${fitted.data}，${fitted.known_until}，${fitted.occasions}`),
      },
      {
        label: { zh: '检验期、检查次数、有严重问题', en: 'Tested on, visits, critical' },
        value: plain(`${tested.from} – ${tested.until}，${tested.visits}，${tested.hits}`),
      },
      {
        label: { zh: 'AUC（只按等级）', en: 'AUC (grade alone)' },
        value: plain(`${auc.value} [${auc.low}, ${auc.high}]（${grade_auc.value}）`),
      },
      {
        label: { zh: '最高一成是平均的几倍', en: 'Top tenth, times the mean' },
        value: plain(`${top_tenth.value} [${top_tenth.low}, ${top_tenth.high}]`),
      },
      { label: { zh: '看哪些事实', en: 'Facts' }, value: plain([...facts, ...traits].map(({ id }) => id).join('，')) },
      { label: { zh: '分数段', en: 'Bands' }, value: plain(bands.map(({ id, from }) => `${id} ≥ ${from}`).join('，')) },
    ];
  },
  act: async ({ db, at, proposal: { about, content } }) => {
    const { hash } = content as { hash: string };
    const { rowCount } = await db.query('update inspection.card set in_force_at = $2 where id = $1 and hash = $3', [
      ...[about, at, hash],
    ]);
    if (rowCount === 0) throw new Problem(problems['inspection.no-such-card']);
  },
};
