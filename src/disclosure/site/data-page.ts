// The page of open data: what there is, at which addresses, and how to follow it without scraping.

import { filled, html } from '../../base/http/html.ts';
import type { Operation } from '../../base/http/operation.ts';
import { removalsRule } from '../../publicity/removals.ts';
import { siteLists, siteRules } from './declared.ts';
import type { Body, Place } from './frame.ts';
import * as api from './site-api.ts';
import { WORDS } from './words.ts';

const OPERATIONS: readonly Operation[] = Object.values(api);

/** The page in a language; `rate` is how many requests a minute one address has. */
export function dataPage({ lang, origin }: Place, rate: number): Body {
  const t = WORDS[lang];
  const d = DATA[lang];
  const content = html`<p>${d.lead}</p><table><thead><tr><th scope="col">${d.address}</th><th scope="col">${d.what}</th></tr></thead><tbody>${OPERATIONS.map(
    ({ path, summary }) => html`<tr><td><code>${path}</code></td><td>${summary[lang]}</td></tr>`,
  )}</tbody></table>
<p><a href="/api/docs/">${d.docs}</a> · <a href="/public/data/changes.atom">Atom</a> · <a href="/public/data/removals">${d.removals}</a></p>
<h2>${d.whole}</h2><ul class="t">${siteLists().map(
    ({ id, label }) =>
      html`<li>${label[lang]} <a href="/public/data/lists/${id}/all.csv">CSV</a> · <a href="/public/data/lists/${id}/all.jsonl">JSON</a></li>`,
  )}</ul>
<h2>${d.follow}</h2><p>${d.followAbout} ${removalsRule().sense[lang]} ${d.over}</p>
<pre># ${d.exampleWhole}
curl --compressed -O ${origin}/public/data/lists/penalties/all.csv
# ${d.examplePages}
curl --compressed '${origin}/public/data/lists/penalties?place=2106&after=…'
# ${d.exampleRemoved}
curl --compressed '${origin}/public/data/removals?cursor=…'
# ${d.exampleHeld}
curl --compressed -i -H 'If-None-Match: W/"…"' ${origin}/public/data/entities/…
# ${d.exampleReport}
curl -OJ ${origin}/public/entity/…/report.json</pre>
<h2>${d.often}</h2><p>${filled(d.oftenAbout, { rate, bulk: siteRules().rates.bulk })}</p>
<h2>${d.terms}</h2><p>${d.termsAbout} ${t.not}</p>`;
  return { title: d.title, content, about: d.lead };
}

const DATA = {
  zh: {
    title: '数据下载和接口',
    lead: '本站公示的信息都可以作为开放数据取用：不用登录，没有验证码，和页面同样新。',
    address: '地址',
    what: '内容',
    docs: '接口文档（OpenAPI）',
    removals: '撤下清单',
    whole: '整份下载',
    follow: '怎样保持同步',
    followAbout:
      '先整份下载，以后按撤下清单删除、按 Atom 增加。每条记录有公示编号（id），撤下清单只写编号、时间和原因，不再写它是什么。每个答复都带 ETag，带着 If-None-Match 来问，没有变就只答 304。',
    exampleWhole: '整份取一次，自动解压',
    examplePages: '一页一页取：after 填上一页答复里的 next（CSV 在 Link 头里），直到没有',
    exampleRemoved: '撤下清单：cursor 填上一次答复里的 cursor，按 id 删除',
    exampleHeld: '带着上次的 ETag 来问：没有变就是 304',
    exampleReport: '带签名的公开信用报告；.pdf 也可以',
    often: '多快可以问',
    oftenAbout: '每个地址每分钟 {rate} 次，整份下载每分钟 {bulk} 次。超过的答 429，并在 Retry-After 里写明等几秒。',
    over: '隔了更久再来取的，会得到 410，请重新整份下载。',
    terms: '使用须知',
    termsAbout:
      '转载、加工时请注明来源和取用日期，与本站保持一致：本站已经撤下的，请立即删除。不得用来识别、骚扰自然人。',
  },
  en: {
    title: 'Open data and interfaces',
    lead: 'Whatever this site shows can be taken as open data: no account, no CAPTCHA, as fresh as the pages.',
    address: 'Address',
    what: 'Content',
    docs: 'Document of the interfaces (OpenAPI)',
    removals: 'Removals',
    whole: 'Whole lists',
    follow: 'How to stay in step',
    followAbout:
      'Take a whole list once; from then on delete what the removals name and add what the Atom feed tells. Each record has an id; a removal says the id, the moment and why, and nothing of what it was. Every answer has an ETag: ask with If-None-Match and get 304 while nothing has changed.',
    exampleWhole: 'a whole list once, unpacked on arrival',
    examplePages:
      'page by page: after is the next of the last answer (for CSV in its Link header), until there is none',
    exampleRemoved: 'removals: cursor is the cursor of the last answer; delete by id',
    exampleHeld: 'with the ETag that you hold: 304 while nothing has changed',
    exampleReport: 'the signed public report; .pdf works as well',
    often: 'How often one may ask',
    oftenAbout:
      '{rate} requests a minute of one address, {bulk} for whole lists; beyond that 429, with the seconds to wait in Retry-After.',
    over: 'Whoever comes back later gets 410 and takes the whole lists anew.',
    terms: 'Terms of use',
    termsAbout:
      'Name the source and the day, and stay in step: what this site no longer shows must be deleted at once. The data may not be used to identify or bother persons.',
  },
} as const;
