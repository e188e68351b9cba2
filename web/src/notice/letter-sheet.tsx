// The letter of a notice on A4 as it is handed over, for the office and for the party alike.

import { Fragment } from 'react';
import { noticeSentences } from '../words/notice-letter.ts';
import type { Notice } from './notice-page.tsx';
import '../today/order.css';

/** As it is handed over, in Chinese. */
export function LetterSheet({ notice }: { readonly notice: Notice }) {
  const said = noticeSentences(notice);
  return (
    <article className="letter" lang="zh-CN">
      <p className="letter-office">{notice.authority}</p>
      <h2>{said.title}</h2>
      <p className="letter-number">{notice.number}</p>
      <p className="letter-to">{said.to}</p>
      {said.address && <p>{said.address}</p>}
      <p>{said.says}</p>
      {said.about && <p>{said.about}</p>}
      {said.facts.map((one) => (
        <p key={one}>{one}</p>
      ))}
      <p>{said.basis}</p>
      {said.heard && <p>{said.heard}</p>}
      {said.rights && <p>{said.rights}</p>}
      <ol>
        {said.remedies.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ol>
      <div className="letter-seal">
        <p>{said.seal}</p>
        <p>{notice.authority}</p>
        <p>{said.told}</p>
      </div>
      <dl className="letter-receipt">
        {said.receipt.map(([what, value]) => (
          <Fragment key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {said.assumed && <p className="faint small letter-note">{said.assumed}</p>}
    </article>
  );
}
