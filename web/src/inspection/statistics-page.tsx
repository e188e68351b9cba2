// Inspections in figures: what they find by grade and points, joint visits, visits saved, and how often firms are visited.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readInspectionFigures } from '../../../src/inspection/statistics/statistics-api.ts';
import { useAsk } from '../api/ask.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { ChartCard } from '../oversight/chart-card.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { percent } from './percent.ts';
import { bars, rates } from './statistics-charts.ts';
import './plans.css';

type Figures = AnswerOf<typeof readInspectionFigures>;
type Tally = Figures['grades'][number];

export function StatisticsPage() {
  const { t } = useWords();
  const { from, until, unit, rulebook = FIRST_RULEBOOK } = useSearch({ from: '/office/inspection-figures' });
  const asked = useAsk(readInspectionFigures, { query: { from, until, unit, rulebook } }, { keep: true });
  return (
    <div className="stack">
      <h1>{t('statistics.title')}</h1>
      <p className="muted">{t('statistics.about')}</p>
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && <Filters figures={asked.data} />}
      {asked.data ? <Shown figures={asked.data} /> : !asked.error && <Bones lines={8} />}
    </div>
  );
}

function Filters({ figures: { from, until, choices } }: { readonly figures: Figures }) {
  const { t, say } = useWords();
  const navigate = useNavigate({ from: '/inspection-figures' });
  const { unit, rulebook = FIRST_RULEBOOK } = useSearch({ from: '/office/inspection-figures' });
  const { items: books } = useRulebooks();
  const put = (more: { from?: string; until?: string; unit?: string | undefined; rulebook?: string }) =>
    navigate({ search: { from, until, unit, rulebook, ...more } });
  return (
    <div className="row no-print">
      {(['from', 'until'] as const).map((name) => (
        <label key={name} className="row">
          {t(`statistics.${name}`)}
          <input
            type="month"
            className="day-input"
            value={name === 'from' ? from : until}
            onChange={({ target }) => /^\d{4}-\d\d$/.test(target.value) && put({ [name]: target.value })}
          />
        </label>
      ))}
      <Select
        aria-label={t('statistics.unit')}
        style={{ minWidth: 200 }}
        value={unit ?? ''}
        options={[{ value: '', label: t('statistics.allUnits') }, ...choices.map((value) => ({ value, label: value }))]}
        onChange={(value) => put({ unit: value || undefined })}
      />
      <Select
        aria-label={t('statistics.rulebook')}
        style={{ minWidth: 160 }}
        value={rulebook}
        options={books.map((one) => ({ value: one.id, label: say(one.short) }))}
        onChange={(value) => put({ rulebook: value })}
      />
    </div>
  );
}

function Shown({ figures }: { readonly figures: Figures }) {
  const { t } = useWords();
  const { total, grades, bands } = figures;
  return (
    <>
      {total.done === 0 ? (
        <Nothing title={t('statistics.none')} how={t('statistics.noneHow')} />
      ) : (
        <>
          <Headline total={total} />
          <Rates
            title={t('statistics.grades')}
            sentence={t('statistics.gradesSay')}
            head={t('statistics.grade')}
            rows={grades.map((one) => ({ ...one, name: one.code || t('statistics.ungraded') }))}
          />
          {bands.length > 0 && (
            <Rates
              title={t('statistics.bands')}
              sentence={t('statistics.bandsSay')}
              head={t('statistics.band')}
              rows={bands.map((one) => ({ ...one, name: one.band }))}
            />
          )}
          <Comings
            title={t('statistics.months')}
            sentence={t('statistics.monthsSay')}
            head={t('statistics.month')}
            rows={figures.months.map((one) => ({ ...one, name: one.month }))}
          />
          <Comings
            title={t('statistics.units')}
            sentence={t('statistics.unitsSay')}
            head={t('statistics.unit')}
            rows={figures.units.map((one) => ({ ...one, name: one.unit }))}
          />
        </>
      )}
      <Burden burden={figures.burden} />
    </>
  );
}

function Headline({ total }: { readonly total: Figures['total'] }) {
  const { t } = useWords();
  const share = percent(total.comings ? total.joint / total.comings : null);
  const { done, found, critical, comings, joint, separate, saved, spared } = total;
  const visits = { done: count(done), found: count(found), critical: count(critical), comings: count(comings) };
  const together = { joint: count(joint), rate: percent(total.foundRate?.value), share };
  return (
    <p>
      {t('statistics.total', { ...visits, ...together })}{' '}
      {t('statistics.totalSaved', { separate: count(separate), saved: count(saved), spared: count(spared) })}
    </p>
  );
}

