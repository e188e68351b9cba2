// A letter of the office on A4 as it is handed over, in Chinese whatever the language of the page.

import { Fragment } from 'react';
import type { Letter } from '../../../src/base/pdf/letter.ts';
import './letter.css';

export function LetterPaper({ letter }: { readonly letter: Letter }) {
  const { office, title, number, to, before, items, after, seal, issued, receipt, note } = letter;
  return (
    <article className="letter" lang="zh-CN">
      <p className="letter-office">{office}</p>
      <h2>{title}</h2>
      <p className="letter-number">{number}</p>
      <p className="letter-to">{to}</p>
      <Paragraphs all={before} />
      <ol>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      <Paragraphs all={after} />
      <div className="letter-seal">
        <p>{seal}</p>
        <p>{office}</p>
        <p>{issued}</p>
      </div>
      <dl className="letter-receipt">
        {receipt.map(([what, value]) => (
          <Fragment key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {note && <p className="faint small letter-note">{note}</p>}
    </article>
  );
}

function Paragraphs({ all }: { readonly all: Letter['before'] }) {
  return all.flatMap((one) => (one ? [<p key={one}>{one}</p>] : []));
}
