// One-time codes: set up by a picture and a first code, turned off by the password, with recovery codes shown once.

import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { renderSVG } from 'uqr';
import { beginCodes, confirmCodes, endCodes, newRecovery, readCodes } from '../../../src/base/api.ts';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Step = 'begin' | 'end' | 'renew';

export function OwnCodes() {
  const { t } = useWords();
  const asked = useAsk(readCodes, {});
  const [step, setStep] = useState<Step>();
  const [recovery, setRecovery] = useState<readonly string[]>();
  const { since = null, recovery: left = 0 } = asked.data ?? {};
  return (
    <section className="card stack">
      <h2>{t('own.codes')}</h2>
      {asked.isPending && <Bones lines={2} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && (
        <p className="muted">
          {since ? t('own.codesOn', { at: momentInTable(since), count: left }) : t('own.codesOff')}
        </p>
      )}
      {asked.data && (
        <div className="row">
          {since === null && <Button onClick={() => setStep('begin')}>{t('own.begin')}</Button>}
          {since !== null && <Button onClick={() => setStep('renew')}>{t('own.recoveryNew')}</Button>}
          {since !== null && <Button onClick={() => setStep('end')}>{t('own.endCodes')}</Button>}
        </div>
      )}
      {recovery && <Recovery codes={recovery} />}
      {step && <Steps step={step} onRecovery={setRecovery} onClose={() => setStep(undefined)} />}
    </section>
  );
}

function Recovery({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useWords();
  return (
    <div className="note stack" style={{ gap: 8 }} role="status">
      <b>{t('own.recovery')}</b>
      <span>{t('own.recoveryNote')}</span>
      <div className="recovery">
        {codes.map((code) => (
          <code key={code}>{code}</code>
        ))}
      </div>
    </div>
  );
}

interface StepsProps {
  readonly step: Step;
  readonly onRecovery: (codes: readonly string[] | undefined) => void;
  readonly onClose: () => void;
}

const TITLES = { begin: 'own.begin', end: 'own.endCodes', renew: 'own.recoveryNew' } as const;

/** The password first; to set up, then the picture and a first code. */
function Steps({ step, onRecovery, onClose }: StepsProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [begun, setBegun] = useState<AnswerOf<typeof beginCodes>>();
  const [error, setError] = useState<unknown>();
  const go = async () => {
    setError(undefined);
    try {
      const codes = begun ? await confirm(typed) : await byPassword(step, typed, setBegun);
      setTyped('');
      if (codes === 'next') return;
      onRecovery(codes);
      await client.invalidateQueries();
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal
      open
      title={t(TITLES[step])}
      okText={begun ? t('own.confirm') : step === 'begin' ? t('own.next') : t(TITLES[step])}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: typed === '' }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        {begun && <Picture begun={begun} />}
        <label htmlFor="own-codes-typed">{begun ? t('own.code') : t('own.present')}</label>
        <Input
          key={begun ? 'code' : 'password'}
          id="own-codes-typed"
          type={begun ? 'text' : 'password'}
          inputMode={begun ? 'numeric' : undefined}
          autoComplete={begun ? 'one-time-code' : 'current-password'}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={go}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}

async function confirm(code: string) {
  return (await call(confirmCodes, { body: { code: code.trim() } })).codes;
}

async function byPassword(step: Step, password: string, begun: (begun: AnswerOf<typeof beginCodes>) => void) {
  if (step === 'renew') return (await call(newRecovery, { body: { password } })).codes;
  if (step === 'begin') {
    begun(await call(beginCodes, { body: { password } }));
    return 'next';
  }
  await call(endCodes, { body: { password } });
  return undefined;
}

function Picture({ begun: { secret, address } }: { readonly begun: AnswerOf<typeof beginCodes> }) {
  const { t } = useWords();
  return (
    <>
      <p>{t('own.scan')}</p>
      <img
        alt={t('own.qr')}
        width={200}
        height={200}
        src={`data:image/svg+xml,${encodeURIComponent(renderSVG(address))}`}
      />
      <div className="once">
        <code>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </div>
    </>
  );
}
