// Levels or tiers month by month: two years back, today, and a year ahead as already known, paler.

import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readMonths } from '../../../src/oversight/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { count, levelsNamed } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ChartCard } from './chart-card.tsx';
import type { Drawing } from './charts.ts';
import { axisText, colour, fonts, legend, levelColour, pattern, quietLines } from './looks.ts';
import type { Overview } from './overview-filters.tsx';
import { percent } from './shares.ts';
import { useLooked } from './use-overview.ts';

type Month = AnswerOf<typeof readMonths>['items'][number];
type Kind = 'levels' | 'tiers';

export function MonthsCard({ overview }: { readonly overview: Overview }) {
  const { t, lang, say } = useWords();
  const { among } = useLooked();
  const [kind, setKind] = useState<Kind>('levels');
  const asked = useAsk(readMonths, { query: among }, { keep: true });
  const shown: Kind = overview.tierScale.length > 0 ? kind : 'levels';
  const scale = shown === 'levels' ? overview.scale : overview.tierScale;
  const items = asked.data?.items;
  const hidden = items && mostOf(items, scale, shown);
  const ahead = t('overview.ahead');
  const drawing = useMemo(
    () => (items ? drawn(items, scale, shown, hidden, { say, ahead, today: t('today') }) : undefined),
    [items, scale, shown, hidden, say, ahead, t],
  );
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!items || !drawing)
    return (
      <div className="card">
        <Bones lines={6} />
      </div>
    );
  return (
    <ChartCard
      title={t('overview.months')}
      sentence={sentence(items)}
      drawing={drawing}
      height={240}
      heads={[
        t('overview.month'),
        ...scale.map((level) => (shown === 'levels' ? `${level.code} ${say(level)}` : say(level))),
      ]}
      rows={items.map((month) => [
        `${month.on.slice(0, 7)}${month.ahead ? ` ${ahead}` : ''}`,
        ...scale.map(({ code }) => month[shown][code] ?? 0),
      ])}
    >
      {overview.tierScale.length > 0 && (
        <Segmented
          size="small"
          aria-label={t('overview.kind')}
          value={kind}
          options={[
            { value: 'levels', label: t('overview.byLevel') },
            { value: 'tiers', label: t('overview.byTier') },
          ]}
          onChange={setKind}
        />
      )}
    </ChartCard>
  );

  function sentence(months: readonly Month[]): string {
    const share = (month: Month | undefined) => {
      const all = Object.values(month?.levels ?? {}).reduce((sum, n) => sum + n, 0);
      return percent(
        overview.badLevels.reduce((sum, code) => sum + (month?.levels[code] ?? 0), 0),
        all,
      );
    };
    const now = months.findLast((month) => !month.ahead);
    return t('overview.monthsSay', {
      levels: levelsNamed(overview.badLevels, lang),
      ...{ first: share(months[0]), now: share(now), last: share(months.at(-1)) },
      rest: hidden ? t('overview.notDrawn', { level: shown === 'levels' ? hidden.code : say(hidden) }) : '',
    });
  }
}

interface Said {
  readonly say: (both: { readonly zh: string; readonly en: string }) => string;
  readonly ahead: string;
  readonly today: string;
}

/** What most have now: beside it the others would not be seen. */
function mostOf(months: readonly Month[], scale: Overview['scale'], kind: Kind): Overview['scale'][number] | undefined {
  const now = months.findLast((month) => !month.ahead)?.[kind] ?? {};
  const all = Object.values(now).reduce((sum, n) => sum + n, 0);
  return scale.find(({ code }) => (now[code] ?? 0) > all * 0.6);
}

function drawn(
  months: readonly Month[],
  scale: Overview['scale'],
  kind: Kind,
  hidden: Overview['scale'][number] | undefined,
  { say, ahead, today }: Said,
): Drawing {
  const firstAhead = months.findIndex((month) => month.ahead);
  const worst = scale.filter((level) => level !== hidden).toReversed();
  return {
    animation: false,
    textStyle: { fontFamily: fonts() },
    aria: { enabled: true, label: { enabled: false } },
    legend: legend(),
    grid: { left: 48, right: 8, top: 44, bottom: 24 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (points: unknown) => {
        const [first] = points as readonly { dataIndex: number }[];
        const month = months[first.dataIndex];
        const lines = scale.map((level) => `${level.code} ${say(level)} ${count(month[kind][level.code] ?? 0)}`);
        return [`${month.on.slice(0, 7)}${month.ahead ? ` · ${ahead}` : ''}`, ...lines].join('<br>');
      },
    },
    xAxis: {
      type: 'category',
      data: months.map(({ on }) => on.slice(0, 7)),
      axisLabel: { ...axisText(), interval: (i: number) => months[i].on.slice(5, 7) === '01' || i === 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
    },
    yAxis: { type: 'value', axisLabel: axisText(), splitLine: quietLines(), splitNumber: 3 },
    series: worst.map((level, i) => ({
      type: 'bar',
      stack: 'all',
      name: `${level.code} ${say(level)}`,
      barCategoryGap: '22%',
      itemStyle: { color: levelColour(scale, level.code), decal: pattern(scale, level.code) },
      data: months.map((month) => ({
        value: month[kind][level.code] ?? 0,
        itemStyle: { opacity: month.ahead ? 0.4 : 1 },
      })),
      ...(i === 0 && {
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colour('today'), type: 'solid', width: 1.5 },
          label: { formatter: today, color: colour('today'), fontSize: 12 },
          data: [{ xAxis: firstAhead > 0 ? firstAhead - 1 : months.length - 1 }],
        },
      }),
    })),
  };
}
