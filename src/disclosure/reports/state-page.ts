// The page that tells how a report stands, for whoever has its number; it says nothing of whom it is about.

import { shanghaiTime } from '../../base/day.ts';
import { Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import type { ReportState } from './read-reports.ts';
import { reportRules } from './report-rules.ts';

const WORDS = {
  zh: {
    title: '信用报告验证',
    unknown: '没有这个编号的报告。请核对编号；报告可能是伪造的。',
    issued: '签发时间',
    kind: '种类',
    good: '这份报告由本平台签发，签发以后没有新的同类报告，也没有新的记录。',
    followed: '同一主体后来又出具了同类报告，请以新的为准。新报告签发时间：',
    changed: '签发以后，这个主体又有新的记录或者更正，建议要求出具新的报告。',
    file: '这里只说明编号是否真实、是否还是最新。文件有没有改动，请用验证页面检查：',
    verify: '打开验证页面',
    free: '查询和出具信用报告都不收费。',
    other: 'English',
  },
  en: {
    title: 'Verify a credit report',
    unknown: 'There is no report of this number. Check it; the report may be forged.',
    issued: 'Issued',
    kind: 'Kind',
    good: 'Issued by this platform; nothing was issued or recorded since.',
    followed: 'A later report of this kind was issued about the same entity: ',
    changed: 'Something was recorded or corrected about this entity since; ask for a new report.',
    file: 'This page tells whether the number is genuine and up to date. Whether the file was changed is checked here: ',
    verify: 'Open the page of verification',
    free: 'Reports are free of charge.',
    other: '中文',
  },
} as const;

const STYLE = `body{font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;max-width:640px;margin:0 auto;padding:24px 20px;color:var(--ink);background:var(--paper)}
:root{color-scheme:light dark;--ink:#16202c;--ink-2:#465365;--paper:#fff;--accent:#1f4e8c;--good:#1a6f45;--bad:#b3261e;--warn:#8a5200}@media (prefers-color-scheme:dark){:root{--ink:#e7ecf2;--ink-2:#aab5c3;--paper:#12181f;--accent:#8ab6f2;--good:#7fd0a4;--bad:#f28b82;--warn:#ffd58a}}
body::before{content:"";position:fixed;inset:0 0 auto;height:4px;background:var(--accent)}
h1{font-size:24px}dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}dt{color:var(--ink-2)}dd{margin:0}
p.good{border-left:4px solid var(--good);padding-left:12px}p.warn{border-left:4px solid var(--warn);padding-left:12px}a{color:var(--accent)}`;

/** The whole page; undefined: no such report. */
export function statePage(lang: Lang, number: string, state: ReportState | undefined): string {
  const t = WORDS[lang];
  const kind = reportRules().kinds.find(({ id }) => id === state?.kind)?.label;
  return html`<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${t.title}</title>
<style>${new Html(STYLE)}</style></head><body><main><h1>${t.title}</h1>
<p><b>${number}</b></p>
${state ? known(lang, state, kind?.[lang] ?? state.kind) : html`<p class="warn">${t.unknown}</p>`}
<p>${t.file}<a href="/public/verify">${t.verify}</a></p>
<p>${t.free} <a href="?lang=${lang === 'zh' ? 'en' : 'zh'}">${t.other}</a></p></main></body></html>`.text;
}

function known(lang: Lang, { issued, followed, changed }: ReportState, kind: string) {
  const t = WORDS[lang];
  return html`<dl><dt>${t.kind}</dt><dd>${kind}</dd><dt>${t.issued}</dt><dd>${shanghaiTime(issued)}</dd></dl>
${followed !== null && html`<p class="warn">${t.followed}${shanghaiTime(followed)}</p>`}
${changed && html`<p class="warn">${t.changed}</p>`}
${followed === null && !changed && html`<p class="good">${t.good}</p>`}`;
}
