// The wing of the base's door for everybody's own account: password, language, one-time codes.

import { beginCodes, changePassword, confirmCodes, endCodes, newRecovery, readCodes, setLanguage } from './api.ts';
import type { Api } from './http/api.ts';
import { Problem } from './problem.ts';
import type { Seal } from './seal.ts';
import * as own from './who/own-account.ts';

/** Answers what everybody asks about his own account. */
export function ownAccountRoutes(app: Api, seal: Seal): void {
  app.on(changePassword, async ({ db, at, who, body, visit }) => {
    const ended = await own.changePassword(db, at, who.id, { ...body, session: visit.session!.id });
    return ended instanceof Problem ? ended : { ended };
  });
  app.on(setLanguage, async ({ db, who, body }) => {
    await own.setLanguage(db, who.id, body.lang);
    return body;
  });
  app.on(readCodes, ({ db, who }) => own.codesOf(db, who.id));
  app.on(beginCodes, ({ db, at, who, body }) => own.beginCodes(db, at, who.id, body.password, seal));
  app.on(confirmCodes, async ({ db, at, who, body }) =>
    listed(await own.confirmCodes(db, at, who.id, body.code, seal)),
  );
  app.on(newRecovery, async ({ db, at, who, body }) => listed(await own.newRecovery(db, at, who.id, body.password)));
  app.on(endCodes, async ({ db, at, who, body }) => {
    return (await own.endCodes(db, at, who.id, body.password)) ?? { ended: true };
  });
}

function listed(codes: string[] | Problem) {
  return codes instanceof Problem ? codes : { codes };
}
