// Whom the draft would move: asked for on a day, shown as a sentence, a matrix, groups and examples.

import { Button } from 'antd';
import { useState } from 'react';
import { dayText } from '../../../src/base/day.ts';
import type { Examined } from '../../../src/lab/examine.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { count, momentInTable, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ImpactGroups } from './impact-groups.tsx';
import { ImpactMatrix } from './impact-matrix.tsx';
import { ImpactMoves } from './impact-moves.tsx';
import { ImpactWaiting } from './impact-waiting.tsx';
import type { Desk } from './use-draft.ts';
import type { Impact, ImpactState } from './use-impact.ts';

interface Props {
  readonly id: string;
  readonly desk: Desk;
  readonly examined: Examined | undefined;
  readonly state: ImpactState;
}

export function ImpactTab({ id, desk, examined, state }: Props) {
  const { t } = useWords();
  const { impact, question, waiting, cancelled, error, ask, cancel } = state;
  const since = examined?.change && dayText(examined.change.since);
  const [chosen, choose] = useState<string>();
  const on = chosen ?? (since && since > todayIso() ? since : todayIso());
  const wrong = examined !== undefined && examined.book === undefined;
  const narrowed = { division: question?.division, industry: question?.industry };
  const run = (scope: { division?: string; industry?: string }) => ask({ on, files: desk.files, ...scope });
  return (
    <div className="stack">
      <p className="muted">{t('lab.impactAbout')}</p>
      <div className="row">
        <span className="muted">{t('lab.impactOn')}</span>
        <span className="lab-day">
          <DayField label={t('lab.impactOn')} value={on} onChange={choose} />
        </span>
        <Button
          type="primary"
          disabled={wrong || !examined}
          loading={waiting !== undefined}
          onClick={() => run(narrowed)}
        >
          {t(impact ? 'lab.impactAgain' : 'lab.impactRun')}
        </Button>
        {wrong && <span className="muted">{t('lab.impactWrong')}</span>}
      </div>
      {waiting && <ImpactWaiting waiting={waiting} cancel={cancel} />}
      {cancelled && (
        <p className="note" role="status">
          {t(impact ? 'lab.impactCancelledFormer' : 'lab.impactCancelled')}
        </p>
      )}
      {error !== undefined && <Failed error={error} />}
      {impact && question && (
        <>
          {question.files !== desk.files && <p className="note">{t('lab.impactStale')}</p>}
          <Summary impact={impact} />
          <Scope narrowed={narrowed} impact={impact} run={run} />
          <ImpactMatrix impact={impact} />
          <ImpactMoves id={id} impact={impact} question={question} />
          <ImpactGroups impact={impact} narrow={(scope) => run({ ...narrowed, ...scope })} />
        </>
      )}
    </div>
  );
}

function Summary({ impact }: { readonly impact: Impact }) {
  const { t } = useWords();
  const { entities, better, worse, other } = impact;
  const moved = better + worse + other;
  const numbers = { entities: count(entities), moved: count(moved), worse: count(worse), better: count(better) };
  const more = other ? t('lab.impactOther', { count: other }) : '';
  return (
    <div>
      <p className="lab-says">
        {moved === 0 ? t('lab.impactNone', numbers) : t('lab.impactSays', { ...numbers, other: more })}
      </p>
      <p className="small faint">
        {t('lab.impactTook', { seconds: (impact.took / 1000).toFixed(1), at: momentInTable(impact.asOf) })}
      </p>
    </div>
  );
}

interface ScopeProps {
  readonly narrowed: { readonly division?: string; readonly industry?: string };
  readonly impact: Impact;
  readonly run: (scope: { division?: string; industry?: string }) => void;
}

function Scope({ narrowed, impact, run }: ScopeProps) {
  const { t, say } = useWords();
  if (!narrowed.division && !narrowed.industry) return null;
  const label = (groups: Impact['byDivision'], code: string | undefined) => {
    const found = groups.find((one) => one.code === code)?.label;
    return found ? say(found) : code;
  };
  return (
    <div className="row">
      <span className="muted">{t('lab.impactScope')}</span>
      {narrowed.division && <span className="chip">{label(impact.byDivision, narrowed.division)}</span>}
      {narrowed.industry && <span className="chip">{label(impact.byIndustry, narrowed.industry)}</span>}
      <Button size="small" onClick={() => run({})}>
        {t('lab.impactWide')}
      </Button>
    </div>
  );
}
