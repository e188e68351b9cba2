// The receipt of an import: what was taken, what came back and why, and how to go on; printed as it is.

import { Button } from 'antd';
import { downloadRejected } from '../../../src/exchange/api.ts';
import { addressOf } from '../api/call.ts';
import { useAccount } from '../shell/use-account.ts';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Counts } from './counts.tsx';
import { Lines } from './history.tsx';
import type { OneImport } from './import-page.tsx';
import { SendOne } from './imports-page.tsx';
import { RejectedRows } from './rejected-rows.tsx';

export function Receipt({ one }: { readonly one: OneImport }) {
  return (
    <>
      <Summary one={one} />
      {one.reasons.length > 0 && <Reasons one={one} />}
      {one.rejected > 0 && <GivenBack one={one} />}
      {one.mended.length > 0 && <Mended one={one} />}
    </>
  );
}

function Summary({ one }: { readonly one: OneImport }) {
  const { t, say } = useWords();
  const seconds = one.ended ? Math.max(1, Math.round((Date.parse(one.ended) - Date.parse(one.began)) / 1000)) : 0;
  return (
    <section className="card stack" style={{ gap: 12 }}>
      <div className="between">
        <h2>{t('imports.receipt')}</h2>
        <Button className="no-print" onClick={() => window.print()}>
          {t('imports.print')}
        </Button>
      </div>
      <Counts one={one} />
      <Outcome one={one} />
      {one.notes.length > 0 && (
        <ul className="bullets small muted" aria-label={t('imports.notes')}>
          {one.notes.map((note) => (
            <li key={note.zh}>{say(note)}</li>
          ))}
        </ul>
      )}
      {one.ended && (
        <p className="small faint">
          {momentInTable(one.ended)} · {t('imports.took', { seconds: count(seconds) })}
        </p>
      )}
    </section>
  );
}

/** What the counts amount to, in a sentence. */
function Outcome({ one }: { readonly one: OneImport }) {
  const { t } = useWords();
  const { state, failure, cutOff, accepted, unchanged, rejected, skipped } = one;
  if (state === 'failed')
    return (
      <div className="fault" role="alert">
        <b>{failure}</b>
        <div className="muted">{t(accepted ? 'imports.failedSome' : 'imports.failedHow', { count: accepted })}</div>
      </div>
    );
  if (state === 'stopped') return <p className="note">{t('imports.stoppedHow')}</p>;
  if (cutOff)
    return (
      <p className="note">
        {cutOff} {t('imports.cutOff')}
      </p>
    );
  if (accepted + unchanged + rejected + skipped === 0) return <p className="note">{t('imports.onlyHeadings')}</p>;
  return rejected === 0 ? <p className="good">{t('imports.allTaken')}</p> : null;
}

function Reasons({ one }: { readonly one: OneImport }) {
  const { t } = useWords();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('imports.reasons')}</h2>
      <ul>
        {one.reasons.map(({ code, count: rows, text }) => (
          <li key={code} className="import-reason">
            <b className="num">{t('imports.reasonsOf', { count: count(rows) })}</b>
            <span>
              <span className="faint">{t('imports.such')} </span>
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GivenBack({ one }: { readonly one: OneImport }) {
  const { t, lang } = useWords();
  const { can } = useAccount();
  const kept = one.reasons.length > 0;
  return (
    <section className="card stack" style={{ gap: 12 }}>
      <div className="between">
        <h2>{t('imports.rejectedRows')}</h2>
        {kept && (
          <Button
            type="primary"
            className="no-print"
            href={addressOf(downloadRejected, { params: { id: one.id }, query: { lang } })}
          >
            {t('imports.download')}
          </Button>
        )}
      </div>
      {kept ? <RejectedRows one={one} /> : <p className="muted">{t('imports.gone')}</p>}
      {can('import.run') && (
        <div className="no-print stack" style={{ gap: 8 }}>
          <p className="small muted">{t('imports.downloadHow')}</p>
          <SendOne of={one.id} />
        </div>
      )}
    </section>
  );
}

function Mended({ one }: { readonly one: OneImport }) {
  const { t } = useWords();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('imports.mended')}</h2>
      <Lines rows={one.mended} />
    </section>
  );
}
