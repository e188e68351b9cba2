// One warning of an entity with everything that explains it.

import { Button } from 'antd';
import type { ReactNode } from 'react';
import { momentInTable, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Light } from './light.tsx';
import { Since } from './since.tsx';
import type { EntityWarning } from './use-warnings.ts';

interface Props {
  readonly warning: EntityWarning;
  readonly onLift: () => void;
}

export function WarningCard({ warning, onLift }: Props) {
  const { t, say } = useWords();
  const { state, colour, urgency, label, ending, until, mayLift } = warning;
  return (
    <section className={`card stack warn-one ${state}`}>
      <div className="between">
        <div className="row">
          {state === 'open' ? (
            <Light colour={colour} urgency={urgency} />
          ) : (
            <span className="chip">{t(`warnings.state.${state}`)}</span>
          )}
          <h2>{say(label)}</h2>
          <Since warning={warning} />
        </div>
        {mayLift && (
          <Button className="no-print" onClick={onLift}>
            {t('warnings.lift')}
          </Button>
        )}
      </div>
      {state === 'open' && (
        <p>
          <b>{t('warnings.remedy')}</b>
          {t('mark.colon')}
          {say(warning.remedy)}
        </p>
      )}
      <Facts warning={warning} />
      {ending && until && state === 'ended' && (
        <p className="small muted">
          {t('warnings.endedOn', { day: until })} · {t(`warnings.endings.${ending}` as 'warnings.endings.cured')}
        </p>
      )}
      <Stages warning={warning} />
      <History warning={warning} />
    </section>
  );
}

function Facts({ warning }: Pick<Props, 'warning'>) {
  const { t, say } = useWords();
  const { document, article, cause, assumption, raised, until, state } = warning;
  return (
    <dl className="facts">
      <Fact label={t('warnings.cause')}>{say(cause)}</Fact>
      <Fact label={t('warnings.article')}>
        {document} {article} <span className="small muted">{say(warning.sense)}</span>
      </Fact>
      {assumption && <Fact label={t('warnings.assumption')}>{say(assumption)}</Fact>}
      {raised && (
        <Fact label={t('warnings.raisedBy')}>
          {raised.name} <span className="small muted">{raised.unit}</span>
        </Fact>
      )}
      {raised && state !== 'ended' && <Fact label={t('warnings.until')}>{until ?? t('warnings.untilOpen')}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Stages({ warning: { stages, until } }: Pick<Props, 'warning'>) {
  const { t, say } = useWords();
  const today = todayIso();
  const over = until !== null && until <= today;
  const now = over ? undefined : stages.findLast(({ on }) => on <= today);
  if (stages.length < 2) return null;
  return (
    <ol className="warn-stages" aria-label={t('warnings.stages')}>
      {stages.map((one) => (
        <li key={one.on} className={one === now ? 'warn-stage now' : 'warn-stage'} title={say(one.remedy)}>
          <Light colour={one.colour} urgency={one.urgency} />
          <span className="small">{one.on}</span>
          {one === now && <b className="small">{t('warnings.now')}</b>}
        </li>
      ))}
    </ol>
  );
}

function History({ warning: { acts } }: Pick<Props, 'warning'>) {
  const { t } = useWords();
  if (acts.length === 0) return null;
  return (
    <details className="small">
      <summary>{t('warnings.history')}</summary>
      <ul className="warn-history">
        {acts.map(({ act, at, who, why, on }) => (
          <li key={`${at} ${act}`}>
            {momentInTable(at)} {who} {t(`warnings.acts.${act}` as 'warnings.acts.raise')} {on}
            {t('mark.colon')}
            {who ? why : t(`warnings.endings.${why}` as 'warnings.endings.cured')}
          </li>
        ))}
      </ul>
    </details>
  );
}
