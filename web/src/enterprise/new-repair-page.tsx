// Applying for repair of a record of one's own: when it can be, what to hand in, the commitment, and the files.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { applyForOwnRepair, listOwnRepairs, ownRepairFiles } from '../../../src/enterprise/cases-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useSendFiles } from '../parts/use-send-files.ts';
import { offeredOf } from '../repair/offered.ts';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { FilesToSend } from './files-to-send.tsx';
import { RecordChoice, useOwnRecord } from './own-record.tsx';
import { useOwn } from './use-own.ts';

type Prospect = AnswerOf<typeof listOwnRepairs>['prospects'][number];

export function NewRepair() {
  const { t, say } = useWords();
  const asked = useSearch({ from: '/own-site/own/repairs/new' });
  const { data, error, refetch } = useAsk(listOwnRepairs, {});
  const prospects = data?.prospects ?? [];
  const choice = useOwnRecord(asked, ({ record }) => prospects.some((one) => one.record === record));
  const prospect = prospects.find(({ record }) => record === choice.found?.record);
  return (
    <>
      <Link to="/own/cases">{t('ownSite.cases.back')}</Link>
      <h1>{t('ownSite.cases.newRepair')}</h1>
      {data && <p className="muted">{say(data.free)}</p>}
      {error && <Failed error={error} retry={refetch} />}
      <section className="card own-form own-wide">
        <RecordChoice asked={asked} found={choice} />
        {prospect && <Hindrance prospect={prospect} />}
        {prospect && isReady(prospect) && <Form key={prospect.record} prospect={prospect} all={prospects} />}
      </section>
    </>
  );
}

function isReady({ possible, open, earliest }: Prospect): boolean {
  return possible && open === null && (earliest ?? '') <= todayIso();
}

/** Why it cannot be applied for now; nothing where it can. */
function Hindrance({ prospect }: { readonly prospect: Prospect }) {
  const { t, say, lang } = useWords();
  const { possible, open, earliest, automatic, never, repairArticle } = prospect;
  const why = never ? say(never) : t('ownSite.cases.plainNever');
  return (
    <div role="status">
      {open && (
        <Link to="/own/repairs/$id" params={{ id: open.id }}>
          {t('ownSite.cases.openAlready', { number: open.number })}
        </Link>
      )}
      {!possible && <p>{t('ownSite.cases.never', { why })}</p>}
      {possible && earliest !== null && earliest > todayIso() && (
        <p>
          <b>{t('ownSite.cases.soon', { day: dayInText(earliest, lang) })}</b>
        </p>
      )}
      {automatic && <p>{t('enterprise.file.automatic', { day: dayInText(automatic, lang) })}</p>}
      <p className="small muted">{repairArticle}</p>
    </div>
  );
}

function Form({ prospect, all }: { readonly prospect: Prospect; readonly all: readonly Prospect[] }) {
  const { t, say } = useWords();
  const { can } = useOwn();
  const [given, setGiven] = useState({ statement: '', committedBy: '' });
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const offered = offeredOf(prospect, all);
  const [along, setAlong] = useState(offered.filter(({ ticked }) => ticked).map(({ record }) => record));
  const [files, setFiles] = useState<readonly File[]>([]);
  const { sending, send } = useSendFiles();
  const act = useAct();
  const navigate = useNavigate();
  const go = async () => {
    const body = { ...given, records: [prospect.record, ...along], materials: [] };
    const applied = await act(() => call(applyForOwnRepair, { body }), { done: t('enterprise.cases.applied') });
    if (!applied) return;
    const open = applied.state === 'filed';
    const refused = open ? await send(ownRepairFiles.add, { id: applied.id }, 'evidence', files) : [];
    await navigate({
      to: '/own/repairs/$id',
      params: { id: applied.id },
      search: refused.length > 0 ? { unsent: refused.map(({ name }) => name) } : {},
    });
  };
  return (
    <>
      {offered.length > 0 && (
        <fieldset>
          <legend>{t('repairs.form.records')}</legend>
          {offered.map(({ record, number, why }) => (
            <label key={record} className="own-check">
              <input
                type="checkbox"
                checked={along.includes(record)}
                onChange={({ target }) =>
                  setAlong(target.checked ? [...along, record] : along.filter((one) => one !== record))
                }
              />{' '}
              {number} <span className="small muted">{say(why)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <h2>{t('ownSite.cases.materials')}</h2>
      <ul className="bullets">
        {prospect.materials.map((one) => (
          <li key={one.zh}>{say(one)}</li>
        ))}
      </ul>
      <p className="small muted">{t('ownSite.cases.filesHow')}</p>
      <FilesToSend kind="repair" files={files} busy={sending} onChange={setFiles} />
      <label>
        {t('enterprise.cases.statement')}
        <textarea
          className="field"
          rows={4}
          maxLength={4000}
          value={given.statement}
          onChange={({ target }) => put({ statement: target.value })}
        />
      </label>
      <label>
        {t('enterprise.cases.committedBy')}
        <input
          className="field"
          maxLength={60}
          value={given.committedBy}
          onChange={({ target }) => put({ committedBy: target.value })}
        />
      </label>
      <p className="small muted">{t('ownSite.cases.commit')}</p>
      <button
        type="button"
        className="primary"
        disabled={!can('own.apply') || given.committedBy.trim() === '' || sending !== undefined}
        onClick={go}
      >
        {t('ownSite.cases.newRepair')}
      </button>
    </>
  );
}
