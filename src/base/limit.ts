// How far a reader sees: kept by the database's own policies, from settings that last as long as one transaction.

import { Connection } from './connection.ts';
import type { Db } from './db.ts';
import { APP_ROLE, OUTSIDE_ROLE, READER_ROLE } from './migrate.ts';

/** What a reader may see. */
export interface Limit {
  /** Prefixes of divisions; `''` is everything, no prefix is nothing. */
  readonly reach: readonly string[];
  /** The one source whose records he sees; undefined: every source. */
  readonly source: string | undefined;
  /** Disclosure classes of the records that he sees; undefined: every class. */
  readonly classes?: readonly number[];
  /** Whose sessions he sees: his own account's; and whose looks entities have consented to. */
  readonly account?: string;
  /** Which day it is (ISO), for what ends by itself; without it nothing that ends holds. */
  readonly day?: string;
  /** Everybody: of records he sees what is shown on the day, of standings, duties, warnings and persons nothing. */
  readonly public?: true;
  /** Somebody from outside the office: he sees by policies of his own, whatever his reach; of most tables nothing. */
  readonly outside?: Outside;
}

/** Whom somebody from outside acts for, or what was opened to him. */
export interface Outside {
  /** The entity whose own file he sees. */
  readonly entity?: number;
  /** The unit whose openings he sees by. */
  readonly unit?: string;
  /** The one opening that is being answered. */
  readonly opening?: string;
}

// The first line is for Citus, whose workers do not hear of settings otherwise; elsewhere it means nothing.
const HEARD_BY_WORKERS = `set local citus.propagate_set_commands = 'local'`;

/** Statements that make the rest of a transaction the reader's. A setting that could mean more than it says is an error. */
export function limitStatements({ reach, source, classes, account = '', day = '', outside, ...rest }: Limit): string {
  if (!reach.every((prefix) => /^\d{0,12}$/.test(prefix))) throw new Error('a reach is a list of division prefixes');
  if (source === '' || source === '*') throw new Error('a source has a name');
  const divisions = reach.includes('') ? '*' : reach.join(',');
  return [
    HEARD_BY_WORKERS,
    `set local jinxin.reach = '${divisions}'`,
    `set local jinxin.source = ${literal(source ?? '*')}`,
    classesStatement(classes),
    `set local jinxin.account = ${literal(account)}`,
    `set local jinxin.day = ${literal(day)}`,
    publicStatement(rest.public),
    ...outsideStatements(outside),
    `set local role ${outside ? OUTSIDE_ROLE : READER_ROLE}`,
  ].join(';');
}

// Only the policies of those from outside read them, so that an officer's transaction need not set them.
function outsideStatements(outside: Outside | undefined): string[] {
  if (!outside) return [];
  const { entity, unit = '', opening = '' } = outside;
  if (entity !== undefined && !Number.isSafeInteger(entity)) throw new Error('an entity is a whole number');
  return [
    `set local jinxin.entity = '${entity ?? ''}'`,
    `set local jinxin.unit = ${literal(unit)}`,
    `set local jinxin.opening = ${literal(opening)}`,
  ];
}

function classesStatement(classes: Limit['classes']): string {
  if (classes?.some((one) => !Number.isInteger(one))) throw new Error('disclosure classes are whole numbers');
  return `set local jinxin.classes = '${classes?.join(',') ?? '*'}'`;
}

function publicStatement(shown: Limit['public']): string {
  return `set local jinxin.public = '${shown ? 'on' : ''}'`;
}

// As the server quotes: a backslash has its meaning only after an E.
function literal(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return quoted.includes('\\') ? ` E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** The same transaction as seen by a limited reader, who cannot write. */
export function limited(db: Connection, limit: Limit): Db {
  return db.seen({ enter: limitStatements(limit), leave: `set local role ${APP_ROLE}` });
}

/** The program's transaction as somebody else sees it: for an answer that goes by what was opened, whoever carries it out. */
export function asSeenBy(db: Db, limit: Limit): Db {
  if (!(db instanceof Connection)) throw new Error('only the transaction of the program is seen by others');
  return limited(db, limit);
}

/** A limited reader's transaction with records of every disclosure class, shown or not: for what follows from them, not to be shown. */
export function everyClass(db: Connection, limit: Limit): Db {
  if (limit.classes === undefined && !limit.public) return db;
  const said = (one: Pick<Limit, 'classes' | 'public'>) => [classesStatement(one.classes), publicStatement(one.public)];
  return db.seen({ enter: said({}).join(';'), leave: said(limit).join(';') });
}
