// What was done about a case, by whom and why, in order.

import { Fragment } from 'react';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import './cases.css';

interface Act {
  readonly act: string;
  readonly on: string;
  readonly at: string;
  readonly why: string;
  readonly by: string;
}

interface Props<A extends Act> {
  readonly title: string;
  readonly acts: readonly A[];
  readonly wordOf: (act: A['act']) => string;
}

export function CaseCourse<A extends Act>({ title, acts, wordOf }: Props<A>) {
  const { lang } = useWords();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{title}</h2>
      <dl className="case-facts">
        {acts.map((one) => (
          <Fragment key={`${one.act}${one.at}`}>
            <dt>
              {dayInText(one.on, lang)} {wordOf(one.act)}
            </dt>
            <dd>
              {one.why} <span className="small muted">{one.by}</span>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
