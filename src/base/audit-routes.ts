// The wing of the base's door for the audit trail: searched, taken away as a file, verified.

import { CSV_MARK, csvLine } from './csv.ts';
import { dayOf, iso, shanghaiDay, shanghaiTime, startOf } from './day.ts';
import type { Db } from './db.ts';
import type { Api } from './http/api.ts';
import type { Operation } from './http/operation.ts';
import { numberAfter, pageBy } from './http/page-by.ts';
import { exportAudit, listActs, listAudit, verifyAudit } from './office-api.ts';
import { isRefusal, type Lang, sentence } from './problem.ts';
import { type AuditQuestion, auditLines, type FoundLine, verifyAudit as verify } from './who/audit-trail.ts';
import { LOCAL_ACTS } from './who/local-act.ts';
import { OUTSIDE_ACTS } from './who/outside-act.ts';

/** Answers what is asked about the audit trail. */
export function auditRoutes(app: Api): void {
  app.on(listAudit, async ({ db, query: { after, limit, ...asked } }) => {
    const before = numberAfter(after) ?? (after === undefined ? undefined : 0);
    const rows = await auditLines(db, { ...questionOf(asked), before, limit: limit + 1 });
    const words = actWords(app.served);
    const shown = rows.map((row) => ({ ...row, what: wordOf(words, row.act), refusal: said(row.outcome) }));
    return pageBy(shown, limit, ({ number }) => String(number));
  });
  app.on(exportAudit, async ({ db, at, query, lang, note }) => {
    note({ detail: new URLSearchParams(query as Record<string, string>).toString() });
    const name = `${lang === 'zh' ? '操作记录' : 'audit-trail'}-${iso(shanghaiDay(at))}.csv`;
    return { name, type: 'text/csv; charset=utf-8', content: csvOf(db, questionOf(query), actWords(app.served), lang) };
  });
  app.on(listActs, async () => ({ items: [...actWords(app.served)].map(([act, what]) => ({ act, what })) }));
  app.on(verifyAudit, async ({ db, note }) => {
    const verified = await verify(db);
    note({ detail: verified.broken === null ? `lines: ${verified.lines}` : `broken: ${verified.broken}` });
    return verified;
  });
}

type Asked = Omit<AuditQuestion, 'limit' | 'from' | 'until'> & { readonly from?: string; readonly until?: string };

function questionOf({ from, until, ...asked }: Asked) {
  return {
    ...asked,
    from: from === undefined ? undefined : startOf(dayOf(from)!),
    until: until === undefined ? undefined : startOf(dayOf(until)! + 1),
  };
}

const BATCH = 2000;
const HEADS = {
  zh: ['序号', '时间', '经办人', '账户编号', '操作', '对象', '对象名称', '结果', '说明', '封印'],
  en: ['No.', 'Time', 'Who', 'Account id', 'Act', 'About', 'Name of that', 'Outcome', 'Detail', 'Hash'],
};

/** The whole answer to a question, batch by batch, within one snapshot. */
async function* csvOf(db: Db, question: Omit<AuditQuestion, 'limit'>, words: Words, lang: Lang) {
  yield CSV_MARK + csvLine(HEADS[lang]);
  for (let before: number | undefined; ; ) {
    const rows = await auditLines(db, { ...question, before, limit: BATCH });
    yield rows.map((row) => csvLine(cellsOf(row, words, lang))).join('');
    if (rows.length < BATCH) return;
    before = rows[rows.length - 1].number;
  }
}

function cellsOf(
  { number, at, name, account, act, object, about, outcome, detail, hash }: FoundLine,
  words: Words,
  lang: Lang,
) {
  const result = outcome === 'done' ? (lang === 'zh' ? '完成' : 'done') : (said(outcome)?.[lang] ?? outcome);
  return [
    number,
    shanghaiTime(at, 'second'),
    name,
    account,
    wordOf(words, act)[lang],
    object,
    about,
    result,
    detail,
    hash,
  ];
}

interface Both {
  readonly zh: string;
  readonly en: string;
}
type Words = ReadonlyMap<string, Both>;

const BESIDE_OPERATIONS = {
  signInByProvider: { zh: '以统一身份登录', en: 'Sign in by the identity provider' },
  rescueAccount: { zh: '在服务器上重置账户', en: 'Reset an account on the server' },
  ...LOCAL_ACTS,
  ...OUTSIDE_ACTS,
};

/** What leaves lines in the audit trail, in words. */
function actWords(served: readonly Operation[]): Words {
  const acts = served.filter(
    ({ method, dry, watched, permit }) => (method !== 'GET' && !dry) || watched || mayShow(permit),
  );
  return new Map([...acts.map(({ id, summary }) => [id, summary] as const), ...Object.entries(BESIDE_OPERATIONS)]);
}

/** Operations that may show records of classes 3 and 4. */
function mayShow(permit: string): boolean {
  return permit === 'record.read' || permit === 'standing.read' || permit === 'undetermined.read';
}

function wordOf(words: Words, act: string): Both {
  return words.get(act) ?? { zh: act, en: act };
}

/** The sentence of a refusal; what it was filled in with is not kept. */
function said(outcome: string): Both | null {
  if (!isRefusal(outcome)) return null;
  const plain = (lang: Lang) => sentence(outcome, {}, lang).replace(/\{\w+\}/g, '…');
  return { zh: plain('zh'), en: plain('en') };
}
