// The wing of the base's door for accounts and the keys of systems.

import {
  changeAccount,
  dropCodesOf,
  endSessionsOf,
  listAccounts,
  listKeys,
  makeAccount,
  makeKey,
  resetPassword,
  revokeKey,
  setDisabled,
} from './accounts-api.ts';
import { dayOf, startOf } from './day.ts';
import type { Api } from './http/api.ts';
import { pageBy } from './http/page-by.ts';
import { Problem } from './problem.ts';
import { findAccounts } from './who/account.ts';
import { allKeys, revokeKey as revoke } from './who/api-key.ts';
import { issueKey } from './who/issue-key.ts';
import * as accounts from './who/manage-accounts.ts';
import { dropCodes } from './who/own-account.ts';
import { problems } from './who/problems.ts';

/** Answers what is asked about accounts and keys. */
export function accountRoutes(app: Api): void {
  app.on(listAccounts, async ({ db, at, who, query }) => {
    const rows = await findAccounts(db, at, who.reach, { ...query, limit: query.limit + 1 });
    return pageBy(rows, query.limit, ({ name }) => name);
  });
  app.on(makeAccount, async ({ db, at, who, body, note }) => {
    const made = await accounts.makeAccount(db, at, who, body);
    note({ object: made.id, detail: `${body.name} ${body.role}` });
    return made;
  });
  app.on(changeAccount, async ({ db, who, params, body, note }) => {
    const detail = await accounts.changeAccount(db, who, params.id, body);
    note({ detail });
    return { changed: detail !== '' };
  });
  app.on(setDisabled, async ({ db, who, params, body, note }) => {
    await accounts.setDisabled(db, who, params.id, body.disabled);
    note({ detail: body.disabled ? 'disabled' : 'enabled' });
    return body;
  });
  app.on(resetPassword, async ({ db, who, params }) => ({
    id: params.id,
    password: await accounts.resetPassword(db, who, params.id),
  }));
  app.on(endSessionsOf, async ({ db, who, params }) => ({ ended: await accounts.endSessionsOf(db, who, params.id) }));
  app.on(dropCodesOf, async ({ db, who, params }) => {
    await accounts.refuseBeyond(db, who, params.id);
    await dropCodes(db, params.id);
    return { ended: true };
  });
  keyRoutes(app);
}

function keyRoutes(app: Api): void {
  app.on(listKeys, async ({ db, at, who }) => ({ items: await allKeys(db, at, who.reach) }));
  app.on(makeKey, async ({ db, at, who, body, note }) => {
    const { until, ...wanted } = body;
    const made = await issueKey(db, at, who, { ...wanted, expires: startOf(dayOf(until)! + 1) });
    note({ object: made.id, detail: `${body.name} ${body.role}: ${body.permissions.join(', ')}` });
    return made;
  });
  app.on(revokeKey, async ({ db, at, who, params }) => {
    const known = (await allKeys(db, at, who.reach)).some(({ id }) => id === params.id);
    if (!known || !(await revoke(db, at, params.id))) throw new Problem(problems['base.no-such-key']);
    return { revoked: true };
  });
}
