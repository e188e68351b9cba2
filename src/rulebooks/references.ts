// Whether the names in a rulebook agree: levels, dimensions, indicators, parameters and editions that its parts refer to.

import type { Flaw } from '../base/yaml.ts';
import type { Case, Dimension, Rule, Rulebook, Written } from './rulebook.ts';

type Note = (at: Written, zh: string, en: string) => void;

/** Every name in a rulebook that refers to nothing, and every name given twice. */
export function referenceFlaws(book: Rulebook): Flaw[] {
  const flaws: Flaw[] = [];
  const note: Note = ({ file, line }, zh, en) => flaws.push({ file, line, zh, en });
  checkRoles(book, note);
  for (const dimension of book.dimensions) checkDimension(dimension, book, note);
  checkEditions(book, note);
  return flaws;
}

function checkRoles(book: Rulebook, note: Note): void {
  const roles = book.dimensions.map((dimension) => dimension.role);
  if (roles.filter((role) => role === 'level').length !== 1)
    note(book, '必须有且只有一个维度写 role: level', 'exactly one dimension must have role: level');
  if (roles.filter((role) => role === 'tier').length > 1)
    note(book, '最多只能有一个维度写 role: tier', 'at most one dimension may have role: tier');
  for (const [i, dimension] of book.dimensions.entries())
    if (book.dimensions.findIndex((other) => other.id === dimension.id) < i)
      note(dimension, `维度“${dimension.id}”重复`, `dimension "${dimension.id}" appears twice`);
}

function checkDimension(dimension: Dimension, book: Rulebook, note: Note): void {
  const codes = dimension.levels.map((level) => level.code);
  for (const [i, code] of codes.entries())
    if (codes.indexOf(code) < i) note(dimension, `等级“${code}”在等级表里重复`, `level "${code}" appears twice`);
  if (dimension.fallback !== null && !codes.includes(dimension.fallback))
    note(
      dimension,
      `默认等级“${dimension.fallback}”不在等级表里`,
      `default level "${dimension.fallback}" is not on the scale`,
    );
  checkSources(dimension, book, codes, note);
  checkPoints(dimension, codes, note);
}

function checkSources(dimension: Dimension, book: Rulebook, codes: readonly string[], note: Note): void {
  for (const [id, map] of Object.entries(dimension.from)) {
    const source = book.dimensions.find((other) => other.id === id);
    if (!source || source === dimension || Object.keys(source.from).length > 0) {
      note(
        dimension,
        `from 里的“${id}”不是另一个由规则直接决定的维度`,
        `"${id}" in from is not another dimension that rules decide`,
      );
      continue;
    }
    for (const [level, to] of Object.entries(map)) {
      if (!source.levels.some(({ code }) => code === level))
        note(
          dimension,
          `from 里的“${id}”没有等级“${level}”`,
          `dimension "${id}" named in from has no level "${level}"`,
        );
      if (!codes.includes(to))
        note(dimension, `from 给出的等级“${to}”不在等级表里`, `level "${to}" given in from is not on the scale`);
    }
  }
}

function checkPoints(dimension: Dimension, codes: readonly string[], note: Note): void {
  const { points } = dimension;
  if (!points) return;
  if (dimension.role !== 'level')
    note(dimension, '只有 role: level 的维度可以计分', 'only the dimension with role: level may have points');
  if (!points.bands.length) note(dimension, 'points 缺少分段（bands）', 'points need bands');
  for (const [i, band] of points.bands.entries()) {
    if (!codes.includes(band.level))
      note(
        dimension,
        `分段给出的等级“${band.level}”不在等级表里`,
        `level "${band.level}" of a band is not on the scale`,
      );
    if (i > 0 && band.atLeast >= points.bands[i - 1].atLeast)
      note(
        dimension,
        `分段要从高分到低分排列：${band.atLeast} 应小于 ${points.bands[i - 1].atLeast}`,
        'bands must run from the highest lower bound to the lowest',
      );
  }
  for (const indicator of Object.keys(points.caps))
    if (!(indicator in points.indicators))
      note(dimension, `caps 里的指标“${indicator}”没有声明`, `indicator "${indicator}" in caps is not declared`);
}