interface Part<R> {
  readonly title: string;
  readonly sentence: string;
  readonly head: string;
  readonly rows: readonly (R & { readonly name: string })[];
}

/** Rates with their intervals. */
function Rates({ title, sentence, head, rows }: Part<Omit<Tally, 'code'>>) {
  const { t } = useWords();
  const within = (rate: Tally['foundRate']) => [rate?.value, rate?.low, rate?.high].map(percent);
  const words = ['done', 'found', 'rate', 'low', 'high', 'critical', 'criticalRate'] as const;
  return (
    <ChartCard
      title={title}
      sentence={sentence}
      drawing={rates(rows, { found: t('statistics.rate'), critical: t('statistics.criticalRate') })}
      height={220}
      heads={[head, ...words.map((word) => t(`statistics.${word}`))]}
      rows={rows.map(({ name, done, found, foundRate, critical, criticalRate }) => [
        ...[name, done, found, ...within(foundRate), critical, percent(criticalRate?.value)],
      ])}
    />
  );
}

function Comings({ title, sentence, head, rows }: Part<Omit<Figures['months'][number], 'month'>>) {
  const { t } = useWords();
  const words = ['done', 'found', 'rate', 'comings', 'joint', 'jointShare', 'separate', 'saved'] as const;
  return (
    <ChartCard
      title={title}
      sentence={sentence}
      drawing={bars(
        rows.map(({ name }) => name),
        [
          { name: t('statistics.joint'), data: rows.map(({ joint }) => joint) },
          { name: t('statistics.single'), data: rows.map(({ comings, joint }) => comings - joint) },
          { name: t('statistics.saved'), data: rows.map(({ saved }) => saved), pale: true },
        ],
      )}
      height={220}
      heads={[head, ...words.map((word) => t(`statistics.${word}`))]}
      rows={rows.map(({ name, done, found, foundRate, comings, joint, separate, saved }) => [
        ...[name, done, found, percent(foundRate?.value), comings, joint],
        ...[percent(comings ? joint / comings : null), separate, saved],
      ])}
    />
  );
}

function Burden({ burden }: { readonly burden: Figures['burden'] }) {
  const { t } = useWords();
  const { year, firms, days, distribution } = burden;
  return (
    <>
      {distribution.length > 0 && (
        <ChartCard
          title={t('statistics.burden', { year })}
          sentence={t('statistics.burdenSay', { firms: count(firms), days: count(days) })}
          drawing={bars(
            distribution.map((one) => String(one.days)),
            [{ name: t('statistics.firms'), data: distribution.map((one) => one.firms) }],
          )}
          height={200}
          heads={[t('statistics.days'), t('statistics.firms')]}
          rows={distribution.map((one) => [String(one.days), one.firms])}
        />
      )}
      <Above burden={burden} />
    </>
  );
}

function Above({ burden: { above, cap, why, items } }: { readonly burden: Figures['burden'] }) {
  const { t, say } = useWords();
  const { article } = cap;
  if (above === 0) return <p className="muted">{t('statistics.aboveNone', { article })}</p>;
  const grounds = (of: typeof why) =>
    of.map(({ why: id, label, days, beyond }) => (
      <span key={id} className="chip" title={beyond ? t('statistics.beyond') : undefined}>
        {t('statistics.whyOf', { label: say(label), days })}
      </span>
    ));
  return (
    <section className="card stack">
      <h2>{t('statistics.above')}</h2>
      <p>{t('statistics.aboveSay', { count: count(above), article })}</p>
      <p className="row">{grounds(why)}</p>
      <p className="small muted">{say(cap.assumption)}</p>
      <div className="plan-scroll">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('plans.entity')}</th>
              <th scope="col">{t('statistics.tier')}</th>
              <th scope="col" className="num">
                {t('statistics.days')}
              </th>
              <th scope="col" className="num">
                {t('statistics.most')}
              </th>
              <th scope="col">{t('statistics.why')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to="/entities/$id" params={{ id: one.id }}>
                    {one.name}
                  </Link>
                </td>
                <td>{one.tier ?? '–'}</td>
                <td className="num">{count(one.days)}</td>
                <td className="num">{count(one.most)}</td>
                <td>
                  <div className="row">{grounds(one.why)}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length < above && <p className="small muted">{t('statistics.firstOnes', { count: items.length })}</p>}
    </section>
  );
}
