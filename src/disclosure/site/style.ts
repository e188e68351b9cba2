// The one stylesheet of the public site: system fonts, light and dark, readable on a phone, plain on paper.

import { createHash } from 'node:crypto';

const COLOURS = `:root{color-scheme:light dark;--ink:#16202c;--ink-2:#465365;--line:#dbe2ea;--paper:#fff;--ground:#f4f6f9;--accent:#1f4e8c;--deep:#173b6b;--soft:#e9f0f9;--seal:#b3261e;--good:#1a6f45;--warn:#7a4b00;--warn-soft:#fff3d6;--shade:0 1px 2px #16202c0f,0 4px 16px #16202c0a}
@media (prefers-color-scheme:dark){:root{--ink:#e7ecf2;--ink-2:#aab5c3;--line:#313c49;--paper:#12181f;--ground:#1a222c;--accent:#8ab6f2;--deep:#0f2746;--soft:#1b2a3d;--seal:#e0675f;--good:#7fd0a4;--warn:#ffd58a;--warn-soft:#3a2e12;--shade:none}}`;

const TEXT = `*{box-sizing:border-box}
html{scroll-padding-top:16px}
body{margin:0;font:16px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;color:var(--ink);background:var(--paper);font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
:lang(en){font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.w{max-width:1000px;margin:0 auto;padding:0 20px}
a{color:var(--accent);text-underline-offset:3px;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1{font-size:28px;line-height:1.35;margin:28px 0 12px;font-weight:650}
h2{font-size:20px;line-height:1.4;margin:40px 0 12px;font-weight:650}
h3{font-size:17px;margin:20px 0 4px;font-weight:600}
p{margin:8px 0;max-width:46rem}
dl{display:grid;grid-template-columns:minmax(7em,max-content) 1fr;gap:6px 20px;margin:12px 0}
dt{color:var(--ink-2)}dd{margin:0}
ul,ol{padding-left:1.4em}ol li{padding:4px 0;max-width:46em}
.small,.e .small,footer{font-size:14px;color:var(--ink-2)}
table{border-collapse:collapse;width:100%;font-size:15px}
th{text-align:left;font-weight:500;color:var(--ink-2);font-size:14px}
th,td{padding:10px 16px 10px 0;border-bottom:1px solid var(--line);vertical-align:top}
.n{text-align:right;white-space:nowrap}
code,pre{font-family:ui-monospace,Consolas,monospace;font-size:14px}
pre{background:var(--ground);padding:14px 16px;border-radius:8px;white-space:pre-wrap}
blockquote{margin:8px 0;padding-left:14px;border-left:3px solid var(--line)}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:1}`;

const FRAME = `header{border-top:4px solid var(--accent);border-bottom:1px solid var(--line)}
header .w{display:flex;flex-wrap:wrap;align-items:center;gap:6px 12px;padding-top:12px;padding-bottom:12px}
.brand{display:flex;align-items:center;gap:12px;color:inherit;text-decoration:none;line-height:1.3;min-height:44px}
.brand b{display:block;color:var(--ink);font-size:19px;letter-spacing:.04em}.brand span{font-size:13px;color:var(--ink-2)}
.seal{flex:none;width:38px;height:38px}.seal rect{fill:none;stroke:var(--seal);stroke-width:2.5}.seal text{fill:var(--seal);font-size:21px;font-weight:700;text-anchor:middle}
header nav{display:flex;flex-wrap:wrap;gap:0 20px;margin-left:auto;font-size:15px}
nav a{display:inline-flex;align-items:center;min-height:44px;text-decoration:none}nav a:hover,.doors a:hover b,.brand:hover b{text-decoration:underline}
nav a[aria-current]{color:var(--ink);font-weight:600;box-shadow:inset 0 -3px var(--accent)}
main{display:block;padding-bottom:24px}
footer{border-top:1px solid var(--line);background:var(--ground);margin-top:48px;padding:24px 0 40px}
footer .c{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:8px 32px}
footer h2{font-size:14px;margin:8px 0;color:var(--ink)}footer ul{list-style:none;margin:0;padding:0}footer li a{display:inline-flex;align-items:center;min-height:44px}`;

