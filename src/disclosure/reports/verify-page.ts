// The page on which anybody checks a report: one file with the public keys in it, which works without network, saved or opened here.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { Html, html } from '../../base/http/html.ts';
import type { PublicKey } from './verify-file.ts';

/** The verifying itself, as a browser runs it: the same file that the program and its tests run. */
function verifying(): string {
  const source = readFileSync(join(import.meta.dirname, 'verify-file.ts'), 'utf8');
  return stripTypeScriptTypes(source).replaceAll(/^export /gm, '');
}

let stripped: string | undefined;

const SAID = {
  good: ['文件完好：由本平台签发，一个字节也没有改动。', 'Genuine: issued by this platform, not a byte was changed.'],
  changed: ['文件已被改动，或者签名不符：不要采用。', 'Changed, or the signature does not fit: do not use it.'],
  'unknown-key': [
    '签名密钥不在本页所带的公钥之中：本页可能是旧的，请到平台重新下载。',
    'Signed by a key that this copy does not have: load the page again from the platform.',
  ],
  'not-a-report': ['这不是本平台签发的信用报告文件。', 'This is no report of this platform.'],
} as const;

const PAGE = `
const said = (text) => Object.assign(document.createElement('p'), { textContent: text });
async function check(file) {
  const out = document.getElementById('out');
  out.replaceChildren();
  const found = await verifyFile(new Uint8Array(await file.arrayBuffer()), KEYS);
  out.className = found.ok ? 'good' : 'bad';
  out.dataset.result = found.ok ? 'good' : found.why;
  for (const text of SAID[found.ok ? 'good' : found.why]) out.append(said(text));
  out.append(said(file.name));
  if (!found.ok) return;
  out.append(said('编号 No. ' + found.number), said('密钥 key ' + found.kid));
  const { report } = found;
  if (report) {
    out.append(said(report.title.zh), said(report.entity.name + ' ' + (report.entity.uscc || report.entity.id)), said('签发 issued ' + report.issued));
    for (const { label, items, said: words } of report.sections) {
      out.append(Object.assign(document.createElement('h2'), { textContent: label.zh }), said(words.zh));
      for (const { on, number, what, marks } of items) out.append(said([on, number, what.zh, ...marks.map((one) => '【' + one.zh + '】')].join(' ')));
    }
  }
}
const input = document.querySelector('input');
input.addEventListener('change', () => input.files[0] && check(input.files[0]));
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => { event.preventDefault(); if (event.dataTransfer.files[0]) check(event.dataTransfer.files[0]); });
`;

const STYLE = `body{font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;max-width:720px;margin:0 auto;padding:24px 20px;color:var(--ink);background:var(--paper)}
:root{color-scheme:light dark;--ink:#16202c;--ink-2:#465365;--paper:#fff;--accent:#1f4e8c;--good:#1a6f45;--bad:#b3261e;--warn:#8a5200}@media (prefers-color-scheme:dark){:root{--ink:#e7ecf2;--ink-2:#aab5c3;--paper:#12181f;--accent:#8ab6f2;--good:#7fd0a4;--bad:#f28b82;--warn:#ffd58a}}
body::before{content:"";position:fixed;inset:0 0 auto;height:4px;background:var(--accent)}
h1{font-size:24px}h2{font-size:17px;margin:16px 0 0}p{margin:4px 0}label{display:block;border:2px dashed var(--ink-2);border-radius:8px;padding:32px 16px;text-align:center;margin:16px 0}
#out.good{border-left:4px solid var(--good);padding-left:12px}#out.bad{border-left:4px solid var(--bad);padding-left:12px}.small{font-size:14px;color:var(--ink-2)}a{color:var(--accent)}`;

/** The whole page, and the hash of its script by which alone a browser runs it. */
export function verifyPage(keys: readonly PublicKey[], day: string): { readonly text: string; readonly hash: string } {
  stripped ??= verifying();
  const data = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
  const script = `const KEYS = ${data(keys)};\nconst SAID = ${data(SAID)};\n${stripped}\n${PAGE}`;
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
  const text = html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="content-security-policy" content="${policy}">
<title>信用报告验证 · Verify a report</title><style>${new Html(STYLE)}</style></head><body><main>
<h1>信用报告验证 <span lang="en">Verify a report</span></h1>
<p>把 PDF 或 JSON 报告拖到这里，或者点下面选择文件。文件不会上传，断网也能验证。</p>
<p lang="en">Drop a PDF or JSON report here, or choose it. Nothing is sent; it works without network.</p>
<label>选择报告文件 <span lang="en">Choose a file</span><br><input type="file" accept=".pdf,.json,application/pdf,application/json"></label>
<div id="out" role="status" aria-live="polite"></div>
<p class="small">公钥更新于 ${day}。<a href="/public/verify?save">把本页保存下来离线使用 <span lang="en">Save this page</span></a></p>
<p class="small">查验和出具信用报告都不收费。 <span lang="en">Free of charge.</span></p></main>
<script>${new Html(script)}</script></body></html>`.text;
  return { text, hash };
}
