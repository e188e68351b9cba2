// A draw worked out by docs/draws.md alone: another library's ChaCha20 and SHA-256, whole numbers without end, nothing of src/.

import { createCipheriv, createHash } from 'node:crypto';

type Row = Record<string, never>;
interface Terms {
  readonly format: string;
  readonly strata: readonly { id: string; by: string; share: number; atLeast?: number; atMost?: number }[];
  readonly entities: readonly { id: string; stratum: string; weight?: number; needs?: readonly string[] }[];
  readonly officers: readonly { id: string; knows?: readonly string[]; avoids?: readonly string[]; most?: number }[];
  readonly officersEach: number;
}
type Entity = Terms['entities'][number];
interface Visit {
  entity: string;
  officers: string[];
  lacking?: string;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest();

/** RFC 8785 for what terms hold: objects, lists, texts, whole numbers. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value as Row).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

/** The visits after all changes, and the visit that each change led to. */
export function workOut(terms: Terms, values: readonly string[], changes: readonly Row[] = []) {
  const hash = sha256(canonical(terms)).toString('hex');
  const key = sha256(`${[terms.format, hash, ...values].join('\n')}\n`);
  const count = new Map(terms.officers.map(({ id }) => [id, 0]));
  const reserve = new Map<string, Entity[]>();

  function assign(entity: Entity, below: (c: number) => number, have: string[], barred: string[]): Visit {
    const officers = [...terms.officers].sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)));
    const inVisit = officers.filter(({ id }) => have.includes(id));
    const fresh: string[] = [];
    const take = (field?: string) => {
      const may = officers.filter(
        (o) =>
          !inVisit.includes(o) &&
          !barred.includes(o.id) &&
          !(o.avoids ?? []).includes(entity.id) &&
          count.get(o.id)! < (o.most ?? Infinity) &&
          (field === undefined || (o.knows ?? []).includes(field)),
      );
      if (may.length === 0) return false;
      const least = Math.min(...may.map(({ id }) => count.get(id)!));
      const those = may.filter(({ id }) => count.get(id) === least);
      const one = those[below(those.length)];
      inVisit.push(one);
      fresh.push(one.id);
      return true;
    };
    for (const field of entity.needs ?? [])
      if (!inVisit.some(({ knows }) => (knows ?? []).includes(field)) && !take(field))
        return { entity: entity.id, officers: [], lacking: field };
    while (inVisit.length < terms.officersEach)
      if (!take()) return { entity: entity.id, officers: [], lacking: 'officers' };
    for (const id of fresh) count.set(id, count.get(id)! + 1);
    return { entity: entity.id, officers: inVisit.map(({ id }) => id) };
  }

  const drawn = terms.strata.flatMap((stratum, place) => {
    const pool = terms.entities.filter((one) => one.stratum === stratum.id);
    const below = numbers(key, 'entities', place);
    const parts = BigInt(pool.length) * BigInt(stratum.share);
    const share = Number(parts / 10_000n) + (parts % 10_000n > 0n ? 1 : 0);
    const k = Math.min(pool.length, stratum.atMost ?? Infinity, Math.max(stratum.atLeast ?? 0, share));
    const order = shuffle(
      [...pool].sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))),
      below,
    );
    const taken = stratum.by === 'chance' ? order.slice(0, k) : weighted(order, k, below);
    reserve.set(
      stratum.id,
      order.filter((one) => !taken.includes(one)),
    );
    return order.filter((one) => taken.includes(one));
  });
  const officersBelow = numbers(key, 'officers', 0);
  let visits = drawn.map((entity) => assign(entity, officersBelow, [], []));
  const first = visits;
  const aside: { entity: string; officer: string }[] = [];
  const led = changes.map((change, place) => {
    const below = numbers(key, 'changes', place);
    const about = change.kind === 'entity' ? change.out : change.entity;
    const at = visits.findIndex(({ entity }) => entity === about);
    const entity = terms.entities.find(({ id }) => id === about)!;
    if (change.kind === 'entity') {
      for (const id of visits[at].officers) count.set(id, count.get(id)! - 1);
      const next = reserve.get(entity.stratum)!.shift();
      const visit = next ? assign(next, below, [], []) : null;
      visits = visits.flatMap((one, i) => (i !== at ? [one] : visit ? [visit] : []));
      return { change, visit };
    }
    aside.push({ entity: about, officer: change.out });
    count.set(change.out, count.get(change.out)! - 1);
    const rest = visits[at].officers.filter((id) => id !== change.out);
    const barred = aside.filter((one) => one.entity === about).map(({ officer }) => officer);
    const visit = assign(entity, below, rest, barred);
    if (visit.lacking) for (const id of rest) count.set(id, count.get(id)! - 1);
    visits = visits.map((one, i) => (i === at ? visit : one));
    return { change, visit };
  });
  return { hash, first, visits, led };
}

