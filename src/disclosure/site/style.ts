// The one stylesheet of the public site: system fonts, light and dark, readable on a phone, plain on paper.

import { createHash } from 'node:crypto';

/** By its hash in the address it can be kept for ever. */
export const STYLE = `:root{color-scheme:light dark;--ink:#16202c;--ink-2:#4a5768;--line:#d9e0e8;--paper:#fff;--ground:#f4f6f9;--accent:#1f4e8c;--warn:#7a4b00;--warn-soft:#fff3d6}
@media (prefers-color-scheme:dark){:root{--ink:#e7ecf2;--ink-2:#a9b4c2;--line:#333e4b;--paper:#12181f;--ground:#1b232d;--accent:#8ab6f2;--warn:#ffd58a;--warn-soft:#3a2e12}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;color:var(--ink);background:var(--paper);font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.w{max-width:860px;margin:0 auto;padding:0 20px}
a{color:var(--accent);text-underline-offset:3px}
header{border-bottom:1px solid var(--line)}
header .w{display:flex;flex-wrap:wrap;align-items:center;gap:4px 20px;padding-top:14px;padding-bottom:14px}
header b a{color:inherit;text-decoration:none;font-size:18px}
nav{display:flex;flex-wrap:wrap;gap:4px 20px;margin-left:auto;font-size:15px}
nav a,.small a,.t a{padding:4px 0}
main{display:block;padding-bottom:24px}
form.s{display:flex;gap:8px;margin:22px 0 8px}
input,select,button{font:inherit;color:inherit;border-radius:6px;min-height:46px}
input,select{border:1.5px solid var(--ink-2);background:var(--paper);padding:0 14px;min-width:0;max-width:100%}
form.s input{flex:1}
button{border:1px solid var(--accent);background:#1f4e8c;color:#fff;padding:0 22px;cursor:pointer}
form.f{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;margin:12px 0}
form.long{display:grid;gap:16px;max-width:46em}form.long label{display:grid;gap:4px}form.long label.one{display:flex;gap:8px;align-items:center;min-height:44px}form.long .one input{min-height:20px}
textarea{font:inherit;color:inherit;background:var(--paper);border:1.5px solid var(--ink-2);border-radius:6px;padding:10px 14px}fieldset{border:1px solid var(--line);border-radius:6px}input[type=file]{padding:8px 14px}code{font-size:18px;overflow-wrap:anywhere}
form.f label{display:grid;font-size:14px;color:var(--ink-2)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1{font-size:26px;line-height:1.35;margin:20px 0 12px}
h2{font-size:19px;margin:32px 0 8px}
h3{font-size:16px;margin:20px 0 4px}
p{margin:8px 0;max-width:46em}
dl{display:grid;grid-template-columns:minmax(6em,max-content) 1fr;gap:4px 16px;margin:12px 0}
dt{color:var(--ink-2)}dd{margin:0}
.say{background:var(--ground);border-radius:6px;padding:12px 18px;margin:20px 0}
.say p{margin:4px 0}
.e{border-top:1px solid var(--line);padding:14px 0}
.e p{margin:2px 0}
.small,.e .small,footer{font-size:14px;color:var(--ink-2)}
.mark{background:var(--warn-soft);color:var(--warn);border-radius:4px;padding:1px 8px;font-size:14px;white-space:nowrap}
.t{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:0 24px;list-style:none;padding:0;margin:8px 0}
.t li{padding:4px 0}
ul,ol{padding-left:1.4em}
table{border-collapse:collapse;width:100%;font-size:15px}
th{text-align:left;font-weight:500;color:var(--ink-2)}
th,td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
code,pre{font-family:ui-monospace,Consolas,monospace;font-size:14px}
pre{background:var(--ground);padding:12px;border-radius:6px;white-space:pre-wrap}
blockquote{margin:8px 0;padding-left:14px;border-left:3px solid var(--line)}
footer{border-top:1px solid var(--line);margin-top:32px;padding:16px 0 48px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px}
@media (max-width:560px){dl{grid-template-columns:1fr}dd{margin-bottom:8px}h1{font-size:22px}nav{margin-left:0}}
@media print{:root{color-scheme:light;--ink:#000;--ink-2:#333;--line:#999;--paper:#fff;--ground:#fff;--accent:#000;--warn:#000;--warn-soft:#fff}
form,nav,.skip,.no-print{display:none}.say,.mark{border:1px solid #999}a{color:inherit;text-decoration:none}.e{break-inside:avoid}body{font-size:12pt}}
`;

export const STYLE_PATH = `/public/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;
