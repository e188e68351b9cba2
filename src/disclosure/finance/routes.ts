// The door of lists for financial institutions.

import { dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Api, Reader } from '../../base/http/api.ts';
import { openingsOf } from '../../ledger/opening.ts';
import { entityIdIn, internalId } from '../../registry/entity.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import * as api from './api.ts';
import { consentToList, explainList, ownLists } from './consents.ts';
import { granting, grants, grantsToday, proposeGrant, revokeGrant } from './grants.ts';
import { financeFigures, tellResult } from './results.ts';
import { type FinanceList, financeList, financeLists } from './rules.ts';
import { takeList } from './take.ts';

/** Answers the office, institutions and enterprises. */
export function financeRoutes(app: Api): void {
  office(app);
  institution(app);
  app.on(api.listOwnFinance, ({ db, who, at }) => ownLists(db, at, own(who)));
  app.on(api.consentToFinance, async ({ db, who, at, params, body, note }) => {
    const id = await consentToList(db, who, at, own(who), { ...body, list: params.list });
    note({
      object: `${internalId(own(who))}/openings/${id}`,
      detail: `${params.list} ${body.institution} ${body.until}`,
    });
    return { id };
  });
}

function own({ entity }: Reader): number {
  if (entity === undefined) throw new Error('the account is bound to no entity');
  return entity;
}

function said({ id, title, product, article, sense, assumption, conditions, ...rest }: FinanceList) {
  const labels = conditions.map(({ label }) => label);
  const founded = { article, sense, assumption: assumption ?? null };
  return { id, title, product, ...founded, conditions: labels, public: rest.public, days: rest.days };
}

function office(app: Api): void {
  app.onApproved('finance.grant', granting);
  app.on(api.listFinance, async ({ db, at }) => {
    const consents = await consentCounts(db, at);
    return {
      lists: financeLists().lists.map((one) => ({ ...said(one), consents: consents.get(one.id) ?? 0 })),
      institutions: await institutions(db),
      grants: await grants(db),
    };
  });
  app.on(api.readFinanceFigures, async ({ db }) => ({ items: await financeFigures(db) }));
  app.on(api.explainFinance, async ({ db, at, params, query }) => {
    const entity = await entityAt(db, params.id);
    const today = shanghaiDay(at);
    const on = query.on === undefined ? today : dayOf(query.on)!;
    const conditions = await explainList(db, params.list, entity, on);
    const consents = (await openingsOf(db, entity)).flatMap(({ list, unitName, withdrawn, until }) =>
      list === params.list && !withdrawn && until >= iso(today) ? [{ institution: unitName ?? '', until }] : [],
    );
    return { on: iso(on), conditions, consents };
  });
  app.on(api.proposeFinanceGrant, async ({ db, who, at, body, note }) => {
    note({ detail: `${body.list} ${body.institution} ${body.basis}` });
    return { proposal: await proposeGrant(db, who, at, body) };
  });
  app.on(api.revokeFinanceGrant, async ({ db, who, at, params, body, note }) => {
    note({ detail: body.why });
    await revokeGrant(db, who, at, params.id, body.why);
    return { revoked: true as const };
  });
}

function institution(app: Api): void {
  app.on(api.listOffered, async ({ db, who, at }) => ({
    items: (await grantsToday(db, at, who.unit.id)).flatMap(({ list, purpose, basis, until }) => {
      const rule = financeList(list);
      return rule ? [{ ...said(rule), purpose, basis, until }] : [];
    }),
  }));
  app.on(api.takeFinanceList, async ({ params, note, ...asking }) => {
    const taken = await takeList(asking, params.list);
    note({ detail: `${params.list} ${taken.items.length}` });
    return taken;
  });
  app.on(api.tellFinanceResult, async ({ params, body, note, ...telling }) => {
    note({ detail: `${params.list} ${body.entity} ${body.outcome}` });
    await tellResult(telling, params.list, entityIdIn(body.entity), body);
    return { told: true as const };
  });
}

async function institutions(reader: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await reader.query<{ id: string; name: string }>(
    `select id, name from base.unit where kind = 'institution' and closed_on is null order by name, id`,
  );
  return rows;
}

async function consentCounts(reader: Db, at: Date): Promise<Map<string, number>> {
  const { rows } = await reader.query<{ list: string; count: number }>(
    `select list, count(distinct entity_id)::int as count from ledger.opening
     where kind = 'list' and withdrawn_at is null and until_day >= $1::date group by list`,
    [iso(shanghaiDay(at))],
  );
  return new Map(rows.map(({ list, count }) => [list, count]));
}
