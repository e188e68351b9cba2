// Warnings within reach: by urgency, group, kind, colour and unit; the pressing ones first; and how the units stand.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { countWarnings } from '../../../src/supervision/warnings/api.ts';
import { COLOURS, GROUPS, URGENCIES } from '../../../src/supervision/warnings/sheet.ts';
import { WARNING_STATES } from '../../../src/supervision/warnings/state.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { UnitsCard } from './units-card.tsx';
import { type AskedWarnings, useWarnings } from './use-warnings.ts';
import { WarningCards } from './warning-cards.tsx';
import { WarningsTable } from './warnings-table.tsx';
import './warnings.css';

type Counts = AnswerOf<typeof countWarnings>;

export function WarningsPage() {
  const { t } = useWords();
  const narrow = useNarrow();
  const asked = useSearch({ from: '/office/warnings' });
  const counted = useAsk(countWarnings, { query: { unit: asked.unit } }, { keep: true });
  const { rows, error, pending, reading, retry, more } = useWarnings(asked);
  const List = narrow ? WarningCards : WarningsTable;
  return (
    <div className="stack">
      <div>
        <h1>{t('warnings.title')}</h1>
        <p className="muted no-print">{t('warnings.about')}</p>
      </div>
      <Urgencies counts={counted.data} asked={asked} />
      <Filters counts={counted.data} asked={asked} />
      {error ? (
        <Failed error={error} retry={retry} />
      ) : pending ? (
        <Bones lines={8} />
      ) : rows.length === 0 ? (
        <Nothing
          title={t('warnings.none')}
          how={t(counted.data?.workedAt === null ? 'warnings.notYet' : 'warnings.noneHow')}
        />
      ) : (
        <List rows={rows} reading={reading} more={more} />
      )}
      {counted.data && <UnitsCard counts={counted.data} />}
      {counted.data?.workedAt && (
        <p className="small faint">{t('warnings.workedAt', { at: momentInTable(counted.data.workedAt) })}</p>
      )}
    </div>
  );
}

interface CountedProps {
  readonly counts: Counts | undefined;
  readonly asked: AskedWarnings;
}

/** Each urgency with how many are lit; choosing one again takes it back. */
function Urgencies({ counts, asked }: CountedProps) {
  const { t } = useWords();
  return (
    <nav className="warn-counts no-print" aria-label={t('warnings.urgencies')}>
      {URGENCIES.toReversed().map((urgency) => {
        const key = String(urgency) as '1';
        const on = asked.urgency === key;
        return (
          <Link
            key={urgency}
            to="/warnings"
            search={(former) => ({ ...former, urgency: on ? undefined : key })}
            className={`warn-count ${on ? 'on' : ''} ${urgency === 3 ? 'pressing' : ''}`}
            aria-current={on ? 'true' : undefined}
            activeProps={{}}
          >
            <span>{t(`warnings.urgency.u${urgency}`)}</span>
            <b>{counts ? count(counts.urgencies.find((one) => one.urgency === urgency)!.count) : '…'}</b>
          </Link>
        );
      })}
    </nav>
  );
}

function Filters({ counts, asked }: CountedProps) {
  const { t, say } = useWords();
  const navigate = useNavigate({ from: '/warnings' });
  const choose = (chosen: AskedWarnings) => navigate({ search: (former) => ({ ...former, ...chosen }) });
  const many = (text: string, n: number | undefined) => (n === undefined ? text : `${text} ${count(n)}`);
  const rules = counts?.rules.filter(({ group }) => asked.group === undefined || group === asked.group) ?? [];
  return (
    <div className="row no-print">
      <Select
        aria-label={t('warnings.states')}
        value={asked.state ?? 'open'}
        options={WARNING_STATES.map((state) => ({ value: state, label: t(`warnings.state.${state}`) }))}
        onChange={(state) => choose({ state: state === 'open' ? undefined : state })}
        className="warn-pick-short"
      />
      <Select
        aria-label={t('warnings.colours')}
        allowClear
        placeholder={t('warnings.anyColour')}
        value={asked.colour}
        options={COLOURS.map((colour) => ({
          value: colour,
          label: many(t(`warnings.colour.${colour}`), counts?.colours.find((one) => one.colour === colour)?.count),
        }))}
        onChange={(colour) => choose({ colour })}
        className="warn-pick-short"
      />
      <Select
        aria-label={t('warnings.groups')}
        allowClear
        placeholder={t('warnings.anyGroup')}
        value={asked.group}
        options={GROUPS.map((group) => ({ value: group, label: t(`warnings.group.${group}`) }))}
        onChange={(group) => choose({ group, rule: undefined })}
        className="warn-pick"
      />
      <Select
        aria-label={t('warnings.rule')}
        allowClear
        placeholder={t('warnings.anyRule')}
        value={asked.rule}
        options={rules.map((one) => ({ value: one.rule, label: many(say(one.label), one.count) }))}
        onChange={(rule) => choose({ rule })}
        className="warn-pick"
      />
      <Select
        aria-label={t('warnings.unit')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('warnings.anyUnit')}
        value={asked.unit}
        options={counts?.units.flatMap(({ unit }) => (unit ? [{ value: unit.id, label: unit.name }] : []))}
        onChange={(unit) => choose({ unit })}
        className="warn-pick"
      />
    </div>
  );
}