const FORMS = `form.s{display:flex;gap:8px;margin:20px 0 0}form.s input{flex:1}
input,select,button,textarea{font:inherit;color:inherit;border-radius:8px;min-height:48px}
input,select,textarea{border:1.5px solid var(--ink-2);background:var(--paper);padding:0 14px;min-width:0;max-width:100%}textarea{padding:10px 14px}
button,.button{border:1px solid var(--accent);background:#1f4e8c;color:#fff;padding:0 24px;cursor:pointer;font-weight:600}
.button{display:inline-flex;align-items:center;min-height:44px;border-radius:8px;text-decoration:none;padding:0 18px}
.button.quiet{background:none;color:var(--accent);border-color:var(--line);font-weight:400}
button:hover,.button:not(.quiet):hover{background:#173b6b}
form.f{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;margin:20px 0}form.f label{display:grid;font-size:14px;color:var(--ink-2)}form.f input:not([type=month]){width:26em;max-width:100%}
form.long{display:grid;gap:16px;max-width:46em}form.long label{display:grid;gap:4px}form.long label.one{display:flex;gap:8px;align-items:center;min-height:44px}form.long .one input{min-height:20px}
fieldset{border:1px solid var(--line);border-radius:8px}input[type=file]{padding:8px 14px}
summary{cursor:pointer;color:var(--accent);min-height:44px;display:flex;align-items:center;gap:6px;list-style:none;width:fit-content}summary::-webkit-details-marker{display:none}summary::before{content:"＋"}details[open]>summary::before{content:"－"}`;

const PARTS = `.hero{background:linear-gradient(180deg,var(--soft),var(--paper));padding:44px 0 20px}
.hero h1{font-size:38px;letter-spacing:.02em;margin:0 0 4px}.hero p{max-width:none;margin:4px 0 0;color:var(--ink-2)}
.hero form.s{margin:22px 0 10px}.hero form.s input{min-height:64px;font-size:20px;padding:0 20px;border-width:2px;border-color:var(--accent);box-shadow:var(--shade)}.hero form.s button{font-size:18px;padding:0 36px}
.doors{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;margin:24px 0;padding:0;list-style:none}
.doors a{display:grid;grid-template-columns:auto 1fr;align-content:start;gap:0 14px;height:100%;padding:16px 18px;border:1px solid var(--line);border-radius:10px;text-decoration:none;background:var(--paper);box-shadow:var(--shade)}
.doors b{font-size:17px}.doors span{grid-column:2;color:var(--ink-2);font-size:14px;line-height:1.6}
.doors svg{grid-row:1/3;width:28px;height:28px;margin-top:2px;fill:none;stroke:var(--accent);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:0;margin:20px 0 4px;border-block:1px solid var(--line)}
.figures div{padding:16px 20px 14px 0}.figures div+div{border-left:1px solid var(--line);padding-left:20px}.figures dt{font-size:14px}.figures dd{font-size:30px;line-height:1.3;font-weight:600}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(400px,100%),1fr));gap:12px}
.card{border:1px solid var(--line);border-radius:10px;padding:16px 20px}.card h3{margin:0 0 4px}.card p{margin:4px 0}
.not{border-left:3px solid var(--accent);padding-left:12px}.card .not{margin-top:10px}.not b{display:block;font-weight:600;color:var(--ink)}
.say{background:var(--ground);border-radius:10px;padding:12px 20px;margin:20px 0}.say p{margin:4px 0}
.who{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px}.who h1{margin-bottom:0}.code{font-size:17px;color:var(--ink-2);letter-spacing:.03em;margin:2px 0 12px}
.facts{grid-template-columns:repeat(2,minmax(6em,max-content) 1fr)}.facts dt.wide{grid-column:1}.facts dd.wide{grid-column:2/-1}
.jump{display:flex;flex-wrap:wrap;gap:8px;margin:16px 0;padding:0;list-style:none}.jump a{display:inline-flex;align-items:center;gap:8px;min-height:44px;border:1px solid var(--line);border-radius:22px;padding:0 18px;text-decoration:none}.jump b{color:var(--ink)}
.acts{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0}
.e{border-top:1px solid var(--line);padding:12px 0}.e p{margin:2px 0}.e .small{max-width:none}.e h2{margin:4px 0 0}.e h3{margin:0}.e>p:first-child>a{display:inline-flex;align-items:center;min-height:44px;font-size:17px}section>.e b{font-size:17px}
.tl{display:block;width:100%;max-width:46em;height:8px;margin:10px 0 4px}.tl .past{fill:var(--accent)}.tl .ahead{fill:var(--accent);opacity:.25}.tl .now{fill:var(--seal)}
.e .facts{font-size:14px;gap:2px 16px;margin:6px 0}.mark{display:inline-block;background:var(--warn-soft);color:var(--warn);border-radius:4px;padding:0 8px;font-size:14px;white-space:nowrap}
.chip{display:inline-block;background:var(--ground);border:1px solid var(--line);border-radius:4px;padding:0 10px;font-size:14px;color:var(--ink-2)}.chip.good{color:var(--good)}
.t{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:0 24px;list-style:none;padding:0;margin:8px 0}.t li a{display:inline-flex;align-items:center;min-height:44px}
.pages{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:24px 0}.only-print{display:none}`;

