// Each move with examples: who they are, and why they stand so before and under the draft.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { explainMoves } from '../../../src/lab/impact-api.ts';
import { call } from '../api/call.ts';
import { Grade } from '../parts/grade.tsx';
import { type Level, wordOf } from '../parts/levels.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Impact, Question } from './use-impact.ts';

type Move = Impact['moves'][number];

interface Props {
  readonly id: string;
  readonly impact: Impact;
  readonly question: Question;
}

export function ImpactMoves({ id, impact, question }: Props) {
  const { t } = useWords();
  const moves = impact.moves.filter(({ direction }) => direction !== 'same');
  if (moves.length === 0) return null;
  return (
    <section>
      <h2>{t('lab.impactSamples')}</h2>
      {moves.map((move) => (
        <MoveLine key={JSON.stringify([move.before, move.after])} {...{ id, impact, question, move }} />
      ))}
    </section>
  );
}

function MoveLine({ id, impact, question, move }: Props & { readonly move: Move }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="lab-rule" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="lab-move">
          <Standing at={move.before} levels={impact.levelsBefore} tiers={impact.tiersBefore} />
          <span aria-hidden>→</span>
          <Standing at={move.after} levels={impact.levels} tiers={impact.tiers} />
          <b>{t('entities.total', { count: move.count }).replace(String(move.count), count(move.count))}</b>
          <span className={move.direction === 'worse' ? 'lab-bad' : move.direction === 'better' ? 'lab-good' : 'faint'}>
            {t(`lab.direction.${move.direction}`)}
          </span>
        </span>
      </summary>
      {open && <Examples id={id} move={move} question={question} />}
    </details>
  );
}

interface StandingProps {
  readonly at: Move['before'];
  readonly levels: readonly Level[];
  readonly tiers: readonly Level[];
}

function Standing({ at, levels, tiers }: StandingProps) {
  const { t, say } = useWords();
  if (!at) return <span className="faint">{t('lab.notCovered')}</span>;
  return (
    <span className="row" style={{ gap: 6 }}>
      <Grade levels={levels} code={at.level} />
      {at.tier && <span className="small muted">{wordOf(tiers, at.tier, say)}</span>}
    </span>
  );
}

function Examples({ id, move, question }: { readonly id: string; readonly move: Move; readonly question: Question }) {
  const { on, files } = question;
  const asked = useQuery({
    queryKey: [explainMoves.id, id, on, move.samples, files],
    queryFn: ({ signal }) =>
      call(explainMoves, { params: { id }, body: { on, files, entities: [...move.samples] } }, signal),
  });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={3} />;
  return (
    <ul>
      {asked.data.items.map((item) => (
        <Example key={item.id} item={item} />
      ))}
    </ul>
  );
}

/** An explanation begins with whom it is about and by which document; both are said here already. */
const HEAD_LINES = 2;

function Example({ item }: { readonly item: AnswerOf<typeof explainMoves>['items'][number] }) {
  const { t, lang } = useWords();
  const side = (title: string, { sentences }: typeof item.before) => (
    <div>
      <b className="small">{title}</b>
      {sentences[lang].slice(HEAD_LINES, HEAD_LINES + 5).map((sentence) => (
        <p key={sentence} className="small muted">
          {sentence}
        </p>
      ))}
    </div>
  );
  return (
    <li className="lab-example">
      <Link to="/entities/$id" params={{ id: item.uscc ?? item.id }}>
        <b>{item.name}</b>
      </Link>
      <div className="lab-pair">
        {side(t('lab.impactBefore'), item.before)}
        {side(t('lab.impactAfter'), item.after)}
      </div>
    </li>
  );
}
