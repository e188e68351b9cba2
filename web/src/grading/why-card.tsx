// Why the entity stands as it does on the chosen day, until when, and what is not yet decided.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { explainStanding } from '../../../src/grading/api.ts';
import { useAsk } from '../api/ask.ts';
import type { Level } from '../parts/levels.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useView } from '../registry/use-view.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Numbered } from './causes.ts';
import { Reasons } from './reasons.tsx';
import type { Standings } from './standing-tab.tsx';

export type Explanation = AnswerOf<typeof explainStanding>;

interface Props {
  readonly id: string;
  readonly book: Standings['items'][number];
  readonly causes: readonly Numbered[];
}

export function WhyCard({ id, book, causes }: Props) {
  const { rulebook } = book;
  const { on, known } = useView();
  const asked = useAsk(explainStanding, { params: { id, rulebook }, query: { on, asKnown: known } }, { keep: true });
  const told = asked.data?.rulebook === rulebook ? asked.data : undefined;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {!told && !asked.error && <Bones lines={6} />}
      {told && <Told told={told} causes={causes} levels={book.levels} />}
    </section>
  );
}

interface ToldProps {
  readonly told: Explanation;
  readonly causes: readonly Numbered[];
  readonly levels: readonly Level[];
}

function Told({ told, causes, levels }: ToldProps) {
  const { t, say, lang } = useWords();
  if (told.level === null)
    return <p>{t('entity.noStanding', { day: dayInText(told.on, lang), rulebook: say(told.short) })}</p>;
  return (
    <>
      <h2>{t(told.lastDay ? 'entity.why' : 'entity.whyPast', { level: told.level })}</h2>
      {told.reasons.length > 0 ? (
        <Reasons reasons={told.reasons} causes={causes} rulebook={told.rulebook} levels={levels} />
      ) : (
        <p className="muted">{t('entity.clean')}</p>
      )}
      {told.disputed && (
        <p className="note">
          {t('objections.gradeDisputed', { since: told.disputed.since, number: told.disputed.number })}{' '}
          {told.disputed.pauses && t('objections.gradePauses')}
        </p>
      )}
      {told.paused && !told.disputed && <p className="note">{t('objections.paused')}</p>}
      <Ahead told={told} />
      {told.alsoInForce.length > 0 && (
        <>
          <h3>{t('entity.also')}</h3>
          <Reasons reasons={told.alsoInForce} causes={causes} rulebook={told.rulebook} levels={levels} />
        </>
      )}
      <TierWhy told={told} causes={causes} levels={levels} />
      <Open told={told} />
      {told.assumptions.length > 0 && (
        <details>
          <summary className="muted">{t('entity.assumptions', { count: told.assumptions.length })}</summary>
          <ul className="bullets small muted">
            {told.assumptions.map((assumption) => (
              <li key={assumption.zh}>{say(assumption)}</li>
            ))}
          </ul>
        </details>
      )}
      {told.notice && <p className="small faint">{say(told.notice)}</p>}
    </>
  );
}

function Ahead({ told }: { readonly told: Explanation }) {
  const { t, lang } = useWords();
  if (!told.better && !told.restarts) return null;
  return (
    <div className="good">
      {told.better && (
        <b>{t('entity.better', { day: dayInText(told.better.from, lang), level: told.better.level })} </b>
      )}
      {told.restarts ? t('entity.restarts') : t('entity.betterIf')}
    </div>
  );
}

function TierWhy({ told, causes, levels }: ToldProps) {
  const { t, say } = useWords();
  if (!told.tier) return null;
  return (
    <>
      <h3>{t('entity.tierWhy', { tier: say(told.tier.label) })}</h3>
      {told.tier.fromLevel && <p className="muted">{t('entity.tierFromLevel')}</p>}
      {!told.tier.fromLevel && told.tier.reasons.length === 0 && <p className="muted">{t('entity.tierUsual')}</p>}
      <Reasons reasons={told.tier.reasons} causes={causes} rulebook={told.rulebook} levels={levels} />
    </>
  );
}

function Open({ told }: { readonly told: Explanation }) {
  const { t, say } = useWords();
  if (told.undetermined.length === 0) return null;
  return (
    <div className="note">
      <b>{t('entity.undetermined')}</b>
      <ul className="bullets">
        {told.undetermined.map((one) => (
          <li key={`${one.record}-${one.article}`}>
            {say(one.what)} · {one.number}
            <div className="small muted">
              {one.article} {say(one.sense)}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
