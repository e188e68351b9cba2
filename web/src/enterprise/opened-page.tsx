// For institutions: entities that consented to their looks, and what each shows.

import { useState } from 'react';
import { listOpened, readOpened } from '../../../src/disclosure/requests/api.ts';
import { useAsk } from '../api/ask.ts';
import { OfferedLists } from '../finance/offered.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { FieldsShown, Section } from './parts.tsx';

export function OpenedPage() {
  const { t, lang } = useWords();
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <h1>{t('enterprise.opened.title')}</h1>
      <p className="muted">{t('enterprise.opened.about')}</p>
      <OfferedLists />
      <Section asked={useAsk(listOpened, {})}>
        {({ items }) => (
          <>
            {items.length === 0 && <Nothing title={t('enterprise.opened.none')} how={t('enterprise.opened.noneHow')} />}
            {items.map((one) => (
              <div key={one.id} className="own-item">
                <b>{one.name}</b> {one.uscc} <span className="muted">{one.purpose}</span>{' '}
                <span className="chip">{t('enterprise.opened.until', { day: dayInText(one.until, lang) })}</span>{' '}
                <button type="button" className="plain" onClick={() => setChosen(one.id)}>
                  {t('enterprise.opened.look')}
                </button>
                {chosen === one.id && <Opened id={one.id} />}
              </div>
            ))}
          </>
        )}
      </Section>
    </>
  );
}

function Opened({ id }: { readonly id: string }) {
  const { t, say, lang } = useWords();
  const { data, error, refetch } = useAsk(readOpened, { params: { id } });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Bones />;
  if (data.records.length === 0)
    return <Nothing title={t('enterprise.opened.noRecords')} how={t('enterprise.opened.noRecordsHow')} />;
  return (
    <>
      {data.records.map((record) => (
        <div key={`${record.type}${record.number}`} className="own-item">
          <b>{say(record.label)}</b> {record.number} <span className="muted">{dayInText(record.on, lang)}</span>
          <FieldsShown shown={record.shown} />
        </div>
      ))}
    </>
  );
}
