// Checks that warning sheets name what there is: record types, their fields and codes, attributes, standings, duties, posts.

import type { Flaw } from '../../base/yaml.ts';
import type { Label, Sheet } from '../../duties/sheet.ts';
import { RELATION_KINDS } from '../../registry/relation.ts';
import { dateFlaws, type Known, runFlaws, typeFlaws } from '../duties/check-sheets.ts';
import type { Raising, WarningSheet } from './sheet.ts';

interface Ground extends Known {
  readonly duties: readonly Sheet[];
}

/** Every flaw found, with its file and the line of its rule; none when the sheets can be worked with. */
export function checkWarningSheets(sheets: readonly WarningSheet[], ground: Ground): Flaw[] {
  const said = sheets.flatMap(({ rules, reviews }) => [
    ...rules.map((rule) => ({ rule, flaws: [...whereFlaws(rule.of, ground), ...raisingFlaws(rule.raised, ground)] })),
    ...reviews.map((rule) => ({ rule, flaws: whereFlaws(rule.where, ground) })),
  ]);
  return said.flatMap(({ rule: { file, line, id }, flaws }) =>
    flaws.map(({ zh, en }) => ({ file, line, zh: `“${id}”：${zh}`, en: `"${id}": ${en}` })),
  );
}

function whereFlaws(where: WarningSheet['rules'][number]['of'], ground: Ground): Label[] {
  return Object.entries(where).flatMap(([name, values]) => runFlaws(name, values, ground));
}

function raisingFlaws(raised: Raising, ground: Ground): Label[] {
  switch (raised.by) {
    case 'record': {
      const { type, where, from, cured } = raised;
      const wrong = typeFlaws(type, where, ground);
      // Without the type there is nothing to look the days up in.
      if (wrong.length) return wrong;
      return [from, ...(cured ? [cured] : [])].flatMap((name) => dateFlaws(type, name, ground));
    }
    case 'count':
      return typeFlaws(raised.type, raised.where, ground);
    case 'standing':
      return whereFlaws(raised.where, ground);
    case 'duty':
      return dutyFlaws(raised.duty, ground);
    case 'hand':
      return postFlaws(raised.posts);
    case 'associate':
      return [...postFlaws([...raised.posts, ...raised.held]), ...whereFlaws(raised.where, ground)];
    case 'shared':
    case 'sole-investor':
      return [];
  }
}

function dutyFlaws(duty: string, { duties }: Ground): Label[] {
  if (duties.some(({ rules }) => rules.some(({ id }) => id === duty))) return [];
  return [{ zh: `期限表里没有“${duty}”`, en: `no sheet of duties has "${duty}"` }];
}

function postFlaws(posts: readonly string[]): Label[] {
  return posts
    .filter((post) => !RELATION_KINDS.some(({ code }) => code === post))
    .map((post) => ({ zh: `没有职务“${post}”`, en: `there is no post "${post}"` }));
}
