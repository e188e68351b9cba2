// The drawings of inspections in figures: stacked bars, and rates with their intervals.

import type { Drawing } from '../oversight/charts.ts';
import { axisText, colour, fonts, legend, quietLines } from '../oversight/looks.ts';
import { percent } from './percent.ts';

interface Rate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Rated {
  readonly name: string;
  readonly foundRate: Rate | null;
  readonly criticalRate: Rate | null;
}

const SHADES = ['accent', 'ink-3', 'line'] as const;

function frame(names: readonly string[]): Drawing {
  return {
    animation: false,
    textStyle: { fontFamily: fonts() },
    aria: { enabled: true, label: { enabled: false } },
    legend: legend(),
    grid: { left: 56, right: 8, top: 36, bottom: 24 },
    xAxis: {
      type: 'category',
      data: [...names],
      axisLabel: axisText(),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
    },
    yAxis: { type: 'value', axisLabel: axisText(), splitLine: quietLines(), splitNumber: 3 },
  } as Drawing;
}

/** Bars on top of each other; a pale one is what did not happen. */
export function bars(
  names: readonly string[],
  series: readonly { readonly name: string; readonly data: readonly number[]; readonly pale?: boolean }[],
): Drawing {
  return {
    ...frame(names),
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    series: series.map(({ name, data, pale }, i) => ({
      ...{ type: 'bar' as const, stack: 'all', name, data: [...data], barMaxWidth: 48 },
      itemStyle: {
        color: colour(SHADES[i]),
        ...(pale && { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 } }),
      },
    })),
  } as Drawing;
}

/** Two rates beside each other for each row; the intervals stand in the table and where the pointer is. */
export function rates(rows: readonly Rated[], names: { readonly found: string; readonly critical: string }): Drawing {
  const within = (rate: Rate | null) =>
    rate ? `${percent(rate.value)} [${percent(rate.low)}, ${percent(rate.high)}]` : '–';
  const share = (rate: Rate | null) => (rate ? Number((100 * rate.value).toFixed(2)) : 0);
  return {
    ...frame(rows.map(({ name }) => name)),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (points: unknown) => {
        const { name, foundRate, criticalRate } = rows[(points as readonly { dataIndex: number }[])[0].dataIndex];
        return [name, `${names.found} ${within(foundRate)}`, `${names.critical} ${within(criticalRate)}`].join('<br>');
      },
    },
    series: [
      {
        type: 'bar',
        name: `${names.found} %`,
        data: rows.map(({ foundRate }) => share(foundRate)),
        barMaxWidth: 40,
        itemStyle: { color: colour('accent') },
      },
      {
        type: 'bar',
        name: `${names.critical} %`,
        data: rows.map(({ criticalRate }) => share(criticalRate)),
        barMaxWidth: 40,
        itemStyle: { color: colour('ink-3') },
      },
    ],
  } as Drawing;
}
