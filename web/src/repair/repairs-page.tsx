// Applications for repair: what waits, due first in front; found by state, by what is due, by number or name.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { countRepairs, DUES, SHOWN } from '../../../src/repair/api.ts';
import { useAsk } from '../api/ask.ts';
import { CaseFilters } from '../parts/case-filters.tsx';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { RepairLines } from './repair-lines.tsx';
import { type Asked, useRepairRules, useRepairs } from './use-repairs.ts';
import './repair.css';

export function RepairsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const asked = useSearch({ from: '/office/repairs' });
  return (
    <div className="stack">
      <div className="between">
        <div>
          <h1>{t('repairs.title')}</h1>
          <p className="muted no-print">{t('repairs.about')}</p>
        </div>
        <div className="row no-print">
          <Link to="/repairs/figures">{t('repairs.figures')}</Link>
          {can('repair.bulk') && <Link to="/repairs/bulk">{t('repairs.bulk')}</Link>}
          {can('repair.take') && (
            <Link to="/repairs/take" className="primary-link">
              {t('repairs.take')}
            </Link>
          )}
        </div>
      </div>
      <Free />
      <Filters asked={asked} />
      <Listed asked={asked} />
    </div>
  );
}

/** Said wherever repair is spoken of. */
export function Free() {
  const { say } = useWords();
  const rules = useRepairRules();
  return rules ? <p className="repair-free">{say(rules.free)}</p> : null;
}

function Filters({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const counted = useAsk(countRepairs, {}, { keep: true }).data;
  const navigate = useNavigate({ from: '/repairs' });
  const choose = (chosen: Asked) => navigate({ search: (former) => ({ ...former, ...chosen }) });
  return (
    <CaseFilters
      asked={asked}
      choose={choose}
      find={t('repairs.find')}
      stateLabel={t('repairs.columns.state')}
      states={SHOWN}
      stateWord={(state) => t(`repairs.state.${state}`)}
      dues={DUES}
      dueWord={(due) => t(`repairs.due.${due}`)}
      counted={counted}
    />
  );
}

function Listed({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const listed = useRepairs(asked);
  const { rows, error, isPending, refetch } = listed;
  if (error) return <Failed error={error} retry={refetch} />;
  if (isPending) return <Bones lines={8} />;
  if (rows.length === 0) return <Nothing title={t('repairs.none')} how={t('repairs.noneHow')} />;
  return (
    <>
      <RepairLines rows={rows} />
      <More of={listed} />
    </>
  );
}
