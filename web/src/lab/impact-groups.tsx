// Who moves by division and by industry: a bar from zero for each group, its numbers beside it.

import { count, placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Impact } from './use-impact.ts';

type Group = Impact['byDivision'][number];

interface Props {
  readonly impact: Impact;
  readonly narrow: (scope: { division?: string; industry?: string }) => void;
}

export function ImpactGroups({ impact, narrow }: Props) {
  const { t } = useWords();
  return (
    <div className="lab-matrices">
      <Groups title={t('lab.impactDivision')} groups={impact.byDivision} narrow={(division) => narrow({ division })} />
      <Groups title={t('lab.impactIndustry')} groups={impact.byIndustry} narrow={(industry) => narrow({ industry })} />
    </div>
  );
}

function Groups({
  title,
  groups,
  narrow,
}: {
  title: string;
  groups: readonly Group[];
  narrow: (code: string) => void;
}) {
  const { t, say } = useWords();
  const moved = ({ better, worse, other }: Group) => better + worse + other;
  const most = Math.max(1, ...groups.map(moved));
  const share = (part: number) => `${(100 * part) / most}%`;
  return (
    <div className="lab-scroll">
      <table className="lab-groups">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="num">
              {t('lab.impactEntities')}
            </th>
            <th scope="col" className="num">
              {t('lab.direction.worse')}
            </th>
            <th scope="col" className="num">
              {t('lab.direction.better')}
            </th>
            <th scope="col" aria-label={t('lab.impactMoves')} />
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.code}>
              <th scope="row">
                {group.code ? (
                  <button
                    type="button"
                    className="lab-place"
                    title={t('lab.impactNarrow')}
                    onClick={() => narrow(group.code)}
                  >
                    {group.label ? placeInTable(say(group.label)) : group.code}
                  </button>
                ) : (
                  <span className="faint">{t('unknown')}</span>
                )}
              </th>
              <td className="num">{count(group.entities)}</td>
              <td className="num">{count(group.worse)}</td>
              <td className="num">{count(group.better)}</td>
              <td className="lab-bars" aria-hidden>
                <i className="lab-bar-worse" style={{ width: share(group.worse) }} />
                <i className="lab-bar-better" style={{ width: share(group.better) }} />
                <i className="lab-bar-other" style={{ width: share(group.other) }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
