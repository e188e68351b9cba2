// What a list of cases is narrowed by: words, state, and while it shows open ones what is due; counts beside.

import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { count } from '../words/formats.ts';
import './cases.css';

interface Asked<S extends string, D extends string> {
  readonly q?: string;
  readonly state?: S | 'open';
  readonly due?: D;
}

interface Props<S extends string, D extends string> {
  readonly asked: Asked<S, D>;
  readonly choose: (chosen: Asked<S, D>) => unknown;
  readonly find: string;
  readonly stateLabel: string;
  readonly states: readonly (S | 'open')[];
  readonly stateWord: (state: S | 'open') => string;
  readonly dues: readonly D[];
  readonly dueWord: (due: D) => string;
  readonly counted: Readonly<Record<D | 'open', number>> | undefined;
  /** Further filters. */
  readonly children?: ReactNode;
}

export function CaseFilters<S extends string, D extends string>(props: Props<S, D>) {
  const { asked, choose, find, stateLabel, states, stateWord, dues, dueWord, counted, children } = props;
  const state = asked.state ?? 'open';
  const many = (of: D | 'open') => (counted ? ` ${count(counted[of])}` : '');
  return (
    <div className="row no-print case-filters">
      <Input.Search
        aria-label={find}
        allowClear
        placeholder={find}
        defaultValue={asked.q}
        maxLength={60}
        className="case-find"
        onSearch={(text) => choose({ q: text.trim() || undefined })}
      />
      <Select
        aria-label={stateLabel}
        value={state}
        options={states.map((value) => ({
          value,
          label: `${stateWord(value)}${value === 'open' ? many('open') : ''}`,
        }))}
        onChange={(chosen) => choose({ state: chosen === 'open' ? undefined : chosen, due: undefined })}
      />
      {state === 'open' &&
        dues.map((due) => (
          <button
            key={due}
            type="button"
            className={asked.due === due ? 'plain on' : 'plain'}
            aria-pressed={asked.due === due}
            onClick={() => choose({ due: asked.due === due ? undefined : due })}
          >
            {dueWord(due)}
            {many(due)}
          </button>
        ))}
      {children}
    </div>
  );
}
