// Reasons as a list: what happened, by which article, and for how long it counts.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { explainStanding } from '../../../src/grading/api.ts';
import type { Level } from '../parts/levels.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Numbered } from './causes.ts';

type Reason = AnswerOf<typeof explainStanding>['reasons'][number];

interface Props {
  readonly reasons: readonly Reason[];
  readonly causes: readonly Numbered[];
  readonly rulebook: string;
  /** The scale of the grade: other dimensions speak for themselves. */
  readonly levels: readonly Level[];
}

export function Reasons({ reasons, causes, rulebook, levels }: Props) {
  return (
    <ul className="why">
      {reasons.map((reason) => (
        <li key={`${reason.rule}-${reason.record?.record}-${reason.from}`}>
          <Mark number={causes.find((cause) => cause.record === reason.record?.record)?.number} />
          <Told reason={reason} rulebook={rulebook} levels={levels} />
        </li>
      ))}
    </ul>
  );
}

function Mark({ number }: { readonly number: number | undefined }) {
  return number === undefined ? <span className="why-dot">·</span> : <span className="why-number">{number}</span>;
}

interface ToldProps {
  readonly reason: Reason;
  readonly rulebook: string;
  readonly levels: readonly Level[];
}

function Told({ reason, rulebook, levels }: ToldProps) {
  const { t, say, lang } = useWords();
  const { record, article, lastDay, ownLastDay } = reason;
  return (
    <div>
      <b className="opens">{say(reason.what) || say(reason.sense)}</b>
      <div className="small muted">
        {record?.disputed && <span className="chip warn">{t('objections.disputed')}</span>}{' '}
        {record && `${record.number} · ${t('entity.recognised', { day: dayInText(record.on, lang) })} · `}
        <Link to="/rulebooks/$id" params={{ id: rulebook }} hash={`rule-${reason.rule}`} className="in-text">
          {article}
        </Link>
        {levels.some((level) => level.code === reason.level) && ` → ${reason.level}`}
        {lastDay && ` · ${t('entity.until', { day: dayInText(lastDay, lang) })}`}
      </div>
      {say(reason.what) && <div className="small muted">{say(reason.sense)}</div>}
      {ownLastDay && ownLastDay !== lastDay && (
        <div className="small muted">{t('entity.moved', { day: dayInText(ownLastDay, lang) })}</div>
      )}
    </div>
  );
}
