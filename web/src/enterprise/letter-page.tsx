// A notice to oneself as its letter: printed, signed for, answered; what else one can do and until when.

import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import {
  acknowledgeOwn,
  listOwnNotices,
  markOwnNotice,
  ownNoticeFiles,
  readOwnNotice,
  stateOwn,
} from '../../../src/enterprise/rights-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import type { Notice } from '../notice/notice-page.tsx';
import { CaseFiles } from '../parts/case-files.tsx';
import { LetterPaper } from '../parts/letter-paper.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText, todayIso } from '../words/formats.ts';
import { noticeLetter } from '../words/notice-letter.ts';
import { useWords } from '../words/use-words.ts';
import { useOwn } from './use-own.ts';

export function OwnLetter() {
  const { t } = useWords();
  const { can } = useOwn();
  const { id } = useParams({ from: '/own-site/own/notices/$id' });
  const { data: notice, error, refetch } = useAsk(readOwnNotice, { params: { id } });
  const unread = notice?.read === null;
  useEffect(() => {
    if (!unread) return;
    call(markOwnNotice, { params: { id } })
      .then(() => client.invalidateQueries({ queryKey: [listOwnNotices.id] }))
      .catch(() => undefined);
  }, [id, unread]);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!notice) return <Bones lines={10} />;
  const hears = notice.invites && !notice.considered && (notice.answerBy ?? '9') >= todayIso() && can('own.apply');
  return (
    <>
      <div className="between no-print">
        <Link to="/own/notices">{t('ownSite.letter.back')}</Link>
        <button type="button" className="plain" onClick={() => window.print()}>
          {t('ownSite.letter.print')}
        </button>
      </div>
      <h1 className="no-print">{notice.number}</h1>
      <Served notice={notice} />
      <LetterPaper letter={noticeLetter(notice)} />
      <div className="stack no-print">
        <p className="small muted">{t('ownSite.letter.inChinese')}</p>
        <Remedies notice={notice} />
        {hears && <Defence id={id} />}
        {(hears || notice.attached.length > 0) && (
          <CaseFiles
            kind="notice"
            files={notice.attached}
            operations={ownNoticeFiles}
            params={{ id }}
            parts={['statement']}
            may={hears}
          />
        )}
      </div>
    </>
  );
}

/** How and when it was served; where it is formal and was not, it can be signed for here. */
function Served({ notice }: { readonly notice: Notice }) {
  const { t, say, lang } = useWords();
  const { can } = useOwn();
  const act = useAct();
  const [agreed, setAgreed] = useState(false);
  const { id, served, formal, answerBy, ways, way: by } = notice;
  const way = ways.find((one) => one.id === by);
  if (served)
    return (
      <p className="no-print">
        {t('ownSite.letter.servedHow', { day: dayInText(served, lang), way: way ? say(way.label) : '' })}{' '}
        {answerBy && t('enterprise.notices.answerBy', { day: dayInText(answerBy, lang) })}
      </p>
    );
  if (!formal || !can('own.apply')) return null;
  const sign = () =>
    act(
      async () => {
        await call(acknowledgeOwn, { params: { id }, body: { agreed: true } });
      },
      { done: t('ownSite.letter.signed') },
    );
  return (
    <section className="card own-form own-wide no-print">
      <h2>{t('ownSite.letter.signTitle')}</h2>
      <p>{t('ownSite.letter.signHow')}</p>
      <label className="own-check">
        <input type="checkbox" checked={agreed} onChange={({ target }) => setAgreed(target.checked)} />
        {t('ownSite.letter.agree')}
      </label>
      <button type="button" className="primary" disabled={!agreed} onClick={sign}>
        {t('ownSite.letter.sign')}
      </button>
    </section>
  );
}

function Remedies({ notice: { letter, about } }: { readonly notice: Notice }) {
  const { t, say, lang } = useWords();
  const record = about && `${about.type}:${about.number}`;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('ownSite.letter.remedies')}</h2>
      <ul className="bullets">
        {letter.remedies.map((one) => (
          <li key={one.id}>
            {say(one.label)}
            {t('mark.colon')}
            {say(one.to)} {one.last && <b>{t('ownSite.letter.last', { day: dayInText(one.last, lang) })}</b>}
            <div className="small muted">{one.article}</div>
          </li>
        ))}
      </ul>
      {record && (
        <div className="row">
          <Link to="/own/objections/new" search={{ record }}>
            {t('ownSite.letter.toObject')}
          </Link>
          <Link to="/own/repairs/new" search={{ record }}>
            {t('ownSite.letter.toRepair')}
          </Link>
        </div>
      )}
    </section>
  );
}

function Defence({ id }: { readonly id: string }) {
  const { t } = useWords();
  const act = useAct();
  const [said, setSaid] = useState('');
  const send = async () => {
    const body = { said, files: [] };
    const done = await act(() => call(stateOwn, { params: { id }, body }), { done: t('enterprise.notices.stated') });
    if (done) setSaid('');
  };
  return (
    <section className="card own-form own-wide">
      <label>
        {t('enterprise.notices.say')}
        <textarea className="field" rows={5} maxLength={4000} value={said} onChange={(e) => setSaid(e.target.value)} />
      </label>
      <button type="button" className="primary" disabled={said.trim().length < 2} onClick={send}>
        {t('enterprise.notices.state')}
      </button>
    </section>
  );
}
