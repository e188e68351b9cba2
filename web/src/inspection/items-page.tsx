// The list of what may be inspected at random: each item with its department, kind, cap, ways and basis.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listItems } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import './plans.css';

type Answer = AnswerOf<typeof listItems>;
export type Item = Answer['items'][number];

export function ItemsPage() {
  const { t } = useWords();
  const asked = useAsk(listItems, {});
  return (
    <div className="stack">
      <h1>{t('items.title')}</h1>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && <p className="muted">{t('items.about', { basis: asked.data.basis })}</p>}
      {asked.data && <Items {...asked.data} />}
    </div>
  );
}

function Items({ items, departments }: Answer) {
  const { t, say } = useWords();
  const names = new Map(departments.map((one) => [one.id, say(one)]));
  const heads = ['name', 'department', 'kind', 'ways', 'among', 'basis'] as const;
  return (
    <section className="card plan-scroll">
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
    </section>
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
