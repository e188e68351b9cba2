// One's own objection: what was said, where it stands and by when it is answered, its evidence, its course.

import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { ownObjectionFiles, readOwnObjection, withdrawOwnObjection } from '../../../src/enterprise/cases-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { CaseFiles } from '../parts/case-files.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';
import { OwnCourse, OwnFacts, Steps, Unsent } from './case-parts.tsx';
import { useOwn } from './use-own.ts';

type Objection = AnswerOf<typeof readOwnObjection>;

export function OwnObjection() {
  const { t } = useWords();
  const { can } = useOwn();
  const { id } = useParams({ from: '/own-site/own/objections/$id' });
  const { unsent } = useSearch({ from: '/own-site/own/objections/$id' });
  const { data: objection, error, refetch } = useAsk(readOwnObjection, { params: { id } });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!objection) return <Bones lines={8} />;
  const open = objection.state !== 'settled' && can('own.apply');
  return (
    <>
      <Link to="/own/cases">{t('ownSite.cases.back')}</Link>
      <h1>
        {t('enterprise.cases.objections')} {objection.number}
      </h1>
      <Unsent names={unsent} />
      <Said objection={objection} />
      <CaseFiles
        kind="objection"
        files={objection.attached}
        operations={ownObjectionFiles}
        params={{ id }}
        may={open}
      />
      <Steps
        steps={objection.deadlines.map(({ step, ...rest }) => ({ ...rest, name: t(`objections.step.${step}`) }))}
      />
      <OwnCourse acts={objection.acts} wordOf={(act) => t(`objections.act.${act as 'accept'}`)} />
      {open && <Withdraw objection={objection} />}
    </>
  );
}

function Said({ objection: o }: { readonly objection: Objection }) {
  const { t, say } = useWords();
  const { regime } = o;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <p>
        <span className="chip">
          {o.outcome ? t(`objections.outcome.${o.outcome}`) : t(`objections.state.${o.state}`)}
        </span>{' '}
        {o.mended && <span className="chip">{t(`objections.mended.${o.mended}`)}</span>}
      </p>
      <OwnFacts
        lines={[
          [t('ownSite.cases.about'), o.aboutNumber],
          [t('enterprise.cases.grounds'), o.grounds],
          [t('enterprise.cases.wanted'), o.wanted],
          [t('ownSite.cases.papers'), o.files.join(t('mark.list'))],
          [t('ownSite.cases.answered'), o.answer && t(`objections.answer.${o.answer}`)],
          [t('ownSite.cases.outcome'), o.reasons],
          [t('ownSite.cases.unit'), o.unit],
        ]}
      />
      <p className="small muted">
        {t('ownSite.cases.rule')}
        {t('mark.colon')}
        {say(regime.title)} {regime.document} {regime.article} {say(regime.sense)}
        {regime.assumption && t('objections.assumption', { said: say(regime.assumption) })}
      </p>
    </section>
  );
}

function Withdraw({ objection: { id, number } }: { readonly objection: Objection }) {
  const { t } = useWords();
  const act = useAct();
  const word = t('ownSite.cases.withdraw');
  const go = () =>
    act(() => call(withdrawOwnObjection, { params: { id }, body: { why: word } }), {
      ...{ sure: t('ownSite.cases.withdrawAsk', { number }), word, done: t('ownSite.cases.withdrawn') },
    });
  return (
    <button type="button" className="plain" onClick={go}>
      {word}
    </button>
  );
}