function checkEditions(book: Rulebook, note: Note): void {
  for (const [i, edition] of book.editions.entries()) {
    const before = book.editions[i - 1];
    if (edition.until <= edition.inForce && before?.inForce !== edition.inForce)
      note(
        edition,
        `版本“${edition.id}”的结束日不晚于施行日`,
        `edition "${edition.id}" ends no later than it enters into force`,
      );
    if (before && before.inForce === edition.inForce)
      note(
        edition,
        `版本“${edition.id}”和“${before.id}”从同一天起施行`,
        `editions "${edition.id}" and "${before.id}" enter into force on the same day`,
      );
    if (book.editions.findIndex((other) => other.id === edition.id) < i)
      note(edition, `版本“${edition.id}”重复`, `edition "${edition.id}" appears twice`);
    const seen = new Set<string>();
    for (const rule of edition.rules) {
      if (seen.has(rule.id)) note(rule, `规则“${rule.id}”重复`, `rule "${rule.id}" appears twice`);
      seen.add(rule.id);
      checkRule(rule, book, note);
      for (const name of parametersUsed(rule))
        if (!edition.parameters[name])
          note(rule, `规则“${rule.id}”用到的参数“${name}”没有声明`, `unknown parameter "${name}"`);
    }
  }
}

function checkRule(rule: Rule, book: Rulebook, note: Note): void {
  const dimension = book.dimensions.find(({ id }) => id === rule.dimension);
  if (!dimension) {
    note(
      rule,
      `规则“${rule.id}”的维度“${rule.dimension}”没有在 rulebook.yaml 里声明`,
      `unknown dimension "${rule.dimension}"`,
    );
    return;
  }
  for (const level of levelsGiven(rule))
    if (!dimension.levels.some(({ code }) => code === level))
      note(
        rule,
        `规则“${rule.id}”给出的等级“${level}”不在维度“${rule.dimension}”的等级表里`,
        `level "${level}" is not on the scale of "${rule.dimension}"`,
      );
  for (const indicator of indicatorsUsed(rule))
    if (!dimension.points || !(indicator in dimension.points.indicators))
      note(
        rule,
        `规则“${rule.id}”的指标“${indicator}”没有在维度“${rule.dimension}”的 points 里声明`,
        `indicator "${indicator}" is not declared in the points of "${rule.dimension}"`,
      );
  if (dimension.points && levelsGiven(rule).length > 0)
    note(
      rule,
      `维度“${rule.dimension}”按分数定级，规则“${rule.id}”只能给分`,
      `"${rule.dimension}" is decided by points; rule "${rule.id}" may give only points`,
    );
}

/** The cases of a rule, for the forms that have them. */
export function casesOf(rule: Rule): readonly Case[] {
  return 'cases' in rule ? rule.cases : [];
}

/** The level codes that a rule can give. */
export function levelsGiven(rule: Rule): string[] {
  switch (rule.form) {
    case 'fact':
      return Object.values(rule.map);
    case 'stages':
      return rule.stages.map((stage) => stage.level);
    case 'clause':
      return Object.values(rule.levels);
    default:
      return rule.cases.flatMap((c) => (c.gives.to === 'level' ? [c.gives.level] : []));
  }
}

function indicatorsUsed(rule: Rule): string[] {
  if (rule.form === 'fact') return Object.keys(rule.points).length ? [rule.indicator ?? ''] : [];
  return casesOf(rule).flatMap((c) => (c.gives.to === 'points' ? [c.gives.indicator] : []));
}

/** The names of the parameters that a rule's conditions compare with. */
export function parametersUsed(rule: Rule): string[] {
  return casesOf(rule).flatMap((c) => c.when.flatMap((w) => (w.parameter ? [w.parameter] : [])));
}
