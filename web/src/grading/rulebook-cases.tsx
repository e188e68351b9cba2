// The worked cases of a rule: a situation, what was recorded, and what must follow on named days.

import { Grade } from '../parts/grade.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Document } from './rulebook-page.tsx';

type Case = Document['cases'][number];

interface Props {
  readonly book: Document;
  readonly cases: readonly Case[];
}

export function RulebookCases({ book, cases }: Props) {
  const { t } = useWords();
  return (
    <details className="rule-cases">
      <summary>{t('reading.cases', { n: cases.length })}</summary>
      <ul>
        {cases.map((one) => (
          <li key={one.name} className="rule-case">
            <OneCase book={book} one={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function OneCase({ book, one }: { readonly book: Document; readonly one: Case }) {
  const { t, say } = useWords();
  return (
    <>
      <b lang="zh-CN">{one.name}</b>
      <dl className="facts small">
        <dt>{t('reading.caseFacts')}</dt>
        <dd>{one.facts.map(say).join(t('mark.semicolon'))}</dd>
        <dt>{t('reading.caseRecords')}</dt>
        <dd>
          {one.records.length === 0 && t('reading.caseNone')}
          {one.records.map((record) => (
            <div key={record.number}>
              {record.on} {say(record.what)}
            </div>
          ))}
          {one.asKnown && (
            <div className="faint">{t('reading.caseAsKnown', { moment: momentInTable(one.asKnown) })}</div>
          )}
        </dd>
        <dt>{t('reading.caseExpect')}</dt>
        <dd>
          {one.expect.map((expected) => (
            <div key={expected.day} className="row case-day">
              <span>{expected.day}</span>
              {expected.levels.map((level) => (
                <Level key={level.dimension} book={book} dimension={level.dimension} level={level.level} />
              ))}
              {expected.points !== null && <span className="faint">{expected.points}</span>}
            </div>
          ))}
        </dd>
      </dl>
    </>
  );
}

interface LevelProps {
  readonly book: Document;
  readonly dimension: string;
  readonly level: string | null;
}

function Level({ book, dimension, level }: LevelProps) {
  const { t, say } = useWords();
  const of = book.dimensions.find(({ id }) => id === dimension)!;
  if (level === null) return <span className="muted">{t('reading.notCovered')}</span>;
  if (of.role === 'level') return <Grade levels={of.levels} code={level} />;
  const word = of.levels.find(({ code }) => code === level);
  return <span className="chip">{word ? say(word) : level}</span>;
}
