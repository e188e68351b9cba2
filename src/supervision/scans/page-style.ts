// How the pages of the visited look: one column, large type, colours that pass AA, clean on paper.

export const STYLE = `
:root{--ink:#16202c;--ink2:#4a5768;--line:#dfe5ec;--paper:#fff;--ground:#f6f8fa;--accent:#1f4e8c;--soft:#e8f0fa;--warn:#faf0cf}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;font-variant-numeric:tabular-nums}
header,main,footer{max-width:640px;margin:0 auto;padding:0 16px}
header{display:flex;justify-content:space-between;align-items:baseline;gap:12px;padding-top:16px}
header b{color:var(--accent)}
a{color:var(--accent)}
h1{font-size:24px;line-height:32px;margin:8px 0 0}
h2{font-size:18px;line-height:26px;margin:0 0 8px}
p{margin:4px 0}
section{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:16px;margin:12px 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin:0}
dt{color:var(--ink2)}dd{margin:0}
ul,ol{margin:0;padding-left:1.4em}li{margin:4px 0}
.small{font-size:14px;color:var(--ink2)}
.note{background:var(--soft);border-color:var(--soft)}
.warn{background:var(--warn);border-color:var(--warn)}
label{display:block;margin:8px 0}
fieldset{border:0;margin:0;padding:0}legend{padding:0;font-weight:600}
fieldset label{padding:10px 12px;border:1px solid var(--line);border-radius:6px;margin:6px 0}
fieldset label:has(input:checked){border-color:var(--accent);background:var(--soft)}
input[type=radio],input[type=checkbox]{width:20px;height:20px;vertical-align:-4px;margin:0 10px 0 0;accent-color:var(--accent)}
textarea,input[type=text],select{width:100%;font:inherit;padding:10px;border:1px solid #8a94a3;border-radius:6px;background:#fff;color:inherit}
button{font:inherit;font-weight:600;width:100%;min-height:52px;margin-top:12px;border:0;border-radius:8px;background:var(--accent);color:#fff}
button.second{background:#fff;color:var(--accent);border:1px solid var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
summary{font-size:18px;font-weight:600;padding:4px 0;min-height:32px}
.stars{color:#8a5a00;letter-spacing:2px}
footer{padding-bottom:40px}
@media print{body{background:#fff}form,header a,.no-print{display:none}section{border:0;padding:4px 0}}
`;
