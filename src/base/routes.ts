// The door of the base over HTTP: signing in and out, sessions, accounts, units, the audit trail.

import {
  endSession,
  listAccounts,
  listAudit,
  listSessions,
  listUnits,
  me,
  signIn,
  signOut,
  watchChanges,
} from './api.ts';
import type { Api } from './http/api.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { TOPICS, type Topic } from './topics.ts';
import { accountsAfter, allUnits } from './who/account.ts';
import { auditLines } from './who/audit.ts';
import { mayRole, permissionsOf, type Role } from './who/permissions.ts';
import { endSession as endOf, type Session, sessionOf, sessionsOf } from './who/session.ts';
import { signInto } from './who/sign-in.ts';

/** Answers what the base is asked. */
export function baseRoutes(app: Api): void {
  app.on(signIn, async ({ db, at, body, visit }) => {
    const opened = await signInto(db, at, { ...body, address: visit.address, agent: visit.agent });
    if (opened instanceof Problem) return opened;
    visit.keep(opened.token, opened.expires);
    return meOf((await sessionOf(db, at, opened.token))!);
  });
  app.on(signOut, async ({ db, who, visit }) => {
    visit.keep(undefined);
    return { ended: await endOf(db, who.id, visit.session!.id) };
  });
  app.on(me, async ({ who, visit }) => meOf({ ...visit.session!, reader: who }));
  app.on(watchChanges, async ({ who, query }) => topicsFor(who.role, query.topics));
  sessionRoutes(app);
  proposalRoutes(app);
  app.on(listAccounts, async ({ db, query }) => {
    const rows = await accountsAfter(db, query.after ?? '', query.limit + 1);
    return pageBy(rows, query.limit, ({ name }) => name);
  });
  app.on(listUnits, async ({ db }) => ({ items: await allUnits(db), next: null }));
  app.on(listAudit, async ({ db, query: { after, limit, ...asked } }) => {
    const before = after === undefined ? undefined : Number(after);
    const rows = await auditLines(db, { before, limit: limit + 1, ...asked });
    return pageBy(rows, limit, ({ number }) => String(number));
  });
}

/** The topics in a list; refuses one that the role may not watch. */
function topicsFor(role: Role, list: string): Topic[] {
  const topics = list.split(',') as Topic[];
  for (const topic of topics)
    if (!mayRole(role, TOPICS[topic])) throw new Problem(problems['base.not-permitted'], { permission: TOPICS[topic] });
  return topics;
}

function sessionRoutes(app: Api): void {
  app.on(listSessions, async ({ reader, at, who, visit }) => {
    const rows = await sessionsOf(reader, at, who.id);
    return { items: rows.map((row) => ({ ...row, own: row.id === visit.session!.id })), next: null };
  });
  app.on(endSession, async ({ db, who, params }) => {
    if (!(await endOf(db, who.id, params.id))) throw new Problem(problems['base.no-such-session']);
    return { ended: true };
  });
}

function meOf({ reader: { id, name, role, unit, reach }, csrf, lang }: Session) {
  return { id, name, role, unit, reach: [...reach], permissions: permissionsOf(role), csrf, lang };
}

function pageBy<T>(rows: readonly T[], limit: number, cursor: (row: T) => string) {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? cursor(items[limit - 1]) : null };
}
