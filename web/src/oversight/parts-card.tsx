// The next divisions down, or industries: of how many entities each has, which share has a bad level; a bar leads down.

import { useMemo } from 'react';
import { count, levelsNamed } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ChartCard } from './chart-card.tsx';
import type { Drawing } from './charts.ts';
import { axisText, fonts, legend, levelColour, pattern, quietLines } from './looks.ts';
import type { Overview } from './overview-filters.tsx';
import { percent } from './shares.ts';
import { useLooked } from './use-overview.ts';

type Part = Overview['divisions'][number];

/** More bars than this say nothing at a glance; the table has all. */
const MOST = 12;

interface Props {
  readonly overview: Overview;
  readonly of: 'divisions' | 'industries';
}

export function PartsCard({ overview, of }: Props) {
  const { t, lang, say } = useWords();
  const { look } = useLooked();
  const { scale, tierScale, badLevels } = overview;
  const parts = overview[of];
  const nameOf = (part: Part) => part.name || t('overview.without');
  const shown = parts.slice(0, MOST);
  const drawing = useMemo(
    () => drawn(shown.toReversed(), scale, badLevels, { say, nameOf: (part) => part.name || t('overview.without') }),
    [overview, of, say, t],
  );
  const worst = parts.find(({ code }) => code !== '');
  const wayTo = ({ code }: Part) =>
    code ? () => look(of === 'divisions' ? { division: code } : { industry: code }) : undefined;
  return (
    <ChartCard
      title={t(`overview.${of}`)}
      sentence={
        worst && worst.bad > 0
          ? t('overview.worst', {
              ...{ name: nameOf(worst), share: percent(worst.bad, worst.total) },
              levels: levelsNamed(badLevels, lang),
              shown: parts.length > MOST ? t('overview.firstOf', { most: MOST, all: parts.length }) : '',
            })
          : t('overview.noneBad', { levels: levelsNamed(badLevels, lang) })
      }
      drawing={drawing}
      height={56 + 26 * Math.max(3, shown.length)}
      heads={[
        t(`overview.${of === 'divisions' ? 'division' : 'industry'}`),
        t('overview.total'),
        ...scale.map((level) => `${level.code} ${say(level)}`),
        t('overview.share', { levels: levelsNamed(badLevels, lang) }),
        ...tierScale.map(say),
      ]}
      rows={parts.map((part) => [
        part.code ? `${nameOf(part)} ${part.code}` : nameOf(part),
        part.total,
        ...scale.map(({ code }) => part.levels[code] ?? 0),
        percent(part.bad, part.total),
        ...tierScale.map(({ code }) => part.tiers[code] ?? 0),
      ])}
      onChoose={(place) => wayTo(shown.toReversed()[place])?.()}
      onRow={(place) => wayTo(parts[place])}
    />
  );
}

interface Said {
  readonly say: (both: { readonly zh: string; readonly en: string }) => string;
  readonly nameOf: (part: Part) => string;
}

function drawn(
  parts: readonly Part[],
  scale: Overview['scale'],
  bad: readonly string[],
  { say, nameOf }: Said,
): Drawing {
  const levels = scale.filter(({ code }) => bad.includes(code)).toReversed();
  return {
    animation: false,
    textStyle: { fontFamily: fonts() },
    aria: { enabled: true, label: { enabled: false } },
    legend: legend(),
    grid: { left: 8, right: 64, top: 32, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (points: unknown) => {
        const [first] = points as readonly { dataIndex: number }[];
        const part = parts[first.dataIndex];
        const lines = scale.map((level) => `${level.code} ${say(level)} ${count(part.levels[level.code] ?? 0)}`);
        return [nameOf(part), ...lines].join('<br>');
      },
    },
    xAxis: {
      type: 'value',
      axisLabel: { ...axisText(), formatter: (share: number) => `${share}%` },
      splitLine: quietLines(),
      splitNumber: 3,
    },
    yAxis: {
      type: 'category',
      data: parts.map(nameOf),
      axisLabel: { ...axisText(), width: 130, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    series: levels.map((level, i) => ({
      type: 'bar',
      stack: 'all',
      name: `${level.code} ${say(level)}`,
      barMaxWidth: 16,
      itemStyle: { color: levelColour(scale, level.code), decal: pattern(scale, level.code) },
      data: parts.map((part) => ((part.levels[level.code] ?? 0) / part.total) * 100),
      ...(i === levels.length - 1 && {
        label: {
          show: true,
          position: 'right' as const,
          formatter: ({ dataIndex }: { dataIndex: number }) => percent(parts[dataIndex].bad, parts[dataIndex].total),
          ...axisText(),
        },
      }),
    })),
  };
}
