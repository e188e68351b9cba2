// Plans of random inspection and their draws as everybody sees them: the hash at once, the file when it is public.

import { shanghaiTime } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { filled, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { publicDraws } from '../../inspection/plan/published.ts';
import { at, type Body } from './frame.ts';
import { WORDS } from './words.ts';

type Draw = Awaited<ReturnType<typeof publicDraws>>['items'][number];

/** A page of draws, those laid down last first. */
export async function drawsPage(db: Db, lang: Lang, before: string | undefined): Promise<Body> {
  const t = WORDS[lang];
  const { items, next } = await publicDraws(db, before);
  const content = html`<p>${t.drawsLead}</p>${items.length === 0 && html`<p>${t.drawsNone}</p>`}
${items.map((draw) => drawPart(draw, lang))}
${next !== null && html`<p><a rel="next" href="${at(lang, `/draws?after=${encodeURIComponent(next)}`)}">${t.next}</a></p>`}`;
  return { title: t.drawsTitle, content, about: t.drawsLead };
}

function drawPart(
  { id, number, title, authority, commitment, seed, laidAt, drawnAt, visits, voidAt, fileAt }: Draw,
  lang: Lang,
) {
  const t = WORDS[lang];
  const drawn = voidAt
    ? filled(t.void, { at: shanghaiTime(voidAt) })
    : drawnAt
      ? filled(t.drawnAt, { at: shanghaiTime(drawnAt), count: visits ?? 0 })
      : t.notDrawn;
  const files = html`<a href="/api/v1/draws/${id}/file" download>${t.file}</a> · <a href="/draws/check?plan=${id}">${t.check}</a>`;
  return html`<section class="e"><h2>${title}</h2><p class="small">${filled(t.plan, { number })} · ${authority}</p><dl>
<dt>${t.commitment}</dt><dd><code>${commitment}</code><br><span class="small">${t.laid} ${shanghaiTime(laidAt)}</span></dd>
<dt>${t.seed}</dt><dd>${seed.kind === 'parties' ? filled(t.seedParties, { parties: seed.from }) : seed.from}</dd>
<dt>${t.drawn}</dt><dd>${drawn}</dd></dl><p class="small">${fileAt ? files : t.fileLater}</p></section>`;
}
