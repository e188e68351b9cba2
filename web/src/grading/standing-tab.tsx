// How an entity stands under the chosen rulebook: the band, the reasons, the other rulebooks and bodies beside it.

import { dayOf } from '../../../src/base/day.ts';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listStandings } from '../../../src/grading/api.ts';
import { useAsk } from '../api/ask.ts';
import { spanOn } from '../parts/band-geometry.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import type { Entity } from '../registry/entity-page.tsx';
import { IdentityCard } from '../registry/identity-card.tsx';
import { useView } from '../registry/use-view.ts';
import { useWords } from '../words/use-words.ts';
import { BandCard } from './band-card.tsx';
import { BooksCard } from './books-card.tsx';
import { numberedCauses } from './causes.ts';
import { RatingsCard } from './ratings-card.tsx';
import { WhyCard } from './why-card.tsx';

export type Standings = AnswerOf<typeof listStandings>;

export function StandingTab({ id, entity }: { readonly id: string; readonly entity: Entity }) {
  const { t } = useWords();
  const { rulebook, known, day } = useView();
  const asked = useAsk(listStandings, { params: { id }, query: { asKnown: known } }, { keep: true });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const book = asked.data.items.find((one) => one.rulebook === rulebook) ?? asked.data.items[0];
  if (!book) return <Nothing title={t('entity.notGraded')} />;
  const causes = numberedCauses(book, asked.data.records);
  const at = dayOf(day);
  const chosen = at === undefined ? -1 : spanOn(book.spans, at);
  return (
    <>
      {known && <p className="note">{t('entity.knownNote')}</p>}
      <BandCard book={book} causes={causes} chosen={chosen} />
      <div className="columns">
        <div className="stack">
          <WhyCard id={id} book={book} causes={causes} />
          <RatingsCard id={id} />
        </div>
        <div className="stack">
          <BooksCard items={asked.data.items} />
          <IdentityCard entity={entity} />
        </div>
      </div>
    </>
  );
}
