// The list as it is filtered, as a CSV file; asked for page by page.

import { App, Button } from 'antd';
import { useState } from 'react';
import { listEntities } from '../../../src/grading/api.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { count, dayBefore, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { csvOf, download } from './entities-csv.ts';
import type { EntityRow, Filters } from './use-entities.ts';

const MOST = 20_000;

export function ExportButton({ filters, rulebook }: { readonly filters: Filters; readonly rulebook: string }) {
  const { t, say } = useWords();
  const { message, modal } = App.useApp();
  const [gathered, setGathered] = useState<number>();
  const columns = ['code', 'name', 'kind', 'status', 'division', 'industry'] as const;
  const heads = [
    ...columns.map((name) => t(`entities.${name}`)),
    t('entities.levelUnder', { rulebook }),
    t('entities.until'),
    t('entities.tierUnder', { rulebook }),
  ];
  const line = (row: EntityRow) => [
    row.uscc ?? row.id,
    row.name,
    say(row.kind),
    row.status && say(row.status),
    row.division?.name,
    row.industry?.name,
    row.standing?.level,
    row.standing?.until && dayBefore(row.standing.until),
    row.standing?.tier,
  ];
  const go = async () => {
    setGathered(0);
    try {
      const { rows, rest } = await gather(filters, setGathered);
      download(`${t('entities.title')}-${todayIso()}.csv`, csvOf([heads, ...rows.map(line)]));
      if (rest) message.warning(t('entities.exportMany', { count: count(MOST) }));
    } catch (error) {
      modal.error({ title: t('refused.happened'), content: <Failed error={error} /> });
    } finally {
      setGathered(undefined);
    }
  };
  return (
    <Button onClick={go} loading={gathered !== undefined}>
      {gathered === undefined ? t('entities.export') : t('entities.exportBusy', { count: count(gathered) })}
    </Button>
  );
}

async function gather(filters: Filters, told: (count: number) => void) {
  const rows: EntityRow[] = [];
  let after: string | undefined;
  do {
    const page = await call(listEntities, { query: { ...filters, limit: 200, after } });
    rows.push(...page.items);
    told(rows.length);
    after = page.next ?? undefined;
  } while (after && rows.length < MOST);
  return { rows, rest: after !== undefined };
}
