// What the overview looks at: rulebook, day, division step by step, industry.

import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { readOverview } from '../../../src/oversight/api.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { DayField } from '../parts/day-field.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useLooked } from './use-overview.ts';

export type Overview = AnswerOf<typeof readOverview>;

export function OverviewFilters({ overview }: { readonly overview: Overview | undefined }) {
  const { t, say } = useWords();
  const { looked, rulebook, on, look } = useLooked();
  const { items: books } = useRulebooks();
  return (
    <search className="filters no-print">
      <Select
        aria-label={t('entities.rulebook')}
        prefix={<span className="faint">{t('entities.rulebook')}</span>}
        value={rulebook}
        options={books.map((book) => ({ value: book.id, label: say(book.short) }))}
        onChange={(chosen) => look({ rulebook: chosen === FIRST_RULEBOOK ? undefined : chosen })}
        popupMatchSelectWidth={false}
      />
      <span className="overview-day">
        <DayField
          label={t('overview.day')}
          value={on ?? overview?.on ?? todayIso()}
          max={overview?.last}
          onChange={(day) => look({ on: day === todayIso() ? undefined : day })}
        />
      </span>
      <Part kind="division" overview={overview} />
      <Part kind="industry" overview={overview} />
      {(looked.division || looked.industry || looked.on) && (
        <Button type="link" onClick={() => look({ division: undefined, industry: undefined, on: undefined })}>
          {t('overview.all')}
        </Button>
      )}
      {overview && overview.path.length > 1 && <Way overview={overview} />}
    </search>
  );
}

function Part({ kind, overview }: { readonly kind: 'division' | 'industry'; readonly overview: Overview | undefined }) {
  const { t } = useWords();
  const { looked, look } = useLooked();
  const chosen = looked[kind];
  const parts = (kind === 'division' ? overview?.divisions : overview?.industries) ?? [];
  const here = kind === 'division' ? overview?.path.at(-1)?.name : undefined;
  const options = parts
    .filter(({ code }) => code !== '' && code !== chosen)
    .map(({ code, name }) => ({ value: code, label: name === code ? code : `${name} ${code}` }));
  const own = chosen
    ? [{ value: chosen, label: here ?? `${parts.find((one) => one.code === chosen)?.name ?? ''} ${chosen}` }]
    : [];
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(`overview.${kind}`)}
      placeholder={t(`overview.${kind}`)}
      value={chosen}
      options={[...own, ...options]}
      onChange={(code: string | undefined) => look({ [kind]: code })}
      popupMatchSelectWidth={false}
    />
  );
}

/** The way up from the division that is looked at. */
function Way({ overview: { path } }: { readonly overview: Overview }) {
  const { t } = useWords();
  const { looked } = useLooked();
  return (
    <nav aria-label={t('overview.way')} className="overview-way">
      {path.map(({ code, name }, i) => (
        <span key={code}>
          {i > 0 && <span aria-hidden> › </span>}
          {i === path.length - 1 ? (
            <b aria-current="page">{name}</b>
          ) : (
            <Link to="/overview" search={{ ...looked, division: i === 0 ? undefined : code }}>
              {name || t('overview.everywhere')}
            </Link>
          )}
        </span>
      ))}
    </nav>
  );
}
