// The list of what may be inspected at random: each item with its department, kind, cap, ways and basis.

import { Button, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listItems } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { Scroller } from '../parts/scroller.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ItemForm } from './item-form.tsx';
import './plans.css';

type Answer = AnswerOf<typeof listItems>;
export type Item = Answer['items'][number];

export function ItemsPage() {
  const { t, say } = useWords();
  const asked = useAsk(listItems, {});
  const { can } = useAccount();
  const [department, setDepartment] = useState('');
  const [open, setOpen] = useState<Item | 'new'>();
  const departments = (asked.data?.departments ?? []).map((one) => ({ value: one.id, label: say(one) }));
  const items = (asked.data?.items ?? []).filter((one) => !department || one.department === department);
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('items.title')}</h1>
        {can('plan.write') && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('items.add')}
          </Button>
        )}
      </div>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && <p className="muted">{t('items.about', { basis: asked.data.basis })}</p>}
      <Select
        aria-label={t('items.department')}
        style={{ maxWidth: 260 }}
        value={department}
        options={[{ value: '', label: t('roster.allDepartments') }, ...departments]}
        onChange={setDepartment}
      />
      {asked.data && (
        <Items {...asked.data} items={items} onOpen={can('plan.write') ? (item) => setOpen(item) : undefined} />
      )}
      {open && (
        <ItemForm
          item={open === 'new' ? undefined : open}
          departments={departments}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

interface ItemsProps extends Answer {
  readonly onOpen: ((item: Item) => void) | undefined;
}

function Items({ items, departments, onOpen }: ItemsProps) {
  const { t, say } = useWords();
  const names = new Map(departments.map((one) => [one.id, say(one)]));
  const heads = ['name', 'department', 'kind', 'ways', 'among', 'basis'] as const;
  return (
    <Scroller label={t('items.title')} className="card plan-scroll">
      <table className="list">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`items.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <b>{say(item.label)}</b> {item.own && <span className="chip">{t('items.own')}</span>}
                {item.own && onOpen && (
                  <div>
                    <button type="button" className="plain small" onClick={() => onOpen(item)}>
                      {t('plans.edit')}
                    </button>
                  </div>
                )}
              </td>
              <td>{names.get(item.department) ?? item.department}</td>
              <td>
                <Kind item={item} />
              </td>
              <td>{item.ways.map((way) => t(`plans.ways.${way}`)).join(t('mark.list'))}</td>
              <td>
                <Among item={item} />
              </td>
              <td>
                {item.basis} {item.assumption && <span className="chip warn">{t('items.assumption')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Kind({ item: { kind, most, least } }: { readonly item: Item }) {
  const { t } = useWords();
  return (
    <>
      {t(`items.kindOf.${kind}`)}
      <div className="small muted">
        {most === null ? t('items.noCap') : t('items.cap', { most })}
        {least !== null && `${t('mark.comma')}${t('items.least', { least })}`}
      </div>
    </>
  );
}

function Among({ item: { among } }: { readonly item: Item }) {
  const { t } = useWords();
  const parts = [...(among.kinds ?? []), ...(among.tags ?? []), ...(among.industry ? [among.industry] : [])];
  return parts.length === 0 ? t('items.everybody') : parts.join(t('mark.list'));
}
