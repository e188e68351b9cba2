// The columns of a file: what stands in them, and what each is imported as, which may be changed.

import { Select } from 'antd';
import { Fragment, useMemo } from 'react';
import { useWords } from '../words/use-words.ts';
import { ColumnWords } from './column-words.tsx';
import type { Look, Plan } from './use-look.ts';

type Column = Look['columns'][number];

interface Props {
  readonly look: Look;
  readonly plan: Plan;
  readonly disabled: boolean;
}

const UNITS = ['元', '千元', '万元', '百万元', '亿元'];

export function ColumnsTable({ look, plan, disabled }: Props) {
  const { t } = useWords();
  return (
    <table className="import-columns">
      <thead>
        <tr>
          <th>{t('imports.column')}</th>
          <th>{t('imports.samples')}</th>
          <th>{t('imports.means')}</th>
        </tr>
      </thead>
      <tbody>
        {look.columns
          .filter(({ heading }) => heading !== '')
          .map((column) => (
            <Fragment key={column.heading}>
              <tr>
                <td>
                  <b>{column.heading}</b>
                </td>
                <td className="small muted import-samples">
                  {column.samples.map((sample) => (
                    <div key={sample}>{sample}</div>
                  ))}
                </td>
                <td>
                  <Means column={column} look={look} plan={plan} disabled={disabled} />
                </td>
              </tr>
              {look.words
                .filter((words) => words.column === column.heading && words.kinds > 0)
                .map((words) => (
                  <ColumnWords key={words.target} words={words} look={look} mean={plan.mean} busy={plan.busy} />
                ))}
            </Fragment>
          ))}
      </tbody>
    </table>
  );
}

function Means({ column, look, plan: { choose }, disabled }: Props & { readonly column: Column }) {
  const { t, say } = useWords();
  const { heading, targets, by, worked } = column;
  const options = useMemo(() => {
    const named = look.targets.map(({ id, label, required }) => ({
      value: id,
      label: required ? `${say(label)}${t('mark.open')}${t('imports.required')}${t('mark.close')}` : say(label),
    }));
    return [{ value: '', label: t('imports.notTaken') }, ...named];
  }, [look.targets, say, t]);
  const [first, ...more] = targets
    .map((id) => look.targets.find((one) => one.id === id))
    .filter((one) => one !== undefined);
  const pick = (to: string) => choose({ column: heading, to: to || undefined, unit: unitIn(look, to, heading) });
  return (
    <div className="stack" style={{ gap: 2 }}>
      <div className="row">
        <Select
          aria-label={`${heading}${t('mark.colon')}${t('imports.means')}`}
          className={first ? 'import-means' : 'import-means none'}
          value={first?.id ?? ''}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={disabled}
          onChange={pick}
        />
        {first?.money && by === 'mapping' && !worked && (
          <Select
            aria-label={`${heading}${t('mark.colon')}${t('imports.unit')}`}
            defaultValue={unitIn(look, first.id, heading) ?? '元'}
            options={UNITS.map((unit) => ({ value: unit, label: unit }))}
            onChange={(unit) => choose({ column: heading, to: first.id, unit })}
          />
        )}
      </div>
      <span className="small faint">
        {[
          ...more.map(({ label }) => say(label)),
          by && t(by === 'heading' ? 'imports.byHeading' : 'imports.byMapping'),
          worked && t('imports.worked'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}

/** The unit that a heading names, for a column of money. */
function unitIn({ targets }: Look, target: string, heading: string): string | undefined {
  if (!targets.find(({ id }) => id === target)?.money) return undefined;
  return [...UNITS].reverse().find((unit) => unit !== '元' && heading.includes(unit)) ?? '元';
}
