// Requests for information of classes 3 and 4: made, waiting for approval, answered once.

import { Button, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import { answerRequest, listRequests, makeRequest } from '../../../src/disclosure/requests/api.ts';
import { listTypes } from '../../../src/ledger/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useSend } from '../parts/use-send.ts';
import { useAccount } from '../shell/use-account.ts';
import { dayInText, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { FieldsShown, Section } from './parts.tsx';
import './enterprise.css';

type Found = AnswerOf<typeof answerRequest>['items'];

export function RequestsPage() {
  const { t, say, lang } = useWords();
  const { can } = useAccount();
  const act = useAct();
  const [making, setMaking] = useState(false);
  const [found, setFound] = useState<Found>();
  const look = async (id: string) => {
    const given = await act(() => call(answerRequest, { params: { id } }), {
      sure: t('enterprise.requests.answerAsk'),
      word: t('enterprise.requests.answer'),
    });
    setFound(given?.items);
  };
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('enterprise.requests.title')}</h1>
        {can('request.make') && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('enterprise.requests.make')}
          </Button>
        )}
      </div>
      <p className="muted">{t('enterprise.requests.about')}</p>
      <Section asked={useAsk(listRequests, { query: { limit: 100 } })}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Nothing title={t('enterprise.requests.none')} how={t('enterprise.requests.noneHow')} />
            )}
            {items.map((one) => (
              <div key={one.id} className="own-item">
                <b>
                  {t(`enterprise.requests.kind.${one.kind}`)} {one.number}
                </b>{' '}
                {one.applicant || one.by} <span className="chip">{t(`enterprise.requests.state.${one.state}`)}</span>
                <div className="small muted">
                  {momentInTable(one.asked)} · {one.codes.slice(0, 3).join(t('mark.list'))}
                  {one.codes.length > 3 && ` … ${one.codes.length}`} ·{' '}
                  {one.types.map(({ label }) => say(label)).join(t('mark.list'))} · {one.purpose} · {one.basis} ·{' '}
                  {t('enterprise.opened.until', { day: dayInText(one.until, lang) })}
                </div>
                {one.own && one.state === 'approved' && (
                  <Button onClick={() => look(one.id)}>{t('enterprise.requests.answer')}</Button>
                )}
              </div>
            ))}
          </>
        )}
      </Section>
      {making && <Make onClose={() => setMaking(false)} />}
      {found && <Answer found={found} onClose={() => setFound(undefined)} />}
    </div>
  );
}

function Answer({ found, onClose }: { readonly found: Found; readonly onClose: () => void }) {
  const { t, say, lang } = useWords();
  return (
    <Modal open title={t('enterprise.requests.answered')} footer={null} onCancel={onClose} width={720}>
      {found.map((one) => (
        <div key={one.code} className="own-item">
          <b>{one.entity?.name ?? one.code}</b> {one.entity?.uscc}{' '}
          <span className="chip">
            {one.entity === null
              ? t('enterprise.requests.unknown')
              : one.hits > 0
                ? t('enterprise.requests.hits', { count: one.hits })
                : t('enterprise.requests.noHits')}
          </span>
          {one.records.map((record) => (
            <div key={`${record.type}${record.number}`}>
              {say(record.label)} {record.number} {dayInText(record.on, lang)}
              <FieldsShown shown={record.shown} />
            </div>
          ))}
        </div>
      ))}
    </Modal>
  );
}

type Written = InputOf<typeof makeRequest>['body'];

const EMPTY = {
  ...{ kind: 'single' as const, codes: '', types: [] as string[], provider: '', applicant: '' },
  ...{ purpose: '', basis: '', evidence: '', by: '', paper: '', until: '' },
};
type Draft = Omit<typeof EMPTY, 'kind'> & { readonly kind: Written['kind'] };

function bodyOf(draft: Draft): Written {
  const { kind, codes, types, provider, applicant, purpose, basis, evidence, by, paper, until } = draft;
  return {
    ...{ kind, types, applicant, purpose, basis, evidence, until },
    codes: codes.split(/\s+/).filter(Boolean),
    provider: provider.trim() || null,
    consent: by.trim() && paper.trim() ? { by, paper } : null,
  };
}

function Make({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const { error, send } = useSend(onClose);
  const types = useAsk(listTypes, {}, { fresh: 600_000 }).data?.items ?? [];
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const go = () =>
    send(async () => {
      await call(makeRequest, { body: bodyOf(draft) });
      return t('enterprise.requests.sent');
    });
  const text = (name: 'provider' | 'applicant' | 'purpose' | 'basis' | 'evidence' | 'by' | 'paper', word: string) => (
    <label htmlFor={`request-${name}`}>
      {word}
      <Input
        id={`request-${name}`}
        value={draft[name]}
        maxLength={200}
        onChange={(event) => put({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <Modal
      open
      title={t('enterprise.requests.make')}
      okText={t('enterprise.requests.send')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="own-form">
        <Radio.Group
          value={draft.kind}
          onChange={(event) => put({ kind: event.target.value })}
          options={(['single', 'batch'] as const).map((kind) => ({
            value: kind,
            label: t(`enterprise.requests.kind.${kind}`),
          }))}
        />
        <label htmlFor="request-codes">
          {t('enterprise.requests.codes')}
          <Input.TextArea
            id="request-codes"
            rows={draft.kind === 'single' ? 1 : 5}
            value={draft.codes}
            onChange={(event) => put({ codes: event.target.value })}
          />
        </label>
        <label htmlFor="request-types">
          {t('enterprise.requests.types')}
          <Select
            id="request-types"
            mode="multiple"
            aria-label={t('enterprise.requests.types')}
            value={draft.types}
            onChange={(chosen) => put({ types: chosen })}
            options={types
              .filter(({ disclosure }) => disclosure.class > 2)
              .map(({ id, label, disclosure }) => ({ value: id, label: `${say(label)} (${disclosure.class})` }))}
          />
        </label>
        {text('provider', t('enterprise.requests.provider'))}
        {text('applicant', t('enterprise.requests.applicant'))}
        {text('purpose', t('enterprise.requests.purpose'))}
        {text('basis', t('enterprise.requests.basis'))}
        {text('evidence', t('enterprise.requests.evidence'))}
        {text('by', t('enterprise.requests.consentBy'))}
        {text('paper', t('enterprise.requests.consentPaper'))}
        <label htmlFor="request-until">{t('enterprise.requests.until')}</label>
        <DayField id="request-until" value={draft.until} onChange={(day) => put({ until: day ?? '' })} />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
