// Tagging (标注): key industries and key regions, by the roles that articles 42 and 43 name, kept in the register's dated attributes.

import { tell } from '../../base/change.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { changeAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { type Attributes, TAGS, type VersionAttributes } from '../../registry/entity.ts';
import { problems } from './problems.ts';
import { keyTrades, type TaggingRules, taggingOf, taggingRules } from './tagging.ts';

export interface Tags {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Also the tags that its trades ask for. */
  readonly asTrade: boolean;
  /** null: as it is. */
  readonly keyRegion: boolean | null;
  /** From which day (ISO). */
  readonly on: string;
  readonly why: string;
}

type Attribute = TaggingRules['who'][number]['attribute'];
type By = Pick<Reader, 'id' | 'name' | 'role'>;

/**
 * Tags and untags entities; gives how many stand otherwise than before. The tagging rate follows at once.
 * @basis chongqing 42, 43
 */
export async function tagEntities(
  db: Db,
  who: By,
  at: Date,
  entityIds: readonly number[],
  tags: Tags,
  grading: Grading,
): Promise<number> {
  for (const attribute of touched(tags)) checkMayTag(who, attribute);
  const says = (standing: Partial<Attributes>) => said(standing, tags);
  const change = { effectiveOn: tags.on, why: tags.why, says };
  const changed = await changeAndGrade(db, who, at, entityIds, change, grading);
  await retag(db, changed);
  await tell(db, { topic: 'area', key: '' });
  return changed.length;
}

function touched({ add, remove, asTrade, keyRegion }: Tags): Attribute[] {
  const attributes: Attribute[] = [];
  if (asTrade || add.length + remove.length > 0) attributes.push('tags');
  if (keyRegion !== null) attributes.push('key_region');
  if (attributes.length === 0) throw new Problem(problems['areas.nothing-to-tag']);
  return attributes;
}

/** What somebody may tag, and by which article. */
export function mayTag({ role }: Pick<Reader, 'role'>): TaggingRules['who'] {
  return taggingRules().who.filter(({ roles }) => roles.some((one) => one === role));
}

function checkMayTag(who: By, attribute: Attribute): void {
  if (mayTag(who).some((rule) => rule.attribute === attribute)) return;
  const rules = taggingRules().who.filter((rule) => rule.attribute === attribute);
  throw new Problem(problems['areas.may-not-tag'], { article: rules.map(({ article }) => article) });
}

/** Tags in the order of the list, as the register keeps them. */
function said(standing: Partial<Attributes>, { add, remove, asTrade, keyRegion }: Tags): VersionAttributes {
  const due = asTrade ? keyTrades(standing.industries ?? []) : [];
  const wanted = new Set([...(standing.tags ?? []), ...add, ...due]);
  for (const tag of remove) wanted.delete(tag);
  const tagging = add.length + remove.length + due.length > 0;
  return {
    ...(tagging && { tags: TAGS.filter((tag) => wanted.has(tag)) }),
    ...(keyRegion !== null && { key_region: keyRegion }),
  };
}

async function retag(db: Db, entityIds: readonly number[]): Promise<void> {
  const { rows } = await db.query<{ entity_id: number; industries: string[] | null; tags: string[] | null }>(
    'select entity_id, industries, tags from registry.entity where entity_id = any($1::int8[])',
    [entityIds],
  );
  await db.query(
    `update supervision.membership m set tagging = s.tagging
     from unnest($1::int8[], $2::text[]) as s (entity_id, tagging) where m.entity_id = s.entity_id`,
    [rows.map(({ entity_id }) => entity_id), rows.map(({ industries, tags }) => taggingOf(industries, tags))],
  );
}
