// Noting what happened to a notice: served or come back, what the party stated, how that was considered.

import { Checkbox, Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { considerStatement, noteStatement, serveNotice } from '../../../src/notice/api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Notice } from './notice-page.tsx';

interface Props {
  readonly notice: Notice;
  readonly onClose: () => void;
}

const pathOf = ({ id, entity }: Notice) => ({ id: entity.id, notice: id });

export function ServeDialog({ notice, onClose }: Props) {
  const { t, lang, say } = useWords();
  const field = useId();
  const first = { way: notice.ways[0].id, on: todayIso(), signer: '', proof: '', consent: false, returned: false };
  const [given, setGiven] = useState(first);
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const { error, send } = useSend(onClose);
  const ways = notice.ways.filter(({ byParty }) => !byParty);
  const way = notice.ways.find(({ id }) => id === given.way)!;
  const go = () =>
    send(async () => {
      const body = { ...given, signer: given.signer.trim() || null };
      const { answerBy } = await call(serveNotice, { params: pathOf(notice), body });
      return answerBy ? t('notices.answerUntil', { day: dayInText(answerBy, lang) }) : t('notices.servedNow');
    });
  return (
    <Modal
      open
      title={t('notices.serve')}
      okText={t('notices.serve')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <Radio.Group
          value={given.way}
          options={ways.map((one) => ({ value: one.id, label: say(one.label) }))}
          onChange={({ target }) => put({ way: target.value })}
        />
        <p className="muted small">{way.article}</p>
        <span>{t('notices.on')}</span>
        <DayField label={t('notices.on')} value={given.on} onChange={(on) => put({ on: on ?? '' })} />
        {way.needs.includes('signer') && !given.returned && (
          <>
            <label htmlFor={`${field}s`}>{t('notices.signer')}</label>
            <Input
              id={`${field}s`}
              maxLength={100}
              value={given.signer}
              onChange={(e) => put({ signer: e.target.value })}
            />
          </>
        )}
        <label htmlFor={`${field}p`}>{t('notices.proof')}</label>
        <Input id={`${field}p`} maxLength={200} value={given.proof} onChange={(e) => put({ proof: e.target.value })} />
        {way.needs.includes('consent') && (
          <Checkbox checked={given.consent} onChange={({ target }) => put({ consent: target.checked })}>
            {t('notices.consent')}
          </Checkbox>
        )}
        <Checkbox checked={given.returned} onChange={({ target }) => put({ returned: target.checked })}>
          {t('notices.returned')}
        </Checkbox>
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}

export function StateDialog({ notice, onClose }: Props) {
  const { t } = useWords();
  const field = useId();
  const [given, setGiven] = useState({ on: todayIso(), said: '', files: '' });
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const { error, send } = useSend(onClose);
  const go = () =>
    send(async () => {
      const body = { ...given, files: linesIn(given.files) };
      await call(noteStatement, { params: pathOf(notice), body });
      return t('notices.servedNow');
    });
  return (
    <Modal
      open
      title={t('notices.state')}
      okText={t('notices.state')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <span>{t('notices.on')}</span>
        <DayField label={t('notices.on')} value={given.on} onChange={(on) => put({ on: on ?? '' })} />
        <label htmlFor={`${field}w`}>{t('notices.said')}</label>
        <Input.TextArea
          id={`${field}w`}
          rows={4}
          maxLength={4000}
          value={given.said}
          onChange={(e) => put({ said: e.target.value })}
        />
        <label htmlFor={`${field}f`}>{t('notices.files')}</label>
        <Input.TextArea
          id={`${field}f`}
          rows={2}
          value={given.files}
          onChange={(e) => put({ files: e.target.value })}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}

export function ConsiderDialog({ notice, onClose }: Props) {
  const { t } = useWords();
  const field = useId();
  const [given, setGiven] = useState<{ outcome: 'adopted' | 'partly' | 'not'; reasons: string }>({
    outcome: 'not',
    reasons: '',
  });
  const { error, send } = useSend(onClose);
  const go = () =>
    send(async () => {
      await call(considerStatement, { params: pathOf(notice), body: given });
      return t('notices.servedNow');
    });
  return (
    <Modal
      open
      title={t('notices.consider')}
      okText={t('notices.consider')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <Radio.Group
          value={given.outcome}
          options={(['adopted', 'partly', 'not'] as const).map((value) => ({
            value,
            label: t(`notices.considered.${value}`),
          }))}
          onChange={({ target }) => setGiven({ ...given, outcome: target.value })}
        />
        <label htmlFor={field}>{t('notices.reasons')}</label>
        <Input.TextArea
          id={field}
          rows={4}
          maxLength={4000}
          value={given.reasons}
          onChange={(e) => setGiven({ ...given, reasons: e.target.value })}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}

/** Names written one a line. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
}
