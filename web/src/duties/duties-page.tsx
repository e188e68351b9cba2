// Deadlines: mine, my unit's, all within reach, and how each unit stands; the chosen one opens beside the list.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { listUnits } from '../../../src/base/office-api.ts';
import { STATES, type State, UNFINISHED } from '../../../src/duties/state.ts';
import { countDuties, listDutyRules, WHOSE } from '../../../src/supervision/duties/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useAccount } from '../shell/use-account.ts';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { DutiesTable } from './duties-table.tsx';
import { DutyCards } from './duty-cards.tsx';
import { DutyDrawer } from './duty-drawer.tsx';
import { UnitsView } from './units-view.tsx';
import { type Asked, type Counts, useDuties } from './use-duties.ts';
import './duties.css';

const VIEWS = [...WHOSE, 'units'] as const;
type View = (typeof VIEWS)[number];
const SHOWN: readonly State[] = STATES.toSorted((a, b) => place(a) - place(b));

/** In the address: whatever its state. */
const ALL = 'all';

function place(state: State): number {
  return ['overdue', 'approaching', 'open', 'ahead', 'late', 'in-time', 'waived', 'cancelled'].indexOf(state);
}

export function DutiesPage() {
  const { t } = useWords();
  const { shown, views, id, asked } = useShown();
  const navigate = useNavigate({ from: '/duties' });
  return (
    <div className="stack">
      <div>
        <h1>{t('duties.title')}</h1>
        <p className="muted no-print">
          {t('duties.about')}{' '}
          <Link to="/duties/sheets" className="in-text" activeProps={{}}>
            {t('duties.sheets')}
          </Link>
        </p>
      </div>
      <nav className="tabs no-print" aria-label={t('duties.title')}>
        {views.map((view) => (
          <Link
            key={view}
            to="/duties"
            search={view === views[0] ? {} : { whose: view }}
            className={`tab ${shown === view ? 'on' : ''}`}
            aria-current={shown === view ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`duties.whose.${view}`)}
          </Link>
        ))}
      </nav>
      {shown === 'units' ? <UnitsView /> : <Listed asked={{ ...asked, whose: shown }} />}
      {id && <DutyDrawer id={id} onClose={() => navigate({ search: ({ id: _, ...rest }) => rest })} />}
    </div>
  );
}

/** Whoever owes nothing himself begins with all. */
function useShown() {
  const { account } = useAccount();
  const { whose, id, state, rule, unit } = useSearch({ from: '/office/duties' });
  const owes = !['auditor', 'legal-officer', 'inspector', 'credit-office'].includes(account.role);
  const views = VIEWS.filter((view) => owes || (view !== 'mine' && view !== 'ours')).filter(
    (view) => view !== 'units' || account.role !== 'department-user',
  );
  const shown: View = views.find((view) => view === whose) ?? views[0];
  // What is over is not what one comes for: it is shown when asked for.
  const asked: Asked = {
    state: state === ALL ? undefined : (STATES.find((one) => one === state) ?? UNFINISHED),
    rule,
    unit,
  };
  return { views, shown, id, asked };
}

function Listed({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const { whose, rule, unit } = asked;
  const counted = useAsk(countDuties, { query: { whose, rule, unit } }, { keep: true });
  const { rows, error, pending, reading, retry, more } = useDuties(asked);
  return (
    <>
      <States counts={counted.data?.total} asked={asked} />
      <Filters asked={asked} />
      {error ? (
        <Failed error={error} retry={retry} />
      ) : pending ? (
        <Bones lines={8} />
      ) : rows.length === 0 ? (
        <Nothing
          title={t('duties.none')}
          how={t(counted.data?.workedAt === null ? 'duties.notYet' : 'duties.noneHow')}
        />
      ) : narrow ? (
        <DutyCards rows={rows} reading={reading} more={more} />
      ) : (
        <DutiesTable rows={rows} reading={reading} more={more} />
      )}
      {counted.data?.workedAt && (
        <p className="small faint">{t('duties.workedAt', { at: momentInTable(counted.data.workedAt) })}</p>
      )}
    </>
  );
}

const COUNTED: Readonly<Partial<Record<State, keyof Counts>>> = {
  ...{ overdue: 'overdue', approaching: 'approaching', open: 'open', ahead: 'ahead' },
  ...{ 'in-time': 'inTime', late: 'late', waived: 'waived' },
};

/** Each state with how many there are; choosing one again takes it back. */
function States({ counts, asked }: { readonly counts: Counts | undefined; readonly asked: Asked }) {
  const { t } = useWords();
  return (
    <nav className="duty-states no-print" aria-label={t('duties.states')}>
      {SHOWN.map((state) => {
        const key = COUNTED[state];
        const on = asked.state === state;
        return (
          <Link
            key={state}
            to="/duties"
            search={(former) => ({ ...former, id: undefined, state: on ? undefined : state })}
            className={on ? `duty-state on of-${state}` : `duty-state of-${state}`}
            aria-current={on ? 'true' : undefined}
            activeProps={{}}
          >
            <span>{t(`duties.state.${state}`)}</span>
            {key && <b>{counts ? count(counts[key]) : '…'}</b>}
          </Link>
        );
      })}
      <Link
        to="/duties"
        search={(former) => ({ ...former, id: undefined, state: asked.state ? ALL : undefined })}
        className={asked.state ? 'duty-state' : 'duty-state on'}
        aria-current={asked.state ? undefined : 'true'}
        activeProps={{}}
      >
        <span>{t('duties.any')}</span>
      </Link>
    </nav>
  );
}

function Filters({ asked }: { readonly asked: Asked }) {
  const { t, say } = useWords();
  const navigate = useNavigate({ from: '/duties' });
  const rules = useAsk(listDutyRules, {}, { fresh: 3_600_000 }).data?.items ?? [];
  const units = useAsk(listUnits, {}, { fresh: 3_600_000 }).data?.items ?? [];
  const choose = (chosen: Pick<Asked, 'rule' | 'unit'>) =>
    navigate({ search: (former) => ({ ...former, id: undefined, ...chosen }) });
  return (
    <div className="row no-print">
      <Select
        aria-label={t('duties.rule')}
        allowClear
        placeholder={t('duties.anyRule')}
        value={asked.rule}
        options={rules.map((one) => ({ value: one.id, label: say(one.label) }))}
        onChange={(rule) => choose({ rule, unit: asked.unit })}
        className="duty-pick"
      />
      {asked.whose === 'all' && (
        <Select
          aria-label={t('duties.unit')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('duties.anyUnit')}
          value={asked.unit}
          options={units.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(unit) => choose({ rule: asked.rule, unit })}
          className="duty-pick"
        />
      )}
    </div>
  );
}
