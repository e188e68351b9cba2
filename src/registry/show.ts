// How the registry's answers read on a terminal, in Chinese or English.
import { shanghaiTime } from '../base/day.ts';
import type { Lang } from '../base/problem.ts';
import { ATTRIBUTE_NAMES, ATTRIBUTES, internalId, KINDS, STATUSES, type Version, type Word } from './entity.ts';
import { wordOf } from './entity-line.ts';
import type { EntityOn } from './entity-on.ts';

import { shownKey } from './match-entity.ts';
import { shownValue } from './read-entity.ts';
import { RELATION_KINDS } from './relation.ts';
import type { Relation } from './relations.ts';
import type { Hit, MatchedBy } from './search-entities.ts';
import type { DuplicatePair, DuplicateReason } from './suspected-duplicates.ts';

type Both = Readonly<Record<Lang, string>>;

const MATCHED: Record<MatchedBy, Both> = {
  code: { zh: '代码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  'former-name': { zh: '曾用名', en: 'former name' },
  pinyin: { zh: '拼音', en: 'pinyin' },
};

const REASONS: Record<DuplicateReason, Both> = {
  'same-identifier': { zh: '编号相同', en: 'same number' },
  'same-name-and-address': { zh: '名称和住所相同', en: 'same name and address' },
  'same-name': { zh: '名称相同', en: 'same name' },
};

/** One line for each hit: code, name, kind, status, and by what it was found. */
export function hitLines(hits: readonly Hit[], lang: Lang): string[] {
  return hits.map(({ entityId, uscc, name, formerNames, kind, status, matchedBy }) => {
    const former = matchedBy === 'former-name' ? `（${formerNames.join('、')}）` : '';
    const words = [label(KINDS, kind, lang), status && label(STATUSES, status, lang), MATCHED[matchedBy][lang]];
    return `${(uscc ?? internalId(entityId)).padEnd(18)}  ${name}${former}  ${words.filter(Boolean).join(' · ')}`;
  });
}

/** The lines of an entity on a day: identifiers, attributes (legal representative masked), relations, and its changes. */
export function entityLines(
  entity: EntityOn,
  relations: readonly Relation[],
  investments: readonly Relation[],
  lang: Lang,
): string[] {
  const english = lang === 'en';
  const line = (title: string, value: string) => `${title}${english ? ': ' : '：'}${value}`;
  const lines = [line(english ? 'internal id' : '内部编号', internalId(entity.entityId))];
  if (entity.uscc) lines.unshift(line(english ? 'credit code' : '统一社会信用代码', entity.uscc));
  for (const key of entity.identifiers) lines.push(line(shownKey(key).scheme, shownKey(key).value));
  for (const name of ATTRIBUTE_NAMES) {
    const value = entity.attributes[name];
    if (value !== undefined) lines.push(line(ATTRIBUTES[name][lang], shownValue(name, value)[lang]));
  }
  for (const relation of relations) lines.push(line(label(RELATION_KINDS, relation.kind, lang), shownParty(relation)));
  for (const { entityId, kind } of investments) {
    lines.push(line(`${english ? 'stands as' : '作为'} ${label(RELATION_KINDS, kind, lang)}`, internalId(entityId)));
  }
  return [...lines, ...changeLines(entity.versions, lang)];
}

function shownParty({ otherEntityId, name, share, amount }: Relation): string {
  const stake = [share === null ? '' : `${Number((share * 100).toFixed(4))} %`, amount === null ? '' : `${amount} 元`];
  return [name ?? internalId(otherEntityId ?? 0), ...stake].filter(Boolean).join('  ');
}

function changeLines(versions: readonly Version[], lang: Lang): string[] {
  const title = lang === 'en' ? 'changes:' : '变更记录：';
  const always = lang === 'en' ? 'at first  ' : '最初      ';
  const shown = versions.map(({ validFrom, recordedAt, who, attributes }) => {
    const changed = ATTRIBUTE_NAMES.filter((name) => attributes[name] !== undefined).map(
      (name) => ATTRIBUTES[name][lang],
    );
    if (attributes.uscc) changed.unshift(lang === 'en' ? 'credit code' : '统一社会信用代码');
    if (attributes.identifiers) changed.unshift(...attributes.identifiers.map((key) => shownKey(key).scheme));
    const list = changed.join(lang === 'en' ? ', ' : '、');
    return `  ${validFrom ?? always}  ${list}  (${shanghaiTime(recordedAt)} ${who})`;
  });
  return [title, ...shown];
}

/** Two lines for each suspected pair: why, and both entities. */
export function duplicateLines(pairs: readonly DuplicatePair[], lang: Lang): string[] {
  const shown = ({ entityId, uscc, name, address }: DuplicatePair['first']) =>
    `  ${(uscc ?? internalId(entityId)).padEnd(18)}  ${name}  ${address ?? ''}`.trimEnd();
  return pairs.flatMap((p) => [`${REASONS[p.why][lang]}  ${p.detail}`, shown(p.first), shown(p.second)]);
}

function label(words: readonly Word[], code: string, lang: Lang): string {
  return wordOf(words, code)[lang];
}
