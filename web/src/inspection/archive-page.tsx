// The archive of one check on one sheet: notice, draw, inspectors, results, orders, re-checks, publicity; to be printed or taken away.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type CheckArchive, readCheck, takeCheck, takeNotice } from '../../../src/inspection/archive/archive-api.ts';
import { takeDraw } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useStratum } from './dry-shown.tsx';
import { ScoreWhy } from './score-why.tsx';
import { SparedWhy } from './spared-why.tsx';
import './plans.css';
import './archive.css';

export function ArchivePage() {
  const params = useParams({ from: '/office/plans/$id/visits/$entity' });
  const asked = useAsk(readCheck, { params }, { fresh: 0 });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  return <Sheet archive={asked.data} />;
}

function Sheet({ archive }: { readonly archive: CheckArchive }) {
  const { t } = useWords();
  const { plan, visit, results, orders, rechecks, acts } = archive;
  const params = { id: plan.id, entity: visit.entity };
  return (
    <div className="stack archive">
      <div className="between">
        <h1>
          {t('archive.title')} · {visit.name}
        </h1>
        <div className="row no-print">
          <Link to="/plans/$id" params={{ id: plan.id }}>
            {t('archive.back')}
          </Link>
          <Button href={addressOf(takeNotice, { params })} download>
            {t('archive.noticePdf')}
          </Button>
          <Button onClick={() => window.print()}>{t('archive.print')}</Button>
          <Button href={addressOf(takeCheck, { params })} download>
            {t('archive.take')}
          </Button>
        </div>
      </div>
      <p className="muted">
        {t('archive.number', { plan: plan.number, visit: visit.number })} · {plan.title}
      </p>
      <Notice archive={archive} />
      <Drawn archive={archive} />
      <Inspectors archive={archive} />
      <Part title={t('archive.result')}>
        {visit.spared ? (
          <SparedWhy spared={visit.spared} />
        ) : visit.doneOn === null ? (
          <p>{t('archive.notDone')}</p>
        ) : (
          <Result archive={archive} />
        )}
        <Records records={results} />
      </Part>
      {visit.doneOn !== null && (
        <>
          <Part title={t('archive.orders')}>
            <p className="small muted">{t('archive.ordersNote')}</p>
            {orders.length === 0 ? <p>{t('archive.none')}</p> : <Records records={orders} />}
          </Part>
          <Part title={t('archive.rechecks')}>
            {rechecks.length === 0 ? <p>{t('archive.none')}</p> : <Records records={rechecks} />}
          </Part>
          <Publicity archive={archive} />
        </>
      )}
      <Part title={t('archive.acts')}>
        <ul>
          {acts.map(({ at, name, act, detail }) => (
            <li key={`${at} ${act} ${detail}`} className="small">
              {momentInTable(at)} · {name} · {t(`plans.act.${act as 'begun'}`)}
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Notice({ archive: { plan, visit, items } }: { readonly archive: CheckArchive }) {
  const { t, say } = useWords();
  const { authority, from, until } = plan;
  return (
    <Part title={t('archive.notice')}>
      <p>{t('archive.noticeText', { authority, from, until, name: visit.name })}</p>
      <dl className="plan-facts">
        <dt>{t('archive.entity')}</dt>
        <dd>
          <Link to="/entities/$id" params={{ id: visit.internal }}>
            {visit.name}
          </Link>
        </dd>
        <dt>{t('archive.code')}</dt>
        <dd>{visit.entity}</dd>
        {visit.address && <dt>{t('archive.address')}</dt>}
        {visit.address && <dd>{visit.address}</dd>}
        <dt>{t('archive.items')}</dt>
        <dd>
          {items.map(({ id, label, department, basis, assumption }) => (
            <div key={id}>
              {say(label)} <span className="small muted">{`${say(department)} · ${basis}`}</span>{' '}
              {assumption && <span className="chip warn">{t('archive.assumption')}</span>}
            </div>
          ))}
        </dd>
      </dl>
    </Part>
  );
}

function Drawn({ archive: { plan, visit, draw } }: { readonly archive: CheckArchive }) {
  const { t } = useWords();
  const stratum = useStratum()(visit.stratum);
  return (
    <Part title={t('archive.draw')}>
      <p>
        {draw.place === null
          ? t('archive.placeChanged', { stratum })
          : t('archive.place', { place: draw.place, stratum })}
      </p>
      {visit.score && <ScoreWhy score={visit.score} open />}
      <dl className="plan-facts">
        <dt>{t('archive.drawFile')}</dt>
        <dd>
          <a href={addressOf(takeDraw, { params: { id: plan.id } })} download>
            {draw.file}
          </a>
        </dd>
        <dt>{t('archive.commitment')}</dt>
        <dd>
          <code className="small">{draw.commitment}</code>
        </dd>
        <dt>{t('archive.seed')}</dt>
        <dd>{draw.seed.join(t('mark.list'))}</dd>
        {draw.changes.length > 0 && <dt>{t('archive.changes')}</dt>}
        {draw.changes.length > 0 && (
          <dd>
            {draw.changes.map(({ kind, out, why }) => (
              <div key={`${kind} ${out} ${why}`}>{t(`archive.change.${kind}`, { out, why })}</div>
            ))}
          </dd>
        )}
      </dl>
    </Part>
  );
}

function Inspectors({ archive: { inspectors } }: { readonly archive: CheckArchive }) {
  const { t, say } = useWords();
  return (
    <Part title={t('archive.inspectors')}>
      <ul>
        {inspectors.map(({ certificate, name, department, expires, valid }) => (
          <li key={certificate}>
            {name} <span className="muted">{`${certificate} · ${say(department)}`}</span>{' '}
            <span className="small muted">{t('archive.expires', { day: expires })}</span>{' '}
            <span className={valid ? 'chip' : 'chip warn'}>{t(valid ? 'archive.valid' : 'archive.invalid')}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Result({ archive: { visit, entered } }: { readonly archive: CheckArchive }) {
  const { t } = useWords();
  return (
    <dl className="plan-facts">
      <dt>{t('archive.doneOn')}</dt>
      <dd>
        {visit.doneOn} {visit.way && `· ${t(`plans.ways.${visit.way}`)}`}
      </dd>
      {entered && <dt>{t('archive.entered')}</dt>}
      {entered && <dd>{t('archive.enteredBy', { name: entered.by, at: momentInTable(entered.at) })}</dd>}
    </dl>
  );
}

function Records({ records }: { readonly records: CheckArchive['results'] }) {
  const { t, say } = useWords();
  return (
    <ul className="archive-records">
      {records.map(({ record, label, number, on, what, state, shown }) => (
        <li key={record}>
          <div>
            <b>{say(label)}</b> <span className="muted">{`${number} · ${on}`}</span>{' '}
            {state === 'withdrawn' && <span className="chip warn">{t('archive.withdrawn')}</span>}
          </div>
          <div>{say(what)}</div>
          <dl className="plan-facts small">
            {shown.map((field) => (
              <Fact key={field.name} name={say(field.label)} value={say(field.value)} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Publicity({ archive: { publicity } }: { readonly archive: CheckArchive }) {
  const { t } = useWords();
  const { article, due, publishedAt, duty } = publicity;
  return (
    <Part title={t('archive.publicity')}>
      <dl className="plan-facts">
        <dt>{t('archive.due')}</dt>
        <dd>{due ?? '–'}</dd>
        <dt>{t('archive.published')}</dt>
        <dd>{publishedAt === null ? t('archive.none') : momentInTable(publishedAt)}</dd>
        <dt>{t('archive.basis')}</dt>
        <dd>{article}</dd>
        {duty && <dt>{t('archive.duty')}</dt>}
        {duty && (
          <dd>
            <Link to="/duties" search={{ id: duty }}>
              {duty}
            </Link>
          </dd>
        )}
      </dl>
    </Part>
  );
}
