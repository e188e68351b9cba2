// An explanation as lines of text, in Chinese or English.

import type { Lang } from '../base/problem.ts';
import { levelDimension, type Rulebook, tierDimension } from '../rulebooks/rulebook.ts';
import type { Explanation, Reason } from './explain.ts';

/** The explanation as lines of text, in Chinese or English. */
export function explanationText(explained: Explanation, name: string, book: Rulebook, lang: Lang = 'zh'): string[] {
  return lang === 'zh' ? chineseText(explained, name, book) : englishText(explained, name, book);
}

function chineseText(x: Explanation, name: string, book: Rulebook): string[] {
  const lines = [
    `${name}　${book.short.zh}（${x.rulebook}）　${x.on}`,
    `依据：${book.document}${x.edition ? `，版本 ${x.edition}` : ''}`,
  ];
  if (!x.level) return [...lines, '这一天不在本规则书的评价范围内。', ...chineseOpen(x)];
  const span = `${x.since ? `自 ${x.since} 起` : '自始'}，${x.lastDay ? `到 ${x.lastDay} 为止（含当日）` : '没有截止日'}`;
  lines.push(
    `${levelDimension(book).label.zh}：${x.level} ${x.label!.zh}${x.points === null ? '' : `（${x.points} 分）`}，${span}。`,
  );
  if (!x.reasons.length) lines.push('原因：没有不良记录在期限内，按默认等级。');
  x.reasons.forEach((reason, i) => {
    lines.push(`原因 ${i + 1}：${chineseReason(reason)}`);
  });
  for (const reason of x.alsoInForce) lines.push(`同时有效但不决定等级：${chineseReason(reason)}`);
  if (x.tier) {
    const causes = [
      ...(x.tier.fromLevel ? [`信用等级 ${x.level}`] : []),
      ...x.tier.reasons.map((r) => `${r.what.zh}（${r.article}）`),
    ];
    lines.push(
      `${tierDimension(book)!.label.zh}：${x.tier.label.zh}${causes.length ? `，因为：${causes.join('；')}` : ''}。`,
    );
  }
  if (x.disputed)
    lines.push(
      `有异议：主体自 ${x.disputed.since} 起对这个等级提出异议（${x.disputed.number}），正在处理；等级照旧${x.disputed.pauses ? '，依据它的措施在处理完毕以前暂停' : ''}。`,
    );
  else if (x.paused) lines.push('所依据的记录都有异议：等级照旧，只依据它们的措施在异议处理完毕以前暂停。');
  if (x.restarts) lines.push(`在 ${x.lastDay} 之前（含当日）再受同类处罚的，期限从新处罚之日重新计算。`);
  lines.push(
    x.better
      ? `没有新的记录时，${x.better.from} 起为 ${x.better.level} ${x.better.label.zh}。`
      : chineseNoBetter(x, book),
  );
  lines.push(...chineseOpen(x), ...x.assumptions.map((a) => `假定：${a.zh}`));
  if (x.notice) lines.push(`说明：${x.notice.zh}`);
  return lines;
}

function chineseNoBetter(x: Explanation, book: Rulebook): string {
  const best = levelDimension(book).levels[0].code === x.level;
  if (best || !x.reasons.length) return '目前没有更好等级的到期日。';
  return x.reasons.some((r) => r.lastDay === null)
    ? '期限没有截止日：按所列条款，恢复营业、办妥手续或被纠正以前不会自动变好。'
    : '目前没有更好等级的到期日。';
}

function chineseReason(r: Reason): string {
  const head = r.record ? `${r.record.on} ${r.record.number}${r.record.disputed ? '（有异议）' : ''}：` : '';
  const moved =
    r.ownLastDay !== r.lastDay
      ? `本来到 ${r.ownLastDay ?? '（没有截止日）'}，因期限内又有记录，延到 ${r.lastDay ?? '（没有截止日）'}。`
      : '';
  const days = moved || (r.lastDay ? `有效到 ${r.lastDay}。` : '没有截止日。');
  return `${head}${r.what.zh}。${r.article}：${r.sense.zh}${days}`;
}

function chineseOpen(x: Explanation): string[] {
  return x.undetermined.map((u) => `待人工确认：${u.number}：${u.what.zh}。${u.article}：${u.sense.zh}（不影响等级）`);
}

function englishText(x: Explanation, name: string, book: Rulebook): string[] {
  const lines = [
    `${name}  ${book.short.en} (${x.rulebook})  ${x.on}`,
    `Basis: ${book.document}${x.edition ? `, edition ${x.edition}` : ''}`,
  ];
  if (!x.level) return [...lines, 'Not covered by this rulebook on that day.', ...englishOpen(x)];
  const span = `${x.since ? `since ${x.since}` : 'from the beginning'}, ${x.lastDay ? `to ${x.lastDay} inclusive` : 'open'}`;
  lines.push(
    `${levelDimension(book).label.en}: ${x.level} ${x.label!.en}${x.points === null ? '' : ` (${x.points} points)`}, ${span}.`,
  );
  if (!x.reasons.length) lines.push('Cause: no bad record is in force; the default level.');
  x.reasons.forEach((reason, i) => {
    lines.push(`Cause ${i + 1}: ${englishReason(reason)}`);
  });
  for (const reason of x.alsoInForce) lines.push(`In force, not deciding: ${englishReason(reason)}`);
  if (x.tier) {
    const causes = [
      ...(x.tier.fromLevel ? [`grade ${x.level}`] : []),
      ...x.tier.reasons.map((r) => `${r.what.en} (${r.article})`),
    ];
    lines.push(
      `${tierDimension(book)!.label.en}: ${x.tier.label.en}${causes.length ? `, because of ${causes.join('; ')}` : ''}.`,
    );
  }
  if (x.disputed)
    lines.push(
      `Disputed: the entity has objected to this grade since ${x.disputed.since} (${x.disputed.number}); it stands until that is settled${x.disputed.pauses ? ', and measures resting on it pause' : ''}.`,
    );
  else if (x.paused)
    lines.push(
      'Every record that it rests on is disputed: the grade stands, measures resting on them alone pause until then.',
    );
  if (x.restarts) lines.push(`A new penalty of these kinds up to ${x.lastDay} restarts the clock.`);
  if (x.better) lines.push(`With nothing new: ${x.better.level} ${x.better.label.en} from ${x.better.from}.`);
  lines.push(...englishOpen(x), ...x.assumptions.map((a) => `Assumption: ${a.en}`));
  if (x.notice) lines.push(`Note: ${x.notice.en}`);
  return lines;
}

function englishReason(r: Reason): string {
  const head = r.record ? `${r.record.on} ${r.record.number}${r.record.disputed ? ' (disputed)' : ''}: ` : '';
  const moved =
    r.ownLastDay !== r.lastDay
      ? ` By itself to ${r.ownLastDay ?? '(open)'}; later records within it moved it to ${r.lastDay ?? '(open)'}.`
      : '';
  return `${head}${r.what.en}. ${r.article}: ${r.sense.en}${moved || (r.lastDay ? ` To ${r.lastDay}.` : ' Open.')}`;
}

function englishOpen(x: Explanation): string[] {
  return x.undetermined.map(
    (u) => `For a person to decide: ${u.number}: ${u.what.en}. ${u.article}: ${u.sense.en} (changes nothing by itself)`,
  );
}
