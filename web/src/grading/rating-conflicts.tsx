// Where bodies contradict each other about an entity, a sentence each; our rulebooks that say the same stand in one.

import { wordOf } from '../parts/levels.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Ratings } from './ratings-card.tsx';

type Conflict = Ratings['conflicts'][number];
type Side = Conflict['good'];

/** Conflicts of one rating with several of our rulebooks are told together. */
function together(conflicts: readonly Conflict[]): Conflict[][] {
  const key = ({ good, poor }: Conflict) => `${good.record ?? 'ours'} ${poor.record ?? 'ours'}`;
  return [...Map.groupBy(conflicts, key).values()];
}

export function RatingConflicts({ ratings }: { readonly ratings: Ratings }) {
  const { t } = useWords();
  const tell = useSide(ratings);
  const sides = (some: readonly Side[]) => {
    const told = [...new Set(some.map(tell))].join(t('bodies.between'));
    return some[0].record === null ? t('bodies.here', { stands: told }) : told;
  };
  if (ratings.conflicts.length === 0) return null;
  return (
    <div className="note">
      <b>{t('bodies.conflicts')}</b>
      <ul className="bullets">
        {together(ratings.conflicts).map((some) => {
          const poor = sides(some.map((one) => one.poor));
          const good = sides(some.map((one) => one.good));
          return <li key={`${poor} ${good}`}>{t('bodies.conflict', { poor, good })}</li>;
        })}
      </ul>
    </div>
  );
}

/** Who says what since when. */
function useSide({ own, items }: Ratings): (side: Side) => string {
  const { t, say, lang } = useWords();
  return ({ record, rulebook }) => {
    const other = items.find(({ latest }) => latest.record === record);
    if (other) {
      const { grade, on } = other.latest;
      return t('bodies.rated', { body: other.body, day: dayInText(on, lang), grade: say(grade) });
    }
    const ours = own.find((one) => one.rulebook === rulebook)!;
    const words = { body: say(ours.short), grade: wordOf(ours.levels, ours.level, say) };
    return ours.from
      ? t('bodies.stands', { ...words, day: dayInText(ours.from, lang) })
      : t('bodies.standsAlways', words);
  };
}
