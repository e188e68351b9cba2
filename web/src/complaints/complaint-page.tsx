// One complaint: who, about whom, what, by when; what may be done now; its course; what it resembles and what it is joined with.

import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readComplaint, readComplaintFile } from '../../../src/supervision/complaints/complaint-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf } from '../api/call.ts';
import { sizeText } from '../parts/size-text.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { momentInTable, money } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ComplainantShown } from './complainant-shown.tsx';
import { ComplaintActs } from './complaint-acts.tsx';
import { ComplaintDuties } from './complaint-duties.tsx';
import { ComplaintLines, Due, StateChip } from './complaint-lines.tsx';
import { LookAlikes } from './look-alikes.tsx';
import { Marks } from './marks.tsx';
import { type Complaint, useComplaintChanges, useComplaintWords } from './use-complaints.ts';
import './complaints.css';

export function ComplaintPage() {
  const { id } = useParams({ from: '/office/complaints/$id' });
  const asked = useAsk(readComplaint, { params: { id } });
  useComplaintChanges();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  return <Shown complaint={asked.data} />;
}

function Shown({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const { group, alike } = complaint;
  return (
    <div className="stack">
      <Head complaint={complaint} />
      <ComplaintActs key={complaint.revision} complaint={complaint} />
      <div className="complaint-halves">
        <div className="stack">
          <Content complaint={complaint} />
          {complaint.closed && <Result complaint={complaint} />}
          {group.length > 0 && (
            <section className="stack" style={{ gap: 8 }}>
              <h2>{t('complaints.group')}</h2>
              <ComplaintLines rows={group} />
            </section>
          )}
          {alike.length > 0 && <LookAlikes complaint={complaint} />}
          <Course complaint={complaint} />
        </div>
        <div className="stack">
          <Parties complaint={complaint} />
          <ComplaintDuties complaint={complaint} />
          <Marks complaint={complaint} />
        </div>
      </div>
    </div>
  );
}

function Head({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const { channel, matter } = useComplaintWords();
  const { number, kind, received, reference } = complaint;
  return (
    <div>
      <div className="row">
        <h1>
          {t(`complaints.kind.${kind}`)} {number}
        </h1>
        <StateChip row={complaint} />
        <Due row={complaint} />
      </div>
      <div className="row muted" style={{ gap: '2px 16px' }}>
        <span>{matter(complaint.matter)}</span>
        <span>
          {t('complaints.form.received')} {received}
        </span>
        <span>
          {channel(complaint.channel)} {reference}
        </span>
      </div>
    </div>
  );
}

function Fact({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{of}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Parties({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const { entity, respondent, unit, officer, area } = complaint;
  return (
    <section className="card">
      <h2>{t('complaints.page.parties')}</h2>
      <dl className="facts">
        <Fact of={t('complaints.page.respondent')}>
          {entity ? (
            <Link to="/entities/$id" params={{ id: entity.id }} search={{ tab: 'complaints' }}>
              {entity.name}
            </Link>
          ) : (
            <>
              {respondent} <span className="chip warn">{t('complaints.unmatched')}</span>
            </>
          )}
          {entity && respondent !== entity.name && <div className="small muted">{respondent}</div>}
        </Fact>
        <Fact of={t('complaints.page.complainant')}>
          <ComplainantShown complaint={complaint} />
        </Fact>
        <Fact of={t('complaints.page.handling')}>
          {unit.name}
          <div className="small muted">{officer ?? t('complaints.noOfficer')}</div>
        </Fact>
        {area && (
          <Fact of={t('complaints.page.area')}>
            <Link to="/areas/$id" params={{ id: String(area.id) }}>
              {area.name}
            </Link>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Content({ complaint: { id, summary, request, replyDue, files, may } }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('complaints.page.content')}</h2>
      <p className="complaint-text">{summary}</p>
      {(request || replyDue) && (
        <dl className="facts">
          {request && <Fact of={t('complaints.page.request')}>{request}</Fact>}
          {replyDue && <Fact of={t('complaints.page.platformDue')}>{replyDue}</Fact>}
        </dl>
      )}
      {files.length > 0 && (
        <>
          <h3>{t('complaints.page.files')}</h3>
          <ul>
            {files.map(({ hash, name, size }) => (
              <li key={hash}>
                {may.act ? (
                  <a href={addressOf(readComplaintFile, { params: { id, hash } })} download>
                    {name}
                  </a>
                ) : (
                  name
                )}{' '}
                <span className="small muted">{sizeText(size)}</span>
              </li>
            ))}
          </ul>
          <p className="small muted">{t('complaints.page.filesNote')}</p>
        </>
      )}
    </section>
  );
}

function Result({ complaint }: { readonly complaint: Complaint }) {
  const { t, lang } = useWords();
  const { ground, outcome } = useComplaintWords();
  const { upheld, loss, reply, handedTo, told, closed } = complaint;
  return (
    <section className="card">
      <h2>{t('complaints.page.result')}</h2>
      <dl className="facts">
        <Fact of={t('complaints.page.outcome')}>
          {complaint.outcome && outcome(complaint.outcome)} <span className="small muted">{closed}</span>
        </Fact>
        {complaint.ground && <Fact of={t('complaints.page.ground')}>{ground(complaint.ground)}</Fact>}
        {handedTo && <Fact of={t('complaints.page.handedTo')}>{handedTo}</Fact>}
        {upheld !== null && (
          <Fact of={t('complaints.act.upheld')}>
            {t(upheld ? 'complaints.page.upheld' : 'complaints.page.notUpheld')}
          </Fact>
        )}
        {loss !== null && <Fact of={t('complaints.page.loss')}>{money(loss, lang)}</Fact>}
        {reply && <Fact of={t('complaints.page.reply')}>{reply}</Fact>}
        {told && <Fact of={t('complaints.page.told')}>{told}</Fact>}
      </dl>
    </section>
  );
}

function Course({ complaint: { acts, kind } }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const { ground, outcome, mark } = useComplaintWords();
  const word = (act: string) =>
    t(
      `complaints.acts.${kind === 'report' && /^(accept|refuse)$/.test(act) ? `${act}Report` : act}` as 'complaints.acts.take',
    );
  const detail = (text: string) =>
    text
      .split(' ')
      .map((one) => (mark(outcome(one)) === one ? ground(one) : mark(outcome(one))))
      .join(' ');
  return (
    <section className="card">
      <h2>{t('complaints.page.course')}</h2>
      <ol className="complaint-course">
        {acts.map((one) => (
          <li key={one.number}>
            <div>
              <b>{word(one.act)}</b> {one.on && <span>{one.on}</span>} {one.detail && <span>{detail(one.detail)}</span>}
            </div>
            {one.why && <div className="complaint-text">{one.why}</div>}
            <div className="small muted">
              {momentInTable(one.at)} {one.who}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
