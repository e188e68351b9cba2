// How other bodies rate an entity: of each body the latest rating and its earlier ones, side by side.

import { type Day, dayOf, iso } from '../base/day.ts';
import { normaliseName } from '../registry/name.ts';
import type { Catalogue, Rating, RecordType } from './catalogue.ts';
import type { Label } from './code-list.ts';
import type { LedgerRecord } from './record.ts';

/** A grade as one body gave it; `lastDay` null: until the body's next. */
interface OneRating {
  readonly record: number;
  readonly number: string;
  readonly source: string;
  readonly on: string;
  readonly lastDay: string | null;
  readonly grade: Label & { readonly code: string };
  readonly score: number | null;
  readonly sense: 'good' | 'poor' | null;
}

export interface BodyRatings {
  readonly type: string;
  readonly label: Label;
  readonly body: string;
  readonly latest: OneRating;
  readonly ended: boolean;
  readonly earlier: OneRating[];
  readonly basis: string;
  readonly assumption: boolean;
}

type RatingType = RecordType & { readonly rating: Rating };

/** The ratings among an entity's records, given no later than a day; the body that spoke last comes first. */
export function ratingsIn(catalogue: Catalogue, records: readonly LedgerRecord[], on: Day): BodyRatings[] {
  const given = records.filter(({ recognizedOn }) => dayOf(recognizedOn)! <= on);
  const types = [...catalogue.types.values()].filter((type): type is RatingType => type.rating !== undefined);
  return types
    .flatMap((type) => {
      const own = given.filter((record) => record.type === type.id);
      const byBody = Map.groupBy(own, (record) => (type.rating.oneBody ? '' : normaliseName(bodyOf(type, record))));
      return [...byBody.values()].map((some) => ratingsOf(type, some, on));
    })
    .sort((a, b) =>
      a.latest.on === b.latest.on ? b.latest.record - a.latest.record : a.latest.on < b.latest.on ? 1 : -1,
    );
}

function bodyOf({ rating }: RatingType, { fields, source }: LedgerRecord): string {
  const body = fields[rating.body];
  return typeof body === 'string' && body !== '' ? body : source;
}

function ratingsOf(type: RatingType, records: readonly LedgerRecord[], on: Day): BodyRatings {
  const sorted = records.toSorted((a, b) => dayOf(b.recognizedOn)! - dayOf(a.recognizedOn)! || b.recordId - a.recordId);
  const [latest, ...earlier] = sorted.map((record, i) => ratingOf(type, record, sorted[i - 1]));
  const { label, rating } = type;
  return {
    ...{ type: type.id, label, body: bodyOf(type, sorted[0]), latest, earlier },
    ended: latest.lastDay !== null && dayOf(latest.lastDay)! < on,
    ...{ basis: rating.basis, assumption: rating.assumption },
  };
}

function ratingOf(type: RatingType, record: LedgerRecord, next: LedgerRecord | undefined): OneRating {
  const { rating, fieldsByName } = type;
  const code = String(record.fields[rating.grade]);
  const names = fieldsByName.get(rating.grade)?.list?.codes.find((one) => one.code === code)?.label;
  const score = rating.score === undefined ? undefined : record.fields[rating.score];
  return {
    ...{ record: record.recordId, number: record.number, source: record.source, on: record.recognizedOn },
    lastDay: lastDayOf(rating, record, next),
    grade: { zh: code, en: code, ...names, code },
    score: typeof score === 'number' ? score : null,
    sense: rating.good.includes(code) ? 'good' : rating.poor.includes(code) ? 'poor' : null,
  };
}

/** The day before the next, or the last day that it says itself, whichever is first. */
function lastDayOf({ until }: Rating, { fields }: LedgerRecord, next: LedgerRecord | undefined): string | null {
  const said = until === undefined ? undefined : fields[until];
  const ends = [typeof said === 'string' ? dayOf(said) : undefined, next && dayOf(next.recognizedOn)! - 1];
  const known = ends.filter((end) => end !== undefined);
  return known.length > 0 ? iso(Math.min(...known)) : null;
}
