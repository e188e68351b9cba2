// One's own application for repair: where it stands, what is asked for, its files, its course.

import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { actOnOwnRepair, ownRepairFiles, readOwnRepair } from '../../../src/enterprise/cases-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { CaseFiles } from '../parts/case-files.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { OwnCourse, OwnFacts, Steps, Unsent } from './case-parts.tsx';
import { useOwn } from './use-own.ts';

type Repair = AnswerOf<typeof readOwnRepair>;

const OPEN: readonly string[] = ['filed', 'incomplete', 'accepted'];

export function OwnRepair() {
  const { t, say } = useWords();
  const { can } = useOwn();
  const { id } = useParams({ from: '/own-site/own/repairs/$id' });
  const { unsent } = useSearch({ from: '/own-site/own/repairs/$id' });
  const { data: repair, error, refetch } = useAsk(readOwnRepair, { params: { id } });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!repair) return <Bones lines={8} />;
  const open = OPEN.includes(repair.state) && can('own.apply');
  return (
    <>
      <Link to="/own/cases">{t('ownSite.cases.back')}</Link>
      <h1>
        {t('enterprise.cases.repairs')} {repair.number}
      </h1>
      <Unsent names={unsent} />
      <Said repair={repair} />
      {repair.state === 'incomplete' && open && <Supplement repair={repair} />}
      <CaseFiles kind="repair" files={repair.attached} operations={ownRepairFiles} params={{ id }} may={open} />
      <Steps steps={repair.deadlines.map(({ step, ...rest }) => ({ ...rest, name: t(`repairs.page.step.${step}`) }))} />
      <OwnCourse acts={repair.acts} wordOf={(act) => t(`repairs.act.${act as 'accept'}`)} />
      <p className="small muted">{say(repair.free)}</p>
      {open && <Withdraw repair={repair} />}
    </>
  );
}

function Said({ repair }: { readonly repair: Repair }) {
  const { t, say, lang } = useWords();
  const { items, statement, committedBy, unit, ground, reason, materials } = repair;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <p>
        <span className="chip">{t(`repairs.state.${repair.state}`)}</span>
      </p>
      <ul>
        {items.map((one) => (
          <li key={one.record} className="own-item">
            <b>{say(one.label)}</b> {one.number}{' '}
            {one.outcome && <span className="chip">{t(`repairs.outcome.${one.outcome}`)}</span>}
            {one.ground && <div>{say(one.ground)}</div>}
            {one.earliest && <div>{t('enterprise.file.earliest', { day: dayInText(one.earliest, lang) })}</div>}
            {one.decision && <div className="small muted">{one.decision}</div>}
          </li>
        ))}
      </ul>
      <OwnFacts
        lines={[
          [t('ownSite.cases.outcome'), [ground && say(ground), repair.decided && reason].filter(Boolean).join(' ')],
          [t('ownSite.cases.statement'), statement],
          [t('ownSite.cases.committedBy'), committedBy],
          [t('ownSite.cases.papers'), materials.join(t('mark.list'))],
          [t('ownSite.cases.unit'), unit?.name],
        ]}
      />
    </section>
  );
}

function Supplement({ repair }: { readonly repair: Repair }) {
  const { t } = useWords();
  const act = useAct();
  const [why, setWhy] = useState('');
  const go = () =>
    act(() => call(actOnOwnRepair, { params: { id: repair.id }, body: { act: 'supplement', why } }), {
      done: t('ownSite.cases.supplemented'),
    });
  return (
    <section className="card own-form own-wide" role="status">
      <b>{t('ownSite.cases.asked', { why: repair.reason })}</b>
      <p className="small muted">{t('ownSite.cases.supplementHow')}</p>
      <label>
        {t('ownSite.cases.supplementSay')}
        <textarea className="field" rows={2} value={why} maxLength={2000} onChange={(e) => setWhy(e.target.value)} />
      </label>
      <button type="button" className="primary" disabled={why.trim().length < 2} onClick={go}>
        {t('ownSite.cases.supplement')}
      </button>
    </section>
  );
}

function Withdraw({ repair: { id, number } }: { readonly repair: Repair }) {
  const { t } = useWords();
  const act = useAct();
  const word = t('ownSite.cases.withdraw');
  const go = () =>
    act(() => call(actOnOwnRepair, { params: { id }, body: { act: 'withdraw', why: word } }), {
      ...{ sure: t('ownSite.cases.withdrawAsk', { number }), word, done: t('ownSite.cases.withdrawn') },
    });
  return (
    <button type="button" className="plain" onClick={go}>
      {word}
    </button>
  );
}
