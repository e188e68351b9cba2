// The parameters of the edition being changed: values by date and case, unit and article.

import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { type Keys, type Plain, withoutValue, withValue } from '../../../src/rulebooks/edit-text.ts';
import { Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { ParameterCard } from './parameter-card.tsx';
import type { TabProps } from './tab-props.ts';

const HEAD = 'rulebook.yaml';

/** How a form changes the text: a value at a place below the parameter, or nothing there. */
export interface Change {
  readonly put: (keys: Keys, value: Plain) => void;
  readonly remove: (keys: Keys) => void;
}

export function ParametersTab({ desk, may, editing }: TabProps) {
  const { t } = useWords();
  const { edition } = editing;
  if (!edition) return <Nothing title={t('lab.noParameters')} />;
  const base: Keys = ['editions', edition.at, 'parameters'];
  const write = (text: string) => desk.write({ [HEAD]: text });
  const head = desk.files[HEAD];
  const change = (id: string): Change => ({
    put: (keys, value) => write(withValue(head, [...base, id, ...keys], value)),
    remove: (keys) => write(withoutValue(head, [...base, id, ...keys])),
  });
  const entries = Object.entries(edition.parameters);
  return (
    <div className="stack">
      {entries.length === 0 && <Nothing title={t('lab.noParameters')} />}
      {entries.map(([id, parameter]) => (
        <ParameterCard key={id} id={id} parameter={parameter} may={may} change={change(id)} />
      ))}
      {may && <Add taken={new Set(Object.keys(edition.parameters))} onAdd={(id) => change(id).put([], NEW)} />}
    </div>
  );
}

const NEW: Plain = {
  zh: '新参数',
  en: 'new parameter',
  unit: 'yuan',
  values: [{ from: 'always', value: 0, article: '' }],
};

function Add({ taken, onAdd }: { readonly taken: ReadonlySet<string>; readonly onAdd: (id: string) => void }) {
  const { t } = useWords();
  const [id, setId] = useState('');
  const fits = /^[a-z][a-z0-9_-]{0,39}$/.test(id) && !taken.has(id);
  const add = () => {
    onAdd(id);
    setId('');
  };
  return (
    <Space.Compact className="lab-add">
      <Input
        aria-label={t('lab.parameterId')}
        placeholder="threshold-2"
        value={id}
        onChange={(event) => setId(event.target.value)}
        onPressEnter={() => fits && add()}
      />
      <Button disabled={!fits} onClick={add}>
        {t('lab.addParameter')}
      </Button>
    </Space.Compact>
  );
}