/** The stratum and weight of each entity by its points, as step 10 says; those in the control stay there. */
export function placed(terms: {
  card: { by: string; bands: { id: string; from: number }[]; doubling: number; most: number };
  entities: { stratum: string; points: number }[];
}): { stratum: string; weight?: number }[] {
  const { by, bands, doubling, most } = terms.card;
  const least = Math.min(...terms.entities.map(({ points }) => points));
  return terms.entities.map(({ stratum, points }) => {
    if (stratum === 'control') return { stratum };
    if (by === 'weight')
      return {
        stratum: 'all',
        weight: Math.round(Math.min(most, Math.exp(Math.LN2 * ((points - least) / doubling))) * 100),
      };
    let band = bands[0].id;
    for (const one of bands) if (points >= one.from) band = one.id;
    return { stratum: band };
  });
}

/** The hashes of the changes of a file of the second format, as they must be. */
export function chainOf(file: { commitment: string; seed: unknown; visits: unknown }, led: readonly object[]) {
  let before = sha256(canonical({ seed: file.seed, visits: file.visits, commitment: file.commitment })).toString('hex');
  return led.map((one) => {
    const { change, visit } = one as Row;
    const hash = sha256(canonical({ before, change, visit })).toString('hex');
    const link = { change, visit, before, hash };
    before = hash;
    return link;
  });
}

function weighted(order: readonly Entity[], k: number, below: (c: number) => number): Entity[] {
  const taken = new Set<Entity>();
  const weight = (of: readonly Entity[]) => of.reduce((sum, one) => sum + BigInt(one.weight ?? 1), 0n);
  for (;;) {
    const others = order.filter((one) => !taken.has(one));
    const left = BigInt(k - taken.size);
    const all = weight(others);
    const certain = left > 0n ? others.filter((one) => BigInt(one.weight ?? 1) * left >= all) : [];
    if (certain.length === 0) {
      if (left === 0n) return [...taken];
      const u = BigInt(below(Number(all)));
      let end = 0n;
      for (const one of others) {
        const begin = end;
        end += left * BigInt(one.weight ?? 1);
        // The first of u, u + W, … that is not before `begin`.
        const steps = begin <= u ? 0n : (begin - u + all - 1n) / all;
        if (u + steps * all < end) taken.add(one);
      }
      return [...taken];
    }
    taken.add(certain[0]);
  }
}

function shuffle<T>(list: T[], below: (c: number) => number): T[] {
  for (let i = 0; i <= list.length - 2; i++) {
    const r = below(list.length - i);
    const held = list[i];
    list[i] = list[i + r];
    list[i + r] = held;
  }
  return list;
}

function numbers(key: Buffer, purpose: string, number: number): (count: number) => number {
  const iv = Buffer.alloc(16);
  iv.write(purpose, 4, 'ascii');
  iv.writeUInt32LE(number, 12);
  const stream = createCipheriv('chacha20', key, iv);
  const next = () => BigInt(stream.update(Buffer.alloc(4)).readUInt32LE());
  return (count) => {
    const c = BigInt(count);
    for (;;) {
      const value = ((next() >> 11n) << 32n) | next();
      if (value < 2n ** 53n - (2n ** 53n % c)) return Number(value % c);
    }
  };
}
