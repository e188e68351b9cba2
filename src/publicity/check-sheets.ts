// Checks that publicity sheets name what there is, and that every record of a type that a sheet knows falls under a rule of it.

import type { Flaw } from '../base/yaml.ts';
import type { Label, Where } from '../duties/sheet.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { packLayout } from '../ledger/pack.ts';
import type { Condition, PublicityRule, PublicitySheet, RepairTerms } from './sheet.ts';

/** Every flaw found, with its file and line; none when the sheets can be worked with. */
export function checkPublicitySheets(sheets: readonly PublicitySheet[], catalogue: Catalogue): Flaw[] {
  const amounts = new Set(sheets.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  return sheets.flatMap((sheet) => [
    ...sheet.rules.flatMap((rule) => {
      const { file, line, id } = rule;
      const unknown = typeFlaws(rule.record, catalogue);
      const flaws = unknown.length ? unknown : ruleFlaws(rule, catalogue, amounts);
      return flaws.map(({ zh, en }) => ({ file, line, zh: `“${id}”：${zh}`, en: `"${id}": ${en}` }));
    }),
    ...(sheet.withheld ? subjectFlaws(sheet.withheld.of, catalogue) : []).map((flaw) => ({
      ...{ file: sheet.file, line: sheet.line, ...flaw },
    })),
    ...incomplete(sheet),
  ]);
}

/** A sheet that says something of a type says it of every record of the type: its last rule has no condition. */
function incomplete({ rules, file, line }: PublicitySheet): Flaw[] {
  const last = new Map(rules.map((rule) => [rule.record, rule]));
  return [...last].flatMap(([type, { of, when }]) =>
    when.length === 0 && Object.keys(of).length === 0
      ? []
      : [
          {
            ...{ file, line, zh: `“${type}”的最后一条规则不能有条件，否则有的记录没有规则可用` },
            en: `the last rule on "${type}" must have no condition, or some records fall under none`,
          },
        ],
  );
}

function ruleFlaws(rule: PublicityRule, catalogue: Catalogue, amounts: ReadonlySet<string>): Label[] {
  const { record, of, when, clock, shown } = rule;
  const dates = [...clock.filter((name) => name !== 'legal-day')];
  if (shown.form === 'period')
    dates.push(...[shown.atLeastThrough, shown.until, shown.through].flatMap((d) => d ?? []));
  return [
    ...subjectFlaws(of, catalogue),
    ...when.flatMap((one) => conditionFlaws(record, one, catalogue, amounts)),
    ...dates.flatMap((name) => fieldFlaws(record, name, catalogue, 'date')),
    ...repairFlaws(record, rule.repair, catalogue),
  ];
}

function typeFlaws(type: string, catalogue: Catalogue): Label[] {
  return catalogue.type(type) ? [] : [{ zh: `没有记录类型“${type}”`, en: `there is no record type "${type}"` }];
}

function subjectFlaws(of: Where, { lists }: Catalogue): Label[] {
  return Object.entries(of).flatMap(([name, values]) =>
    name === 'kind'
      ? unknownOf(
          values,
          lists.get('entity-kind')?.codes.map(({ code }) => code),
          name,
        )
      : [{ zh: `主体没有可用的属性“${name}”，只能写 kind`, en: `there is no attribute "${name}" to go by, only kind` }],
  );
}

function conditionFlaws(type: string, one: Condition, catalogue: Catalogue, amounts: ReadonlySet<string>): Label[] {
  switch (one.form) {
    case 'only':
    case 'some':
      return whereFlaws(type, one.where, catalogue);
    case 'has':
      return fieldFlaws(type, one.field, catalogue, 'text');
    case 'sum': {
      const unknown = { zh: `没有数额“${one.parameter}”`, en: `there is no amount "${one.parameter}"` };
      return [
        ...whereFlaws(type, one.of, catalogue),
        ...fieldFlaws(type, one.field, catalogue, 'money'),
        ...(amounts.has(one.parameter) ? [] : [unknown]),
      ];
    }
  }
}

function whereFlaws(type: string, where: Where, catalogue: Catalogue): Label[] {
  return Object.entries(where).flatMap(([name, values]) => {
    const column = packLayout(catalogue, type)?.columns.find((one) => one.name === name);
    if (!column) return [noField(type, name)];
    return unknownOf(values, column.codes, `${type}.${name}`);
  });
}

function unknownOf(values: Where[string], codes: readonly string[] | undefined, name: string): Label[] {
  return values
    .filter((value) => typeof value === 'string' && codes && !codes.includes(value))
    .map((value) => ({ zh: `${name} 没有取值“${value}”`, en: `${name} has no value "${value}"` }));
}

function noField(type: string, name: string): Label {
  return { zh: `${type} 没有字段“${name}”`, en: `${type} has no field "${name}"` };
}

function fieldFlaws(type: string, name: string, catalogue: Catalogue, wanted: 'date' | 'text' | 'money'): Label[] {
  const packed = packLayout(catalogue, type)?.columns.find((one) => one.name === name)?.type;
  const found = packed ?? catalogue.type(type)?.fieldsByName.get(name)?.type;
  if (!found) return [noField(type, name)];
  return found === wanted
    ? []
    : [{ zh: `${type}.${name} 不是 ${wanted}`, en: `${type}.${name} is ${found}, not ${wanted}` }];
}

function repairFlaws(type: string, terms: RepairTerms | undefined, catalogue: Catalogue): Label[] {
  if (terms?.form !== 'after') return [];
  return terms.conditions.flatMap(({ test }) => {
    if (test?.form === 'field') return fieldFlaws(type, test.field, catalogue, 'date');
    if (test?.form === 'not-listed') return test.types.flatMap((one) => typeFlaws(one, catalogue));
    if (test?.form === 'no-later')
      return [
        ...typeFlaws(test.type, catalogue),
        ...(test.same ? [type, test.type].flatMap((one) => fieldFlaws(one, test.same!, catalogue, 'text')) : []),
      ];
    return [];
  });
}
