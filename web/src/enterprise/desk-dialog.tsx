// At the desk: who came and what was shown, the code printed for the enterprise; ending its accounts.

import { Modal } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { endOwnAccounts, listActivations, printActivation } from '../../../src/enterprise/desk-api.ts';
import { COMERS, type Comer, type Paper, WANTED } from '../../../src/enterprise/rights.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import './enterprise.css';

type Printed = AnswerOf<typeof printActivation>;

export function DeskDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useWords();
  const [printed, setPrinted] = useState<Printed>();
  return (
    <Modal open title={t('enterprise.desk.title')} footer={null} onCancel={onClose} width={560}>
      {printed ? <Slip printed={printed} /> : <Checked id={id} onPrinted={setPrinted} />}
    </Modal>
  );
}

function Checked({ id, onPrinted }: { readonly id: string; readonly onPrinted: (printed: Printed) => void }) {
  const { t } = useWords();
  const act = useAct();
  const { data } = useAsk(listActivations, { params: { id } });
  const [comer, setComer] = useState<Comer>('representative');
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  const [representative, setRepresentative] = useState('');
  const [replaces, setReplaces] = useState(false);
  const [error, setError] = useState<unknown>();
  const print = async () => {
    setError(undefined);
    try {
      const body = { comer, representative, papers: [...papers], replaces };
      onPrinted(await call(printActivation, { params: { id }, body }));
    } catch (refused) {
      setError(refused);
    }
  };
  const end = () =>
    act(() => call(endOwnAccounts, { params: { id } }), {
      sure: t('enterprise.desk.endAsk'),
      word: t('enterprise.desk.end'),
      done: t('enterprise.desk.ended'),
    });
  const turn = (paper: Paper) =>
    setPapers(papers.includes(paper) ? papers.filter((one) => one !== paper) : [...papers, paper]);
  return (
    <div className="own-form">
      {data && <p className="muted">{t('enterprise.desk.accounts', { count: data.accounts })}</p>}
      <fieldset>
        <legend>{t('enterprise.desk.comer')}</legend>
        {COMERS.map((one) => (
          <label key={one} className="own-check">
            <input type="radio" name="comer" checked={comer === one} onChange={() => setComer(one)} />
            {t(`enterprise.desk.comers.${one}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {t('enterprise.desk.representative')}
        <input
          className="field"
          value={representative}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setRepresentative(event.target.value)}
        />
        <span className="small muted">{t('enterprise.desk.representativeHow')}</span>
      </label>
      <fieldset>
        <legend>{t('enterprise.desk.papers')}</legend>
        {WANTED[comer].map((paper) => (
          <label key={paper} className="own-check">
            <input type="checkbox" checked={papers.includes(paper)} onChange={() => turn(paper)} />
            {t(`enterprise.desk.paper.${paper}`)}
          </label>
        ))}
      </fieldset>
      <label className="own-check">
        <input type="checkbox" checked={replaces} onChange={() => setReplaces(!replaces)} />
        {t('enterprise.desk.replaces')}
      </label>
      {error !== undefined && <Failed error={error} />}
      <button type="button" className="primary" disabled={representative.trim() === ''} onClick={print}>
        {t('enterprise.desk.print')}
      </button>
      {data && data.accounts > 0 && (
        <button type="button" className="plain" onClick={end}>
          {t('enterprise.desk.end')}
        </button>
      )}
    </div>
  );
}

function Slip({ printed }: { readonly printed: Printed }) {
  const { t } = useWords();
  const { name, uscc, code, expires } = printed;
  return (
    <div className="own-form" role="status">
      <h2>{t('enterprise.desk.slip')}</h2>
      <p>
        {name}
        <br />
        {uscc}
      </p>
      <div className="own-code">{code}</div>
      <p>
        {t('enterprise.desk.slipHow', {
          place: `${window.location.origin}/own/activate`,
          day: momentInTable(expires),
        })}
      </p>
      <button type="button" className="primary no-print" onClick={() => window.print()}>
        {t('enterprise.desk.paperPrint')}
      </button>
    </div>
  );
}
