// A request for information of classes 3 and 4: made, put before its provider, found again.

import { randomUUID } from 'node:crypto';
import { dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import type { AnswerOf, InputOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { classOf } from '../../ledger/disclose.ts';
import { names } from '../../ledger/filing.ts';
import { open } from '../../ledger/opening.ts';
import { findEntities } from '../../registry/entity-on.ts';
import { maskName } from '../../registry/name.ts';
import type { listRequests, makeRequest } from './api.ts';
import { problems } from './problems.ts';

type Asked = InputOf<typeof makeRequest>['body'];
type Line = AnswerOf<typeof listRequests>['items'][number];

/** For at most so many days, today counted: what one matter takes. */
const MOST_DAYS = 30;
const PUBLIC = 2;
const CONSENTED = 4;

/** Asks; gives the request's id and the number of its proposal. Refuses what is public, and class 4 without consent. */
export async function ask(
  db: Db,
  who: Reader,
  at: Date,
  catalogue: Catalogue,
  asked: Asked,
): Promise<{ id: string; proposal: number }> {
  const classes = classesAsked(catalogue, asked);
  refuseDay(asked.until, at);
  if (asked.kind === 'single' && asked.codes.length > 1) throw new Problem(problems['disclosure.one-entity']);
  const entities = await entitiesOf(db, asked.codes);
  if (entities.length === 0) throw new Problem(problems['disclosure.no-entity']);
  const id = randomUUID();
  const division = await divisionOf(db, who.unit.id);
  await keep(db, who, at, { id, division, classes }, asked);
  for (const entity of entities)
    await db.query('insert into disclosure.asked (entity_id, request_id) values ($1, $2)', [entity, id]);
  const proposal = await propose(db, who, at, {
    ...{ kind: 'disclosure.request', about: id, division, source: asked.provider, reason: asked.purpose },
    subject: `${asked.applicant || who.unit.name} ${asked.codes.length === 1 ? asked.codes[0] : `× ${asked.codes.length}`}`,
    content: { ...asked, unit: who.unit.name },
  });
  await db.query('update disclosure.request set proposal = $2 where request_id = $1', [id, proposal]);
  return { id, proposal };
}

function classesAsked(catalogue: Catalogue, { types, consent }: Asked): number[] {
  const classes = new Set<number>();
  for (const id of types) {
    const type = catalogue.type(id);
    if (!type) throw new Problem(problems['disclosure.no-such-type'], { type: id });
    const needed = classOf(catalogue, id);
    if (needed <= PUBLIC) throw new Problem(problems['disclosure.open-type'], names(type));
    classes.add(needed);
  }
  if (classes.has(CONSENTED) && !consent) throw new Problem(problems['disclosure.consent-missing']);
  return [...classes].sort();
}

function refuseDay(until: string, at: Date): void {
  const today = shanghaiDay(at);
  const last = today + MOST_DAYS - 1;
  const day = dayOf(until)!;
  if (day < today || day > last)
    throw new Problem(problems['disclosure.request-day'], { first: iso(today), last: iso(last) });
}

/** Every entity that some code names alone; a code that nobody has is answered as not found. */
async function entitiesOf(db: Db, codes: readonly string[]): Promise<number[]> {
  const found = new Set<number>();
  for (const code of codes) {
    const entity = await entityNamed(db, code);
    if (entity !== undefined) found.add(entity);
  }
  return [...found];
}

/** The one entity of a code; undefined when none or several have it. */
export async function entityNamed(db: Db, code: string): Promise<number | undefined> {
  const entities = await findEntities(db, code);
  return entities.length === 1 ? entities[0] : undefined;
}

async function divisionOf(db: Db, unit: string): Promise<string> {
  const { rows } = await db.query<{ division: string }>('select division from base.unit where id = $1', [unit]);
  return rows[0].division;
}

async function keep(
  db: Db,
  who: Reader,
  at: Date,
  { id, division, classes }: { id: string; division: string; classes: readonly number[] },
  asked: Asked,
): Promise<void> {
  const { kind, applicant, codes, types, provider, purpose, basis, evidence, consent, until } = asked;
  await db.query(
    `insert into disclosure.request (request_id, kind, asked_at, account, name, unit, division, applicant, codes, types,
       classes, provider, purpose, basis, evidence, consented_by, consent_paper, until_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      ...[id, kind, at, who.id, who.name, who.unit.id, division, applicant, codes, types, classes, provider],
      ...[purpose, basis, evidence, consent?.by ?? null, consent?.paper ?? null, until],
    ],
  );
}

/** A request as it is kept. */
export interface Kept {
  readonly id: string;
  readonly number: number;
  readonly kind: Line['kind'];
  readonly asked: string;
  readonly account: string;
  readonly by: string;
  readonly applicant: string;
  readonly codes: string[];
  readonly types: string[];
  readonly classes: number[];
  readonly provider: string | null;
  readonly purpose: string;
  readonly basis: string;
  readonly evidence: string;
  readonly consentedBy: string | null;
  readonly paper: string | null;
  readonly until: string;
  readonly approved: string | null;
  readonly answered: string | null;
  readonly proposed: string | null;
}

const COLUMNS = `r.request_id as id, r.number, r.kind, r.asked_at as asked, r.account, r.name as by, r.applicant, r.codes,
  r.types, r.classes, r.provider, r.purpose, r.basis, r.evidence, r.consented_by as "consentedBy", r.consent_paper as paper,
  r.until_day::text as until, r.approved_at as approved, r.answered_at as answered,
  (select p.state from base.proposal p where p.id = r.proposal) as proposed`;

/** The request of an id, as far as the reader may see it; refuses otherwise. */
export async function requestAt(reader: Db, id: string): Promise<Kept> {
  const { rows } = await reader.query<Kept>(`select ${COLUMNS} from disclosure.request r where r.request_id = $1`, [
    id,
  ]);
  if (rows.length === 0) throw new Problem(problems['disclosure.no-such-request']);
  return rows[0];
}

/** A page of requests, the latest first. */
export async function requests(reader: Db, after: string | undefined, limit: number): Promise<Kept[]> {
  const before = /^\d{1,15}$/.test(after ?? '') ? Number(after) : Number.MAX_SAFE_INTEGER;
  const { rows } = await reader.query<Kept>(
    `select ${COLUMNS} from disclosure.request r where r.number < $1 order by r.number desc limit $2`,
    [before, limit],
  );
  return rows;
}

/** A request as it is shown; who consented is masked. */
export function shownRequest(kept: Kept, catalogue: Catalogue, who: Reader, at: Date): Line {
  const { account, classes: _, consentedBy, paper, approved, proposed, types, ...rest } = kept;
  return {
    ...rest,
    types: types.map((type) => ({
      type,
      label: catalogue.type(type)?.label ?? { zh: type, en: type },
      class: classOf(catalogue, type),
    })),
    consent: consentedBy === null ? null : { by: maskName(consentedBy), paper: paper ?? '' },
    state: stateOf(kept, at),
    own: account === who.id,
  };
}

function stateOf({ approved, answered, proposed, until }: Kept, at: Date): Line['state'] {
  if (answered) return 'answered';
  if (until < iso(shanghaiDay(at))) return 'over';
  if (approved) return 'approved';
  return proposed === 'open' || proposed === null ? 'waiting' : 'refused';
}

type Content = Asked & { readonly unit: string };

/** What approval does: the records asked for are opened to the answer of this request, and to nothing else. */
export function approving(catalogue: Catalogue): Approval {
  const plain = (text: string) => ({ zh: text, en: text });
  return {
    describe: async (_, { content, proposedBy }) => {
      const { unit, applicant, codes, types, provider, basis, evidence, consent, until } = content as Content;
      const labels = types.map((type) => catalogue.type(type)?.label ?? plain(type));
      return [
        { label: { zh: '谁来查', en: 'Who asks' }, value: plain(`${applicant || unit}（${proposedBy.name}）`) },
        { label: { zh: '查谁', en: 'About' }, value: plain(codes.join('、')) },
        {
          label: { zh: '查什么', en: 'What' },
          value: { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') },
        },
        {
          label: { zh: '谁提供的', en: 'Provided by' },
          value: provider ? plain(provider) : { zh: '各单位', en: 'everybody' },
        },
        { label: { zh: '依据', en: 'Basis' }, value: plain(basis) },
        { label: { zh: '证明材料', en: 'Evidence' }, value: plain(evidence || '—') },
        {
          label: { zh: '主体的同意', en: 'Consent of the entity' },
          value: plain(consent ? `${maskName(consent.by)} ${consent.paper}` : '—'),
        },
        { label: { zh: '到哪天为止（含当天）', en: 'Until and including' }, value: plain(until) },
      ];
    },
    act: async ({ db, who, at, proposal: { about, content } }) => {
      const { types, provider, purpose, basis, until } = content as Content;
      refuseDay(until, at);
      const classes = [...new Set(types.map((type) => classOf(catalogue, type)))];
      const { rows } = await db.query<{ entity: number }>(
        'select entity_id as entity from disclosure.asked where request_id = $1',
        [about],
      );
      for (const { entity } of rows) {
        const sources = provider === null ? null : [provider];
        const opened = { entity, kind: 'request', unit: null, classes, types, sources, purpose, basis, until } as const;
        await db.query('update disclosure.asked set opening_id = $3 where (entity_id, request_id) = ($1, $2)', [
          ...[entity, about, await open(db, who, at, opened)],
        ]);
      }
      await db.query('update disclosure.request set approved_at = $2 where request_id = $1', [about, at]);
    },
  };
}
