// The door of the base over HTTP: signing in and out and sessions; its wings answer for accounts, the office and one's own.

import { accountRoutes } from './accounts-routes.ts';
import { endSession, listSessions, me, signIn, signInWays, signOut, watchChanges } from './api.ts';
import { auditRoutes } from './audit-routes.ts';
import type { Api } from './http/api.ts';
import { officeRoutes } from './office-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { proposalRoutes } from './proposal-routes.ts';
import type { Seal } from './seal.ts';
import { TOPICS, type Topic } from './topics.ts';
import { mayRole, type Role } from './who/permissions.ts';
import { endSession as endOf, type Session, sessionOf, sessionsOf } from './who/session.ts';
import { signInto } from './who/sign-in.ts';

export interface House {
  readonly seal: Seal;
  /** The office's own sign-in, where there is one. */
  readonly provider: { readonly label: string; readonly address: string } | null;
}

/** Answers what the base is asked. */
export function baseRoutes(app: Api, { seal, provider }: House): void {
  app.on(signIn, async ({ db, at, who, body, visit }) => {
    const opened = await signInto(db, at, { ...body, address: visit.address, agent: visit.agent }, seal);
    if (opened instanceof Problem) return opened;
    // The session that the browser came with, perhaps another's, does not stay behind.
    if (who && visit.session) await endOf(db, who.id, visit.session.id);
    visit.keep(opened.token, opened.expires);
    return meOf((await sessionOf(db, at, opened.token))!);
  });
  app.on(signInWays, async () => ({ provider }));
  app.on(signOut, async ({ db, who, visit }) => {
    visit.keep(undefined);
    return { ended: await endOf(db, who.id, visit.session!.id) };
  });
  app.on(me, async ({ who, visit }) => meOf({ ...visit.session!, reader: who }));
  app.on(watchChanges, async ({ who, query }) => topicsFor(who.role, query.topics));
  sessionRoutes(app);
  proposalRoutes(app);
  ownAccountRoutes(app, seal);
  accountRoutes(app);
  officeRoutes(app);
  auditRoutes(app);
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

function meOf({ reader, csrf, lang, mustChange }: Session) {
  const { id, name, role, unit, reach, permissions } = reader;
  return { id, name, role, unit, reach: [...reach], permissions: [...permissions], csrf, lang, mustChange };
}