const NARROW = `@media (max-width:760px){.doors{grid-template-columns:1fr 1fr}.figures{grid-template-columns:1fr 1fr}.figures div:nth-child(3){border-left:0;padding-left:0}.figures div:nth-child(n+3){border-top:1px solid var(--line)}.facts{grid-template-columns:minmax(6em,max-content) 1fr}.facts dd.wide{grid-column:auto}header nav{margin-left:0}}
@media (max-width:560px){.w{padding:0 16px}dl,.facts{grid-template-columns:minmax(5em,38%) 1fr;gap:4px 12px}h1{font-size:24px}.hero{padding-top:28px}.hero h1{font-size:28px}.hero form.s{flex-wrap:wrap}.hero form.s input{flex:1 0 100%;font-size:17px;min-height:56px}.hero form.s button{flex:1}.doors{gap:8px}.doors a{padding:12px 14px;align-content:center;gap:0 10px}.doors span{display:none}.doors svg{grid-row:1}.figures dd{font-size:24px}header nav{gap:0 16px}th,td{padding-right:8px}td a{display:inline-flex;align-items:center;min-height:44px}}`;

const PAPER = `@media print{:root{color-scheme:light;--ink:#000;--ink-2:#333;--line:#999;--paper:#fff;--ground:#fff;--soft:#fff;--accent:#000;--seal:#000;--good:#000;--warn:#000;--warn-soft:#fff;--shade:none}
form,form.s,form.f,header nav,.pages,.skip,.no-print,summary,footer .c{display:none}.jump a{min-height:0;border:0;padding:0 12px 0 0}.only-print{display:block}.say,.mark,.chip{border:1px solid #999}a{color:inherit;text-decoration:none}.e,.card,tr{break-inside:avoid}h2,h3{break-after:avoid}body{font-size:11pt}.w{max-width:none;padding:0}header{border-top:0}details::details-content{content-visibility:visible;block-size:auto}footer{margin-top:20px;padding:8px 0}@page{margin:18mm 16mm}}`;

/** By its hash in the address it can be kept for ever. */
export const STYLE = [COLOURS, TEXT, FRAME, FORMS, PARTS, NARROW, PAPER].join('\n');

export const STYLE_PATH = `/public/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;
