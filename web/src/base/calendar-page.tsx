// The calendar of working days, year by year, and where new arrangements are loaded.

import { Select } from 'antd';
import { useState } from 'react';
import { readCalendar } from '../../../src/base/office-api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { LoadCalendar } from './load-calendar.tsx';
import { YearSheet } from './year-sheet.tsx';

export function CalendarPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const asked = useAsk(readCalendar, {});
  const [chosen, setChosen] = useState(Number(todayIso().slice(0, 4)));
  const years = asked.data?.years ?? [];
  const shown = years.find(({ year }) => year === chosen) ?? years[0];
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('calendar.title')}</h1>
        {shown && (
          <Select
            aria-label={t('calendar.year')}
            prefix={<span className="faint">{t('calendar.year')}</span>}
            value={shown.year}
            options={years.map(({ year }) => ({ value: year, label: String(year) }))}
            onChange={setChosen}
            popupMatchSelectWidth={false}
          />
        )}
      </div>
      <p className="muted">{t('calendar.about')}</p>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {shown && (
        <section className="card stack">
          <YearSheet year={shown.year} arrangements={years} />
          <p className="small muted">
            {t('calendar.notice')}
            {t('mark.colon')}
            <Notice text={shown.notice} />
            {t('mark.open')}
            {shown.loaded
              ? t('calendar.loaded', { by: shown.loaded.by, at: momentInTable(shown.loaded.at) })
              : t('calendar.shipped')}
            {t('mark.close')}
          </p>
        </section>
      )}
      {can('calendar.load') && <LoadCalendar years={years} onLoaded={setChosen} />}
    </div>
  );
}

/** An address can be opened; a document number is read. */
function Notice({ text }: { readonly text: string }) {
  if (!/^https?:\/\//.test(text)) return text;
  return (
    <a href={text} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
      {text}
    </a>
  );
}
