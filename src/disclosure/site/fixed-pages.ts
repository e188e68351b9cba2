// Pages that say the same to everybody every day: terms, how to object, how to repair, what the data are.

import { html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { siteGuides, siteRecords, siteRules, siteTerms, type Term } from './declared.ts';
import type { Body } from './frame.ts';
import { WORDS } from './words.ts';

/** Every term in plain words. */
export function termsPage(lang: Lang): Body {
  const t = WORDS[lang];
  const content = html`<p>${t.marksLead}</p>${siteTerms().terms.map((term) => termPart(term, lang))}`;
  return { title: t.marks, content, about: t.marksLead };
}

function termPart({ id, label, means, not, ends, article, assumption }: Term, lang: Lang) {
  const t = WORDS[lang];
  return html`<section id="${id}"><h2>${label[lang]}</h2><dl><dt>${t.means}</dt><dd>${means[lang]}</dd><dt>${t.meansNot}</dt><dd>${not[lang]}</dd>
<dt>${t.ends}</dt><dd>${ends[lang]}</dd><dt>${t.basis}</dt><dd class="small">${article}${assumption && ` (${t.assumed})`}</dd></dl></section>`;
}

/** How to object, how to repair. */
export function guidePage(which: 'objection' | 'repair', lang: Lang): Body {
  const { title, lead, steps, clocks } = siteGuides()[which];
  const content = html`<div class="say"><p>${lead[lang]}</p></div><ol>${steps.map((step) => html`<li>${step[lang]}</li>`)}</ol><p>${clocks[lang]}</p>`;
  return { title: title[lang], content, about: lead[lang] };
}

/** What is shown, whom, by which law, and what is not. */
export function aboutPage(lang: Lang): Body {
  const t = WORDS[lang];
  const { kinds } = siteRules();
  const { groups, basis } = siteRecords();
  const a = ABOUT[lang];
  const content = html`<p>${t.not}</p>
<h2>${a.what}</h2><ul>${groups.map(({ label }) => html`<li>${label[lang]}</li>`)}</ul>
<h2>${a.whom}</h2><p>${kinds.sense[lang]}</p><p>${a.masked}</p><p class="small">${t.basis}${t.colon}${kinds.article}${t.comma}${basis}${kinds.assumption && ` (${t.assumed})`}</p>
<h2>${a.long}</h2><p>${a.period}</p>
<h2>${a.not}</h2><p>${a.internal}</p>
<h2>${a.visitors}</h2><p>${a.noTrace}</p>`;
  return { title: t.about, content, about: t.not };
}

const ABOUT = {
  zh: {
    what: '公示哪些信息',
    whom: '公示谁的信息',
    masked:
      '法定代表人、经营者的姓名只显示姓；个体工商户不显示住所，字号中含经营者姓名的作遮盖，也不能用被遮盖的姓名查到。',
    long: '公示多久',
    period:
      '每条信息的公示期限由公示规则按认定之日算出，写明条款；到期的当天零点（北京时间）撤下，修复、撤销的立即撤下。页面、下载文件和接口同时变化，浏览器每次都会核对，不会留下旧的内容。',
    not: '不公示什么',
    internal: '信用等级、监管等级、投诉、纳税和银行评级等内部的或者须经同意才能查看的信息，不在本站公示。',
    visitors: '访问者',
    noTrace: '本站不设 cookie，不用脚本，不记录谁查了谁。',
  },
  en: {
    what: 'What is shown',
    whom: 'About whom',
    masked:
      'Of legal representatives and operators the family name alone is shown; of individual businesses no address, and a trade name that holds the operator’s name is masked and cannot be found by it.',
    long: 'For how long',
    period:
      'The period of each entry is worked out by the rules of publicity from the day of the finding, with its article. It goes at midnight (Beijing time) of its last day, and at once when repaired or withdrawn; pages, files and feeds change together, and browsers ask each time whether a page still holds.',
    not: 'What is not shown',
    internal:
      'Credit grades, supervision tiers, complaints, tax and bank ratings and whatever else is internal or needs consent is not on this site.',
    visitors: 'Visitors',
    noTrace: 'This site sets no cookies, runs no scripts and does not record who looked up whom.',
  },
} as const;
