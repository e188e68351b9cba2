// Accounts: found by name, role and state; made, changed, and let in no more.

import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { listAccounts } from '../../../src/base/accounts-api.ts';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { GIVEN_ROLES } from '../../../src/base/who/permissions.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useLater } from '../parts/use-later.ts';
import { useNarrow } from '../parts/use-narrow.ts';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AccountActs } from './account-acts.tsx';
import { AccountForm } from './account-form.tsx';
import { OnceDialog } from './once-dialog.tsx';
import { useReachName } from './use-reach-name.ts';
import './office.css';

export type AccountRow = AnswerOf<typeof listAccounts>['items'][number];
const STATES = ['usable', 'disabled', 'locked'] as const;

interface Filters {
  readonly q?: string;
  readonly role?: AccountRow['role'];
  readonly state?: (typeof STATES)[number];
}

/** A password to be shown this once, and whose it is. */
export interface Given {
  readonly shown: string;
  readonly password: string;
}

export function AccountsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const [filters, setFilters] = useState<Filters>({});
  const [changed, setChanged] = useState<AccountRow | 'new'>();
  const [given, setGiven] = useState<Given>();
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('accounts.title')}</h1>
        {can('account.manage') && (
          <Button type="primary" onClick={() => setChanged('new')}>
            {t('accounts.make')}
          </Button>
        )}
      </div>
      <FilterRow filters={filters} onChange={setFilters} />
      <List filters={filters} onChange={setChanged} onGiven={setGiven} />
      {changed && (
        <AccountForm
          account={changed === 'new' ? undefined : changed}
          onGiven={setGiven}
          onClose={() => setChanged(undefined)}
        />
      )}
      {given && (
        <OnceDialog
          title={t('accounts.passwordOf', { name: given.shown })}
          note={t('accounts.passwordNote')}
          text={given.password}
          onClose={() => setGiven(undefined)}
        />
      )}
    </div>
  );
}

function FilterRow({ filters, onChange }: { readonly filters: Filters; readonly onChange: (to: Filters) => void }) {
  const { t } = useWords();
  return (
    <search className="filters">
      <Input.Search
        className="find-box"
        allowClear
        aria-label={t('accounts.find')}
        placeholder={t('accounts.find')}
        onChange={(event) => onChange({ ...filters, q: event.target.value })}
      />
      <Select
        allowClear
        aria-label={t('accounts.role')}
        placeholder={t('accounts.role')}
        options={GIVEN_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(role) => onChange({ ...filters, role })}
      />
      <Select
        allowClear
        aria-label={t('accounts.state')}
        placeholder={t('accounts.state')}
        options={STATES.map((state) => ({ value: state, label: t(`accounts.states.${state}`) }))}
        onChange={(state) => onChange({ ...filters, state })}
      />
    </search>
  );
}

interface ListProps {
  readonly filters: Filters;
  readonly onChange: (account: AccountRow) => void;
  readonly onGiven: (given: Given) => void;
}

function List({ filters, ...acts }: ListProps) {
  const { t } = useWords();
  const narrow = useNarrow();
  const sought = useLater(filters, 200);
  const asked = usePages(listAccounts, { query: { ...sought } }, { keep: true });
  if (asked.isPending) return <Bones lines={8} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  const rows = asked.rows;
  if (rows.length === 0) return <Nothing title={t('accounts.none')} how={t('accounts.noneHow')} />;
  return (
    <section className="card">
      {narrow ? <Cards rows={rows} {...acts} /> : <Rows rows={rows} {...acts} />}
      <More of={asked} />
    </section>
  );
}

type RowsProps = Omit<ListProps, 'filters'> & { readonly rows: readonly AccountRow[] };

function Rows({ rows, onChange, onGiven }: RowsProps) {
  const { t } = useWords();
  const reachName = useReachName();
  return (
    <table className="list">
      <thead>
        <tr>
          {(['name', 'shown', 'role', 'unit', 'reach', 'state', 'seen'] as const).map((word) => (
            <th key={word}>{t(`accounts.${word}`)}</th>
          ))}
          <th>
            <span className="sr-only">{t('accounts.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.name}</td>
            <td>{row.shown}</td>
            <td>{t(`role.${row.role}`)}</td>
            <td>{row.unit.name}</td>
            <td>{reachName(row.reach)}</td>
            <td>
              <State row={row} />
            </td>
            <td>{row.seen ? momentInTable(row.seen) : <span className="faint">{t('accounts.never')}</span>}</td>
            <td className="num">
              <AccountActs account={row} onChange={onChange} onGiven={onGiven} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ rows, onChange, onGiven }: RowsProps) {
  const { t } = useWords();
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="account-card">
          <div className="between">
            <b>
              {row.shown} <span className="faint">{row.name}</span>
            </b>
            <AccountActs account={row} onChange={onChange} onGiven={onGiven} />
          </div>
          <div className="small muted">
            {t(`role.${row.role}`)} · {row.unit.name}
          </div>
          <State row={row} />
        </li>
      ))}
    </ul>
  );
}

function State({ row }: { readonly row: AccountRow }) {
  const { t } = useWords();
  const state = row.disabled ? 'disabled' : row.lockedUntil ? 'locked' : 'usable';
  return (
    <span className="row">
      <span className={state === 'usable' ? 'state' : 'chip warn state'}>{t(`accounts.states.${state}`)}</span>
      {row.mustChange && !row.disabled && <span className="chip">{t('accounts.mustChange')}</span>}
      {row.codes && <span className="chip">{t('accounts.codes')}</span>}
    </span>
  );
}
