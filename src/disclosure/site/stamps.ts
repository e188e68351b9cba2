// Whether what was shown still holds: stamps of entities, of the ledger, of articles and of draws, asked for together.

import { CHANNEL, changeIn } from '../../base/change.ts';
import { type Day, shanghaiDay } from '../../base/day.ts';
import type { Database, Db } from '../../base/db.ts';
import { prepared } from '../../base/prepared.ts';
import { publicOn } from './public-limit.ts';

/** What an answer rests on. */
export interface About {
  /** Entities that it shows. */
  readonly entities?: readonly number[];
  /** Whatever else is in the register: names that a search finds. */
  readonly register?: boolean;
  /** Any record of the ledger. */
  readonly ledger?: boolean;
  /** What is kept for lists. */
  readonly shown?: boolean;
  readonly articles?: boolean;
  readonly draws?: boolean;
}

type Part = 'ledger' | 'shown' | 'articles' | 'draws';

interface Seen extends Readonly<Partial<Record<Part, string>>> {
  readonly entities: ReadonlyMap<number, string>;
}

const NOTHING_SEEN: Seen = { entities: new Map() };

/** What is asked for at once. */
interface Asked {
  readonly entities: Set<number>;
  readonly parts: Set<Part>;
}

// The last entry says that something was recorded, whatever its class: repairs and objections are of class 3. What the public may
// read of it is kept behind the writing, a little later.
const ENTITIES = prepared(`select e.entity_id, e.version || '.' || coalesce((
    select max(t.entry_id) from ledger.entry t where t.entity_id = e.entity_id), 0) || '.' || coalesce((
    select max(c.number) from publicity.choice c), 0) || '.' || coalesce((
    select bit_xor(hashtextextended(concat_ws(' ', s.record_id, s.channel, s.from_day, s.until_day), 0))
    from publicity.shown s where s.entity_id = e.entity_id), 0) as stamp
  from registry.entity e where e.entity_id = any($1::int8[])`);
const LEDGER = prepared('select head_id as stamp from ledger.chain');
const SHOWN = prepared('select entry_id, saved_at, ground from publicity.state');
// What the public sees of them, whatever clocks say: a text that is published is never changed.
const ARTICLES = prepared(
  'select count(*) as count, bit_xor(hashtextextended(id::text, 0))::text as stamp from disclosure.article where published_at is not null',
);
const DRAWS = prepared(
  `select count(*) as count, bit_xor(hashtextextended(concat_ws(' ', plan_id, commitment, title, laid_at, drawn_at, visits,
     void_at, file_at), 0))::text as stamp from inspection.published`,
);

const PARTS: Readonly<Record<Part, string>> = { ledger: LEDGER, shown: SHOWN, articles: ARTICLES, draws: DRAWS };

/** What an answer is made at: the day, and up to which change of the register. Taken before anything is read. */
export interface Begun {
  readonly today: Day;
  readonly register: number;
}

/** Stamps for one service. Questions that come together are one; each sees what was committed before it was asked. */
export class Stamps {
  readonly #database: Database;
  readonly #clock: () => Date;
  #register = 0;
  #waiting: { asked: Asked; seen: Promise<Seen> } | undefined;
  #running: Promise<unknown> = Promise.resolve();
  readonly #listening;

  constructor(database: Database, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
    this.#listening = database.listen(CHANNEL, (text) => {
      if (text === undefined || changeIn(text).topic === 'entity') this.#register++;
    });
  }

  /** The stamp of something now. */
  async of(about: About): Promise<string> {
    const begun = this.begin();
    const { register: _, ...asked } = about;
    // What rests on the day alone needs no question.
    const all = Object.keys(asked).length ? await this.#ask(about) : NOTHING_SEEN;
    return stampText(about, begun, all);
  }

  begin(): Begun {
    return { today: shanghaiDay(this.#clock()), register: this.#register };
  }

  /** The stamp of something in the snapshot of a transaction that sees records of every class. */
  async within(whole: Db, begun: Begun, about: About): Promise<string> {
    return stampText(about, begun, await seen(whole, include(nothing(), about)));
  }

  close(): Promise<void> {
    return this.#listening.close();
  }

  /** Joins those that wait for the question under way to end. */
  #ask(about: About): Promise<Seen> {
    this.#waiting ??= this.#next();
    include(this.#waiting.asked, about);
    return this.#waiting.seen;
  }

  #next() {
    const asked = nothing();
    const before = this.#running;
    const all = (async () => {
      await before.catch(() => undefined);
      this.#waiting = undefined;
      return this.#database.as(publicOn(this.begin().today)).read((_, whole) => seen(whole, asked));
    })();
    this.#running = all;
    return { asked, seen: all };
  }
}

function nothing(): Asked {
  return { entities: new Set(), parts: new Set() };
}

function include(asked: Asked, about: About): Asked {
  for (const id of about.entities ?? []) asked.entities.add(id);
  for (const part of Object.keys(PARTS) as Part[]) if (about[part]) asked.parts.add(part);
  return asked;
}

function stampText({ entities = [], register, ...about }: About, begun: Begun, all: Seen): string {
  return [
    begun.today,
    ...entities.map((id) => all.entities.get(id) ?? '-'),
    register ? `r${begun.register}` : '',
    ...(Object.keys(PARTS) as Part[]).map((part) => (about[part] ? `${part} ${all[part]}` : '')),
  ].join(' ');
}

async function seen(whole: Db, { entities, parts }: Asked): Promise<Seen> {
  const stamps: Partial<Record<Part, string>> = {};
  for (const part of parts) stamps[part] = JSON.stringify((await whole.query(PARTS[part])).rows[0]);
  const found = entities.size
    ? (await whole.query<{ entity_id: number; stamp: string }>(ENTITIES, [[...entities]])).rows
    : [];
  return { ...stamps, entities: new Map(found.map(({ entity_id, stamp }) => [entity_id, stamp])) };
}
