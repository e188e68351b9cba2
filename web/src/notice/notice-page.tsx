// One notice: the letter on A4 as it is handed over, how it was served, what the party stated and how that was considered.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { noticeFiles, readNotice } from '../../../src/notice/api.ts';
import { useAsk } from '../api/ask.ts';
import { CaseFiles } from '../parts/case-files.tsx';
import { LetterPaper } from '../parts/letter-paper.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText } from '../words/formats.ts';
import { noticeLetter } from '../words/notice-letter.ts';
import { useWords } from '../words/use-words.ts';
import { ConsiderDialog, ServeDialog, StateDialog } from './notice-dialogs.tsx';
import '../parts/cases.css';

export type Notice = AnswerOf<typeof readNotice>;

export function NoticePage() {
  const { can } = useAccount();
  const params = useParams({ from: '/office/entities/$id/notices/$notice' });
  const asked = useAsk(readNotice, { params });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  return (
    <div className="order-page">
      <Head notice={asked.data} />
      <LetterPaper letter={noticeLetter(asked.data)} />
      <div className="stack no-print">
        <CaseFiles
          kind="notice"
          files={asked.data.attached}
          operations={noticeFiles}
          params={params}
          parts={['proof', 'statement']}
          may={can('notice.serve')}
        />
      </div>
      <Course notice={asked.data} />
    </div>
  );
}

function Head({ notice }: { readonly notice: Notice }) {
  const { t, lang } = useWords();
  const { can } = useAccount();
  const [doing, setDoing] = useState<'serve' | 'state' | 'consider'>();
  const { served, invites, stated, considered, answerBy } = notice;
  const props = { notice, onClose: () => setDoing(undefined) };
  return (
    <header className="no-print stack">
      <Link to="/entities/$id" params={{ id: notice.entity.id }} search={{ tab: 'notices' }}>
        {t('notices.back', { name: notice.entity.name })}
      </Link>
      <div className="between">
        <h1>{notice.number}</h1>
        <div className="row">
          {!served && can('notice.serve') && <Button onClick={() => setDoing('serve')}>{t('notices.serve')}</Button>}
          {invites && served && !considered && can('notice.hear') && (
            <Button onClick={() => setDoing('state')}>{t('notices.state')}</Button>
          )}
          {stated && !considered && can('notice.hear') && (
            <Button onClick={() => setDoing('consider')}>{t('notices.consider')}</Button>
          )}
          <Button type="primary" onClick={() => window.print()}>
            {t('notices.print')}
          </Button>
        </div>
      </div>
      {notice.formal && !served && <p className="overdue">{t('notices.unserved')}</p>}
      {answerBy && <p className="muted">{t('notices.answerUntil', { day: dayInText(answerBy, lang) })}</p>}
      <p className="muted small">{t('notices.inChinese')}</p>
      {doing === 'serve' && <ServeDialog {...props} />}
      {doing === 'state' && <StateDialog {...props} />}
      {doing === 'consider' && <ConsiderDialog {...props} />}
    </header>
  );
}

function Course({ notice: { acts, ways, outcome } }: { readonly notice: Notice }) {
  const { t, say, lang } = useWords();
  if (acts.length === 0) return null;
  return (
    <section className="card stack no-print">
      <h2>{t('notices.course')}</h2>
      <dl className="case-facts">
        {acts.map((one) => {
          const way = ways.find(({ id }) => id === one.way);
          return (
            <Fragment key={`${one.act}${one.at}${one.said}`}>
              <dt>
                {dayInText(one.on, lang)} {t(`notices.acts.${one.act}`)}
              </dt>
              <dd>
                {[way && say(way.label), one.signer, one.proof, one.said, ...one.files].filter(Boolean).join(' · ')}
                {one.act === 'considered' && outcome && ` · ${t(`notices.considered.${outcome}`)}`}
                <span className="small muted"> {one.by}</span>
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}
