// What the card of a plan was worth: findings by band of points among those drawn by it, beside the control drawn whatever the points.

import type { z } from 'zod';
import type { Db } from '../../base/db.ts';
import { cardAt, officeCard } from '../cards/cards.ts';
import type { cardFigures } from '../plans-api.ts';
import { difference, rateWithin } from '../targeting/measure.ts';
import { CLEAR } from './outcomes.ts';

type Figures = z.output<typeof cardFigures>;
type Tally = Figures['drawn'];

interface Row {
  /** Null: of all bands. */
  readonly band: string | null;
  readonly control: boolean;
  readonly done: number;
  readonly found: number;
  readonly critical: number;
  readonly foretold: number | null;
}

/** The figures of a plan that was drawn by a card; null for one drawn by grades. */
export async function cardFiguresOf(reader: Db, plan: string): Promise<Figures | null> {
  const { rows: plans } = await reader.query<{ card: string | null }>(
    'select card_id as card from inspection.plan where id = $1',
    [plan],
  );
  if (!plans[0]?.card) return null;
  const { id, number, title, until, source } = await cardAt(reader, plans[0].card);
  const rows = await tallies(reader, plan);
  const tally = (band: string | null, control: boolean) =>
    tallied(rows.find((row) => row.band === band && row.control === control));
  const [drawn, control] = [tally(null, false), tally(null, true)];
  const compared = (of: 'found' | 'critical') =>
    drawn[of].rate && control[of].rate && difference(drawn[of].rate, control[of].rate);
  return {
    card: { id, number, title, until },
    bands: officeCard(title, source).bands.map((band) => ({
      ...{ ...band, drawn: tally(band.id, false), control: tally(band.id, true) },
    })),
    ...{ drawn, control, foundMore: compared('found'), criticalMore: compared('critical') },
  };
}

async function tallies(reader: Db, plan: string): Promise<Row[]> {
  const { rows } = await reader.query<Row>(
    `select v.score->>'band' as band, v.stratum = 'control' as control, count(*) as done,
       count(*) filter (where exists (select from jsonb_array_elements(v.results) r where r->>'outcome' <> all ($2))) as found,
       count(*) filter (where v.results @> '[{"critical": true}]') as critical, avg((v.score->>'chance')::float8) as foretold
     from inspection.visit v where v.plan_id = $1 and v.state = 'done' and v.score is not null
     group by grouping sets ((1, 2), (2))`,
    [plan, CLEAR],
  );
  return rows;
}

function tallied({ done, found, critical, foretold }: Omit<Row, 'band' | 'control'> = NOBODY): Tally {
  const rated = (count: number) => ({ count, rate: done === 0 ? null : rateWithin(count, done) });
  return { done, found: rated(found), critical: rated(critical), foretold };
}

const NOBODY = { done: 0, found: 0, critical: 0, foretold: null };
