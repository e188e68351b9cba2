// The organisation as a tree, to be added to, renamed, moved and closed.

import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { listUnits, setClosed } from '../../../src/base/office-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { UnitForm } from './unit-form.tsx';
import { type Branch, treeOf, type Unit } from './unit-tree.ts';
import './office.css';

/** What the form is open for: a unit to change, or one to make below another. */
export type Wanted = { readonly change: Unit } | { readonly below: Unit | null };

export function UnitsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const [all, setAll] = useState(false);
  const [wanted, setWanted] = useState<Wanted>();
  const asked = useAsk(listUnits, {});
  const units = asked.data?.items ?? [];
  const shown = units.filter(({ closedOn }) => all || closedOn === null);
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('units.title')}</h1>
        <span className="row">
          <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
            {t('units.showClosed')}
          </Checkbox>
          {can('unit.manage') && (
            <Button type="primary" onClick={() => setWanted({ below: null })}>
              {t('units.make')}
            </Button>
          )}
        </span>
      </div>
      <p className="muted">{t('units.about')}</p>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && shown.length === 0 && <Nothing title={t('units.none')} />}
      {shown.length > 0 && (
        <section className="card tree">
          <Branches branches={treeOf(shown)} onWant={setWanted} />
        </section>
      )}
      {wanted && <UnitForm wanted={wanted} units={units} onClose={() => setWanted(undefined)} />}
    </div>
  );
}

interface BranchesProps {
  readonly branches: readonly Branch[];
  readonly onWant: (wanted: Wanted) => void;
}

function Branches({ branches, onWant }: BranchesProps) {
  return (
    <ul>
      {branches.map(({ unit, below }) => (
        <li key={unit.id}>
          <Line unit={unit} onWant={onWant} />
          {below.length > 0 && <Branches branches={below} onWant={onWant} />}
        </li>
      ))}
    </ul>
  );
}

function Line({ unit, onWant }: { readonly unit: Unit; readonly onWant: BranchesProps['onWant'] }) {
  const { t } = useWords();
  const { can } = useAccount();
  const { id, name, kind, division, accounts, closedOn, source } = unit;
  return (
    <div className={closedOn ? 'tree-line tree-closed' : 'tree-line'} id={`unit-${id}`}>
      <b>{name}</b>
      <span className="chip">{t(`units.kinds.${kind}`)}</span>
      <span className="faint">{division}</span>
      {source && source !== name && <span className="muted">{source}</span>}
      {accounts > 0 && <span className="muted">{t('units.accounts', { count: accounts })}</span>}
      {closedOn && <span className="chip warn">{t('units.closed', { day: closedOn })}</span>}
      {can('unit.manage') && <Acts unit={unit} onWant={onWant} />}
    </div>
  );
}

function Acts({ unit, onWant }: { readonly unit: Unit; readonly onWant: BranchesProps['onWant'] }) {
  const { t } = useWords();
  const act = useAct();
  const { id, name, kind, closedOn } = unit;
  const close = (closed: boolean) =>
    act(() => call(setClosed, { params: { id }, body: { closed } }), {
      ...(closed ? { sure: t('units.closeAsk', { name }), word: t('units.close') } : {}),
      done: t('accounts.done'),
    });
  if (closedOn)
    return (
      <span className="tree-acts">
        <Plain word={t('units.reopen')} name={name} go={() => close(false)} />
      </span>
    );
  return (
    <span className="tree-acts">
      {!['station', 'department', 'institution'].includes(kind) && (
        <Plain word={t('units.makeBelow')} name={name} go={() => onWant({ below: unit })} />
      )}
      <Plain word={t('units.change')} name={name} go={() => onWant({ change: unit })} />
      <Plain word={t('units.close')} name={name} go={() => close(true)} />
    </span>
  );
}

function Plain({ word, name, go }: { readonly word: string; readonly name: string; readonly go: () => void }) {
  const { t } = useWords();
  return (
    <button type="button" className="plain" aria-label={`${word}${t('mark.colon')}${name}`} onClick={go}>
      {word}
    </button>
  );
}
