// The text of an article as a piece of a page.

import { Html, html } from '../../base/http/html.ts';
import { type Block, blocksOf, type Line } from '../articles/marks.ts';

/** A text with its marks. */
export function marked(text: string): Html {
  return html`${blocksOf(text).map(blockPart)}`;
}

function blockPart({ kind, lines }: Block): Html {
  const items = () => lines.map((line) => html`<li>${linePart(line)}</li>`);
  const together = () => html`${lines.map((line, i) => html`${i > 0 && new Html('<br>')}${linePart(line)}`)}`;
  switch (kind) {
    case 'heading':
      return html`<h2>${together()}</h2>`;
    case 'subheading':
      return html`<h3>${together()}</h3>`;
    case 'points':
      return html`<ul>${items()}</ul>`;
    case 'numbers':
      return html`<ol>${items()}</ol>`;
    case 'quote':
      return html`<blockquote><p>${together()}</p></blockquote>`;
    case 'paragraph':
      return html`<p>${together()}</p>`;
  }
}

function linePart(line: Line): Html {
  return html`${line.map(({ text, bold, href }) => {
    if (href !== undefined) return html`<a href="${href}" rel="noopener">${text}</a>`;
    return bold ? html`<strong>${text}</strong>` : html`${text}`;
  })}`;
}
