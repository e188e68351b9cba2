// Objecting to a record of one's own, or to a level: which, why, what is wanted, and the evidence.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listOwnStandings } from '../../../src/enterprise/api.ts';
import { fileOwnObjection, listOwnObjections, ownObjectionFiles } from '../../../src/enterprise/cases-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useAct } from '../parts/use-act.tsx';
import { useSendFiles } from '../parts/use-send-files.ts';
import { useWords } from '../words/use-words.ts';
import { FilesToSend } from './files-to-send.tsx';
import { RecordChoice, useOwnRecord } from './own-record.tsx';
import { useOwn } from './use-own.ts';

/** The rulebook that an address names, if its levels are told. */
function useToldBook(rulebook: string | undefined) {
  const { items = [] } = useAsk(listOwnStandings, {}).data ?? {};
  return items.find((one) => one.rulebook === rulebook);
}

export function NewObjection() {
  const { t, say } = useWords();
  const { can } = useOwn();
  const asked = useSearch({ from: '/own-site/own/objections/new' });
  const { matters = [], types = [] } = useAsk(listOwnObjections, {}).data ?? {};
  const choice = useOwnRecord(asked, ({ state, type }) => state === 'standing' && types.includes(type));
  const [given, setGiven] = useState({ matter: '', grounds: '', wanted: '' });
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const [files, setFiles] = useState<readonly File[]>([]);
  const { sending, send } = useSendFiles();
  const act = useAct();
  const navigate = useNavigate();
  const book = useToldBook(asked.rulebook);
  const record = choice.found?.record;
  const about = book
    ? ({ kind: 'standing', rulebook: book.rulebook } as const)
    : record !== undefined && ({ kind: 'record', record } as const);
  const go = async () => {
    if (!about) return;
    const body = { ...given, matter: given.matter || matters[0].code, about, files: [] };
    const filed = await act(() => call(fileOwnObjection, { body }), { done: t('enterprise.cases.objected') });
    if (!filed) return;
    const refused = await send(ownObjectionFiles.add, { id: filed.id }, 'evidence', files);
    await navigate({
      to: '/own/objections/$id',
      params: { id: filed.id },
      search: refused.length > 0 ? { unsent: refused.map(({ name }) => name) } : {},
    });
  };
  return (
    <>
      <Link to="/own/cases">{t('ownSite.cases.back')}</Link>
      <h1>{t('ownSite.cases.newObjection')}</h1>
      <p className="muted">{t('ownSite.cases.toEntry')}</p>
      <section className="card own-form own-wide">
        {book ? (
          <p>{t('ownSite.cases.toLevel', { rulebook: say(book.short) })}</p>
        ) : (
          <RecordChoice asked={asked} found={choice} />
        )}
        <label>
          {t('enterprise.cases.matter')}
          <select className="field" value={given.matter} onChange={({ target }) => put({ matter: target.value })}>
            {matters.map((one) => (
              <option key={one.code} value={one.code}>
                {say(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('enterprise.cases.grounds')}
          <textarea
            className="field"
            rows={5}
            maxLength={4000}
            value={given.grounds}
            onChange={({ target }) => put({ grounds: target.value })}
          />
        </label>
        <label>
          {t('enterprise.cases.wanted')}
          <input
            className="field"
            maxLength={2000}
            value={given.wanted}
            onChange={({ target }) => put({ wanted: target.value })}
          />
        </label>
        <h2>{t('ownSite.cases.evidence')}</h2>
        <p className="small muted">{t('ownSite.cases.filesHow')}</p>
        <FilesToSend kind="objection" files={files} busy={sending} onChange={setFiles} />
        <button
          type="button"
          className="primary"
          disabled={!can('own.apply') || !about || given.grounds.trim().length < 2 || sending !== undefined}
          onClick={go}
        >
          {t('ownSite.cases.newObjection')}
        </button>
      </section>
    </>
  );
}
