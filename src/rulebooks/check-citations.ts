// Checks that everything a rulebook decides by says where it comes from, and that nothing stands in it unused.

import { type Findings, ownRules } from './finding.ts';
import { levelsGiven, parametersUsed } from './references.ts';
import type { Dimension, Edition, Rulebook } from './rulebook.ts';

/** Rules, parameters, editions and numbers without a source or an assumption. */
export function checkCitations(book: Rulebook, findings: Findings): void {
  const missing = (at: { file: string; line: number }, zh: string, en: string) =>
    findings.add('error', 'citation', at, zh, en);
  for (const rule of ownRules(book))
    if (!rule.article.trim())
      missing(rule, `规则“${rule.id}”没有写条款（article）`, `rule "${rule.id}" cites no article`);
  for (const dimension of book.dimensions) checkDimension(dimension, missing);
  for (const edition of book.editions) {
    if (!edition.article?.trim() && !edition.assumption)
      missing(
        edition,
        `版本“${edition.id}”没有写施行的依据（article），也没有标明是假定（assumption）`,
        `edition "${edition.id}" says neither what puts it in force nor that this is assumed`,
      );
    for (const { id, values } of Object.values(edition.parameters))
      for (const value of values)
        if (!value.article.trim() && !value.assumption)
          missing(
            value,
            `参数“${id}”的值没有出处（article），也没有标明是假定`,
            `a value of parameter "${id}" has no source`,
          );
  }
}

function checkDimension(
  dimension: Dimension,
  missing: (at: { file: string; line: number }, zh: string, en: string) => void,
): void {
  const sourced = Boolean(dimension.article?.trim());
  if (Object.keys(dimension.from).length > 0 && !sourced)
    missing(
      dimension,
      `维度“${dimension.id}”由其他维度推出，没有写条款（article）`,
      `dimension "${dimension.id}" is made from others and cites no article`,
    );
  const { points } = dimension;
  if (!points) return;
  if (!sourced && !points.assumption)
    missing(
      dimension,
      `“${dimension.id}”的基础分和上限没有出处，也没有标明是假定`,
      `base and caps of "${dimension.id}" have neither source nor assumption`,
    );
  for (const band of points.bands)
    if (!sourced && !band.assumption)
      missing(
        dimension,
        `“${dimension.id}”的分段 ${band.atLeast} 没有出处，也没有标明是假定`,
        `the band from ${band.atLeast} of "${dimension.id}" has neither source nor assumption`,
      );
}

/** Parameters and indicators that no rule uses, and levels that nothing gives. */
export function checkUnused(book: Rulebook, findings: Findings): void {
  for (const edition of book.editions) checkParameters(edition, findings);
  const rules = book.editions.flatMap((edition) => edition.rules);
  for (const dimension of book.dimensions) {
    const given = levelsReached(dimension, book);
    for (const { code } of dimension.levels)
      if (given && !given.has(code))
        findings.add(
          'warning',
          'unused',
          dimension,
          `没有规则给出“${dimension.id}”的等级“${code}”`,
          `no rule gives level "${code}" of "${dimension.id}"`,
        );
    for (const indicator of Object.keys(dimension.points?.indicators ?? {}))
      if (!rules.some((rule) => indicatorsOf(rule).includes(indicator)))
        findings.add(
          'warning',
          'unused',
          dimension,
          `没有规则给指标“${indicator}”计分`,
          `no rule gives points to indicator "${indicator}"`,
        );
  }
}

function checkParameters(edition: Edition, findings: Findings): void {
  const used = new Set(edition.rules.flatMap(parametersUsed));
  for (const parameter of Object.values(edition.parameters))
    if (!used.has(parameter.id))
      findings.add(
        'warning',
        'unused',
        parameter,
        `没有规则用到参数“${parameter.id}”`,
        `no rule uses parameter "${parameter.id}"`,
      );
}

/** The levels that something gives; undefined where a person's decision may give any. */
function levelsReached(dimension: Dimension, book: Rulebook): Set<string> | undefined {
  const rules = book.editions.flatMap((edition) => edition.rules).filter((rule) => rule.dimension === dimension.id);
  if (rules.some((rule) => 'cases' in rule && rule.cases.some(({ gives }) => gives.to === 'level-field')))
    return undefined;
  return new Set([
    ...(dimension.fallback === null ? [] : [dimension.fallback]),
    ...rules.flatMap(levelsGiven),
    ...Object.values(dimension.from).flatMap((map) => Object.values(map)),
    ...(dimension.points?.bands.map(({ level }) => level) ?? []),
  ]);
}

function indicatorsOf(rule: Rulebook['editions'][number]['rules'][number]): string[] {
  if (rule.form === 'fact') return rule.indicator ? [rule.indicator] : [];
  return 'cases' in rule ? rule.cases.flatMap(({ gives }) => (gives.to === 'points' ? [gives.indicator] : [])) : [];
}
