// The door of scorecards.

import type { Api } from '../../base/http/api.ts';
import { approvingCard, cardAt, putCard } from './cards.ts';
import * as api from './cards-api.ts';
import { shownCards } from './shown-cards.ts';

/** Answers what is asked about scorecards. */
export function cardsRoutes(app: Api): void {
  app.onApproved('inspection.card', approvingCard);
  app.on(api.listCards, ({ db, at }) => shownCards(db, at));
  app.on(api.putCard, async (ask) => {
    const put = await putCard(ask, ask.body);
    ask.note({ object: put.id });
    return put;
  });
  app.on(api.takeCard, async ({ db, params }) => {
    const { number, source } = await cardAt(db, params.id);
    return { name: `scorecard-${number}.yaml`, type: 'application/yaml; charset=utf-8', content: source };
  });
}
