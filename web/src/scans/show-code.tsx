// The button that shows the code of a visit to the visited, and whether they have confirmed it.

import { Button, Modal } from 'antd';
import { useState } from 'react';
import { renderSVG } from 'uqr';
import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import { readVisitCode, showVisitCode } from '../../../src/supervision/scans/scan-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { Failed } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import './scans.css';

type Shown = AnswerOf<typeof showVisitCode>;

interface PatrolProps extends Readonly<InputOf<typeof showVisitCode>['body']> {
  readonly entity: string;
}

/** Before a patrol. */
export function ShowCode({ entity, ...body }: PatrolProps) {
  return <CodeButton entity={entity} ask={() => call(showVisitCode, { params: { id: entity }, body })} />;
}

interface Props {
  readonly entity: string;
  /** Asks for a new code. */
  readonly ask: () => Promise<Shown>;
}

export function CodeButton({ entity, ask }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const [error, setError] = useState<unknown>();
  const state = useAsk(readVisitCode, { params: { id: entity } }, { fresh: 0 });
  useEvents('visit', () => state.refetch());
  const confirmedAt = state.data?.confirmedAt ?? null;
  const show = async () => {
    setOpen(true);
    setError(undefined);
    try {
      setShown(await ask());
    } catch (refused) {
      setError(refused);
    }
  };
  if (confirmedAt)
    return (
      <span className="chip scan-seen">{t('scans.confirmedShort', { at: momentInTable(confirmedAt).slice(11) })}</span>
    );
  return (
    <>
      <Button size="large" disabled={!navigator.onLine} onClick={show}>
        {t('scans.show')}
      </Button>
      {!navigator.onLine && <span className="faint small">{t('scans.offline')}</span>}
      <Modal
        open={open}
        title={t('scans.title')}
        footer={
          <Button size="large" block type="primary" onClick={() => setOpen(false)}>
            {t('scans.done')}
          </Button>
        }
        onCancel={() => setOpen(false)}
      >
        {error !== undefined && <Failed error={error} retry={show} />}
        {shown && error === undefined && <Code shown={shown} />}
      </Modal>
    </>
  );
}

function Code({ shown: { code, endsAt, said } }: { readonly shown: Shown }) {
  const { t } = useWords();
  const address = `${window.location.origin}/v/${code}`;
  return (
    <div className="scan-code">
      <p>{t('scans.about')}</p>
      <img alt={t('scans.qr')} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2 }))}`} />
      <p className="scan-address">{address}</p>
      <p className="muted small">{t('scans.type', { place: `${window.location.origin}/v` })}</p>
      <p className="scan-typed">{code}</p>
      <p role="status">{t('scans.waiting')}</p>
      <p className="faint small">{t('scans.goodUntil', { at: momentInTable(endsAt) })}</p>
      {said.officers.some(({ certificate }) => certificate === null) && (
        <p className="note">{t('scans.noCertificate')}</p>
      )}
    </div>
  );
}
