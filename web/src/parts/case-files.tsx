// Files of a case: each with its hash, to be opened or kept, and more to be added while the case takes them.

import { useState } from 'react';
import type { z } from 'zod';
import type { Operation } from '../../../src/base/http/operation.ts';
import { type CASES, type caseFile, PARTS } from '../../../src/evidence/api.ts';
import { addressOf, type Input } from '../api/call.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { PickFiles } from './pick-files.tsx';
import { sizeText } from './size-text.ts';
import { Failed } from './states.tsx';
import { useSendFiles } from './use-send-files.ts';
import './case-files.css';

type CaseFile = z.output<typeof caseFile>;
type Part = (typeof PARTS)[number];

interface Props {
  readonly kind: (typeof CASES)[number];
  readonly files: readonly CaseFile[];
  readonly operations: { readonly add: Operation; readonly read: Operation };
  /** Of the case's address. */
  readonly params: Readonly<Record<string, string>>;
  /** Whether more may be added now. */
  readonly may: boolean;
  /** As what a file may be handed in; the first unless chosen. */
  readonly parts?: readonly Part[];
}

export function CaseFiles({ kind, files, operations, params, may, parts = ['evidence'] }: Props) {
  const { t } = useWords();
  const { sending, failed, send } = useSendFiles();
  const [part, setPart] = useState(parts[0]);
  return (
    <section className="card stack case-files" style={{ gap: 8 }}>
      <h2>{t(`files.title.${kind}`)}</h2>
      {files.length === 0 && <p className="muted">{t('files.none')}</p>}
      <ul>
        {files.map((file) => (
          <OneFile
            key={file.hash}
            file={file}
            at={addressOf(operations.read, inputOf({ ...params, hash: file.hash }))}
          />
        ))}
      </ul>
      {may && (
        <div className="no-print stack" style={{ gap: 8 }}>
          {parts.length > 1 && (
            <label className="row">
              {t('files.as')}
              <select className="field" value={part} onChange={({ target }) => setPart(target.value as Part)}>
                {PARTS.filter((one) => parts.includes(one)).map((one) => (
                  <option key={one} value={one}>
                    {t(`files.part.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <p className="small muted">{t('files.seen')}</p>
          <PickFiles kind={kind} busy={sending} onPick={(picked) => send(operations.add, params, part, picked)} />
          {failed.map(({ name, error }) => (
            <Failed key={name} error={error} how={t('files.failed', { name })} />
          ))}
        </div>
      )}
    </section>
  );
}

function inputOf(params: Props['params']): Input<Operation> {
  return { params } as Input<Operation>;
}

function OneFile({ file, at }: { readonly file: CaseFile; readonly at: string }) {
  const { t } = useWords();
  const shown = file.type.startsWith('image/');
  return (
    <li>
      <a href={at} {...(shown ? { target: '_blank', rel: 'noreferrer' } : { download: true })}>
        {file.name}
      </a>{' '}
      <span className="chip">{t(`files.part.${file.part}`)}</span>
      <div className="small muted">
        {sizeText(file.size)} · {t(`files.by.${file.by}`)} · {momentInTable(file.sent)}
      </div>
      <details className="small muted">
        <summary>SHA-256 {file.hash.slice(0, 12)}…</summary>
        <code>{file.hash}</code>
        <p>{t('files.hashAbout')}</p>
      </details>
    </li>
  );
}
