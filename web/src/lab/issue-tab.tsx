// Proposing a draft for issue, and what has been issued of its rulebook before.

import { Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { dayOf, dayText, shanghaiDay } from '../../../src/base/day.ts';
import { readDraft } from '../../../src/lab/api.ts';
import { type Examined, isSound } from '../../../src/lab/examine.ts';
import { proposeDraft } from '../../../src/lab/impact-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ImpactWaiting } from './impact-waiting.tsx';
import { TextsList } from './texts-list.tsx';
import type { Desk, Draft } from './use-draft.ts';
import { untilDone, type Waiting } from './use-impact.ts';

interface Props {
  readonly draft: Draft;
  readonly desk: Desk;
  readonly examined: Examined | undefined;
}

export function IssueTab({ draft, desk, examined }: Props) {
  const { t } = useWords();
  const { can } = useAccount();
  return (
    <div className="stack">
      <p className="muted">{t('lab.issueAbout')}</p>
      {draft.state === 'proposed' && (
        <p className="note">
          {t('lab.issueWaiting')} <SeeProposal draft={draft} />
        </p>
      )}
      {draft.state === 'issued' && <p className="note">{t('lab.issueIssued')}</p>}
      {draft.state === 'open' && !can('rulebook.draft') && <p className="muted">{t('lab.issueNoRight')}</p>}
      {draft.state === 'open' && can('rulebook.draft') && <Propose {...{ draft, desk, examined }} />}
      <TextsList rulebook={draft.rulebook} />
    </div>
  );
}

/** The way to the proposal by which a draft waits. */
export function SeeProposal({ draft: { proposal } }: { readonly draft: Pick<Draft, 'proposal'> }) {
  const { t } = useWords();
  if (proposal === null) return null;
  return (
    <Link to="/proposals" search={{ id: String(proposal) }}>
      {t('lab.issueSee')}
    </Link>
  );
}

function Propose({ draft, desk, examined }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [retroactive, setRetroactive] = useState('');
  const [waiting, setWaiting] = useState<Waiting>();
  const under = useRef<AbortController>(undefined);
  useEffect(() => () => under.current?.abort(), []);
  const [error, setError] = useState<unknown>();
  const hindrance = hindranceOf(desk, examined);
  const reaches = reachesBack(examined);
  const ready = !hindrance && reason.trim() !== '' && (!reaches || retroactive.trim() !== '');
  const go = async () => {
    const way = new AbortController();
    under.current = way;
    setError(undefined);
    setWaiting({ state: 'reading', done: 0, of: 0 });
    try {
      const body = { revision: desk.revision, reason, ...(reaches ? { retroactive } : {}) };
      await untilDone(() => call(proposeDraft, { params: { id: draft.id }, body }, way.signal), setWaiting);
      message.success(t('lab.issueDone'));
    } catch (refused) {
      if (!way.signal.aborted) setError(refused);
    }
    setWaiting(undefined);
    // Also when it was given up: it may have been proposed in the last moment.
    await client.invalidateQueries({ queryKey: [readDraft.id] });
  };
  const cancel = () => {
    under.current?.abort();
    message.info(t('lab.issueCancelled'));
  };
  return (
    <div className="lab-form">
      {hindrance && <p className="note">{t(`lab.${hindrance}`)}</p>}
      <label htmlFor="issue-reason">{t('lab.issueReason')}</label>
      <Input.TextArea
        id="issue-reason"
        rows={2}
        maxLength={2000}
        placeholder={t('lab.issueReasonHint')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {reaches && <Retroactive since={reaches} value={retroactive} onChange={setRetroactive} />}
      <div>
        <Button type="primary" disabled={!ready} loading={waiting !== undefined} onClick={go}>
          {t('lab.issueAct')}
        </Button>
      </div>
      {waiting && waiting.of > 0 && <ImpactWaiting waiting={waiting} cancel={cancel} />}
      {error !== undefined && <Failed error={error} />}
    </div>
  );
}

interface RetroactiveProps {
  readonly since: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Retroactive({ since, value, onChange }: RetroactiveProps) {
  const { t, lang } = useWords();
  return (
    <>
      <p className="note">
        {since === 'always'
          ? t('lab.issueRetroactiveAlways')
          : t('lab.issueRetroactiveNote', { day: dayInText(since, lang) })}
      </p>
      <label htmlFor="issue-retroactive">{t('lab.issueRetroactive')}</label>
      <Input.TextArea
        id="issue-retroactive"
        rows={2}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

/** What must be done first. */
function hindranceOf(desk: Desk, examined: Examined | undefined): 'issueSave' | 'issueFix' | 'issueSame' | undefined {
  if (desk.dirty) return 'issueSave';
  if (examined && !isSound(examined)) return 'issueFix';
  return examined && !examined.change ? 'issueSame' : undefined;
}

/** The first day judged otherwise where it is over; `always` where it is every day. */
function reachesBack(examined: Examined | undefined): string | undefined {
  if (!examined?.change) return undefined;
  const day = dayText(examined.change.since);
  if (day === null) return 'always';
  return dayOf(day)! < shanghaiDay(new Date()) ? day : undefined;
}
