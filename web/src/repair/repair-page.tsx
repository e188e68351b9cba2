// One application: what may be done now, its records and conditions, its deadlines with their articles, its course.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { readRepair, repairFiles } from '../../../src/repair/api.ts';
import { useAsk } from '../api/ask.ts';
import { CaseFiles } from '../parts/case-files.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ActDialog, type ActName } from './act-dialog.tsx';
import { ProspectCard } from './prospect-card.tsx';
import { Due, StateChip } from './repair-lines.tsx';
import { type Repair, useRepairChanges } from './use-repairs.ts';
import './repair.css';

/** States in which files may be added. */
const OPEN: readonly string[] = ['filed', 'incomplete', 'accepted'];

export function RepairPage() {
  const { id } = useParams({ from: '/office/repairs/$id' });
  const asked = useAsk(readRepair, { params: { id } });
  useRepairChanges();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  return <Shown repair={asked.data} />;
}

function Shown({ repair }: { readonly repair: Repair }) {
  const { t, say } = useWords();
  return (
    <div className="stack">
      <Head repair={repair} />
      <p className="repair-free">{say(repair.free)}</p>
      <Acts key={repair.revision} repair={repair} />
      <div className="repair-halves">
        <div className="stack">
          <Outcomes repair={repair} />
          {repair.prospects.map((one) => (
            <ProspectCard key={one.record} prospect={one} entity={repair.entity.id} />
          ))}
          <CaseFiles
            kind="repair"
            files={repair.attached}
            operations={repairFiles}
            params={{ id: repair.id }}
            may={repair.may.handle && OPEN.includes(repair.state)}
          />
          <Course repair={repair} />
        </div>
        <div className="stack">
          <Deadlines repair={repair} />
          <Content repair={repair} />
          {repair.checks.length > 0 && (
            <section className="card">
              <h2>{t('repairs.page.checks')}</h2>
              <ul>
                {repair.checks.map(({ id, met, how }) => (
                  <li key={id}>
                    {conditionName(repair, id, say)} {t(`repairs.met.${met}`)}{' '}
                    <span className="small muted">{how}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

function conditionName({ prospects }: Repair, id: string, say: ReturnType<typeof useWords>['say']): string {
  const found = prospects.flatMap(({ conditions }) => conditions).find((one) => one.id === id);
  return found ? say(found.label) : id;
}

function Head({ repair }: { readonly repair: Repair }) {
  const { t } = useWords();
  const { number, entity, applied, basis, channel } = repair;
  return (
    <div>
      <div className="row">
        <h1>
          {t('repairs.title')} {number}
        </h1>
        <StateChip row={repair} />
        <Due row={repair} />
      </div>
      <div className="row muted">
        <Link to="/entities/$id" params={{ id: entity.id }} search={{ tab: 'repairs' }}>
          {entity.name}
        </Link>
        <span>{applied}</span>
        <span>{t(`repairs.basis.${basis}`)}</span>
        <span>{t(`repairs.channel.${channel}`)}</span>
      </div>
    </div>
  );
}

function actsNow({ state, asked, extended, verified, items, may, told }: Repair): ActName[] {
  const talk: ActName[] = ['talk', 'effort', 'step', 'withdraw'];
  if (state === 'filed') return ['accept', ...(asked ? [] : (['ask'] as const)), 'refuse', ...talk];
  if (state === 'incomplete') return ['supplement', 'refuse', ...talk];
  if (state === 'accepted') {
    const decide: ActName[] = verified ? ['grant', 'deny', 'verify'] : ['verify'];
    return [...decide, ...(may.decide && !extended ? (['extend'] as const) : []), ...talk];
  }
  const tell: ActName[] = told ? [] : ['tell'];
  if (state === 'granted')
    return [
      ...(items.some(({ outcome }) => outcome === 'temporary') ? (['complete'] as const) : []),
      'reverse',
      ...tell,
    ];
  return state === 'withdrawn' ? [] : tell;
}

function Acts({ repair }: { readonly repair: Repair }) {
  const { t } = useWords();
  const [doing, setDoing] = useState<ActName>();
  if (repair.proposal !== null)
    return (
      <p className="no-print">
        {t('repairs.page.waiting')} <Link to="/proposals">{t('repairs.page.toProposal')}</Link>
      </p>
    );
  if (!repair.may.handle) return null;
  return (
    <div className="row no-print repair-acts">
      {actsNow(repair).map((act, i) => (
        <Button key={act} type={i === 0 && act !== 'reverse' ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {t(`repairs.act.${act}`)}
        </Button>
      ))}
      {doing && <ActDialog act={doing} repair={repair} onClose={() => setDoing(undefined)} />}
    </div>
  );
}

function Outcomes({ repair: { items, ground, reason, decided } }: { readonly repair: Repair }) {
  const { t, say } = useWords();
  return (
    <section className="card">
      <h2>{t('repairs.page.records')}</h2>
      <ul className="repair-items">
        {items.map((one) => (
          <li key={one.record}>
            <b>{one.number}</b> {say(one.label)}
            {one.outcome && <span className="chip">{t(`repairs.outcome.${one.outcome}`)}</span>}
            <div className="small muted">
              {t('repairs.page.regime')} {one.regime.document}
              {one.ground && ` · ${say(one.ground)}`}
              {one.earliest && ` · ${t('repairs.earliest')} ${one.earliest}`}
              {one.decision && ` · ${t('repairs.page.decision')} ${one.decision}`}
              {one.reversal && ` · ${t('repairs.page.reversal')} ${one.reversal}`}
            </div>
          </li>
        ))}
      </ul>
      {(ground || reason) && (
        <p>
          {decided} {ground && say(ground)} {reason}
        </p>
      )}
    </section>
  );
}

function Deadlines({ repair: { deadlines } }: { readonly repair: Repair }) {
  const { t, say } = useWords();
  if (deadlines.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('repairs.page.deadlines')}</h2>
      <ul className="repair-items">
        {deadlines.map(({ step, due, done, document, article, sense, assumption }) => (
          <li key={step}>
            <b>{t(`repairs.page.step.${step}`)}</b> {due ?? '—'}{' '}
            {done && <span className="chip">{t('repairs.page.doneOn', { day: done })}</span>}
            <div className="small muted">
              {document} {article}
              {t('mark.colon')}
              {say(sense)}
              {assumption && ` ${t('repairs.page.assumption')}${t('mark.colon')}${say(assumption)}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Content({ repair }: { readonly repair: Repair }) {
  const { t } = useWords();
  const { statement, materials, committedBy, order, takenBy, takenAt } = repair;
  return (
    <section className="card">
      <h2>{t('repairs.page.content')}</h2>
      {statement && <p className="repair-text">{statement}</p>}
      <dl className="facts">
        <dt>{t('repairs.form.materials')}</dt>
        <dd>{materials.join(t('mark.list')) || '—'}</dd>
        <dt>{t('repairs.page.commitment')}</dt>
        <dd>{committedBy}</dd>
        {order && (
          <>
            <dt>{t('repairs.page.order')}</dt>
            <dd>
              {order.number} {order.on}
            </dd>
          </>
        )}
        <dt>{t('repairs.page.by')}</dt>
        <dd>
          {takenBy} {momentInTable(takenAt)}
        </dd>
      </dl>
    </section>
  );
}

function Course({ repair: { acts } }: { readonly repair: Repair }) {
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('repairs.page.course')}</h2>
      <ol className="repair-items">
        {acts.map(({ number, act, on, detail, why, who, at }) => (
          <li key={number}>
            <b>{t(`repairs.act.${act as ActName}`)}</b> {on ?? ''}{' '}
            <span className="small muted">
              {who} {momentInTable(at)}
            </span>
            {why && <div className="repair-text">{why}</div>}
            {act === 'talk' && detail && (
              <div className="small muted">
                {t('repairs.act.present')}
                {t('mark.colon')}
                {detail}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
