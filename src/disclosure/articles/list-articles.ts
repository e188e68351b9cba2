// Lists of articles: for the office, for everybody, and what units owe by month.

import { parts, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { pageBy } from '../../base/http/page-by.ts';
import { siteRules } from '../site/declared.ts';
import type { articleDuty } from './article-api.ts';
import { type Article, COLUMNS } from './articles.ts';

interface Asked {
  readonly kind?: Article['kind'];
  readonly state?: Article['state'];
  readonly after?: string;
  readonly limit: number;
}

const PLACE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([\da-f-]{36})$/;

/** A page of what the reader may see, changed last first. */
export async function articlesSeen(reader: Db, { kind, state, after, limit }: Asked) {
  const [, at, id] = PLACE.exec(after ?? '') ?? [];
  const { rows } = await reader.query<Article>(
    `select * from (select ${COLUMNS} from disclosure.article) a
     where ($1::text is null or kind = $1) and ($2::text is null or state = $2)
       and ($3::timestamptz is null or ("changedAt", id) < ($3, $4::uuid))
     order by "changedAt" desc, id desc limit $5`,
    [kind ?? null, state ?? null, at ?? null, id ?? null, limit + 1],
  );
  return pageBy(rows, limit, ({ changedAt, id: last }) => `${changedAt} ${last}`);
}

/** A page of what is public, published last first. */
export async function articlesShown(db: Db, { kind, after, limit }: Omit<Asked, 'state'>) {
  const [, at, id] = PLACE.exec(after ?? '') ?? [];
  const { rows } = await db.query<Article>(
    `select ${COLUMNS} from disclosure.article
     where published_at is not null and withdrawn_at is null and ($1::text is null or kind = $1)
       and ($2::timestamptz is null or (published_at, id) < ($2, $3::uuid))
     order by published_at desc, id desc limit $4`,
    [kind ?? null, at ?? null, id ?? null, limit + 1],
  );
  return pageBy(rows, limit, ({ publishedAt, id: last }) => `${publishedAt} ${last}`);
}

/** One that is public. */
export async function articleShown(db: Db, kind: Article['kind'], id: string): Promise<Article | undefined> {
  const { rows } = await db.query<Article>(
    `select ${COLUMNS} from disclosure.article
     where id = $1 and kind = $2 and published_at is not null and withdrawn_at is null`,
    [id, kind],
  );
  return rows[0];
}

type Duty = AnswerOf<typeof articleDuty>;
type Month = NonNullable<Duty['items'][number]['months'][number]>;

/** How each unit within reach stands, month by month; a withdrawn article does not count. */
export async function articlesOwed(reader: Db, { reach }: Reader, at: Date, asked: number | undefined): Promise<Duty> {
  const today = parts(shanghaiDay(at));
  const year = asked ?? today.year;
  const { kinds, each_month: each, article, assumption, sense } = siteRules().news;
  const { rows } = await reader.query<{ unit: string; division: string; counts: Record<string, number> | null }>(
    `select u.name as unit, u.division, (
       select json_object_agg(c.month, c.count) from (
         select extract(month from a.published_at at time zone 'Asia/Shanghai')::int as month, count(*) as count
         from disclosure.article a
         where a.unit = u.id and a.kind = 'news' and a.withdrawn_at is null
           and extract(year from a.published_at at time zone 'Asia/Shanghai') = $2 group by 1) c) as counts
     from base.unit u where u.kind = any($1) and u.closed_on is null order by u.division, u.name`,
    [kinds, year],
  );
  const begun = (month: number) => year < today.year || (year === today.year && month <= today.month);
  const monthOf = (published: number, month: number): Month => {
    const current = year === today.year && month === today.month;
    return { published, state: published >= each ? 'done' : current ? 'due' : 'missing' };
  };
  const items = rows
    .filter(({ division }) => reach.some((prefix) => division.startsWith(prefix)))
    .map(({ unit, counts }) => {
      const months = MONTHS.map((month) => (begun(month) ? monthOf(counts?.[month] ?? 0, month) : null));
      return { unit, months, missing: months.filter((one) => one?.state === 'missing').length };
    });
  return { year, each, article, assumption, sense, items };
}

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
