// Enterprise types (企业类型代码) and the kind of entity each of them, or its name in a department's file, stands for.
import { referenceRows } from './reference-file.ts';

export type RegisteredKind = 'enterprise' | 'individual' | 'cooperative' | 'branch' | 'other';

/** A registration type: its four-digit code, its name with full-width brackets, and the kind of entity it is. */
export interface EnterpriseType {
  readonly code: string;
  readonly name: string;
  readonly kind: RegisteredKind;
}

let table: Map<string, EnterpriseType> | undefined;

/** The enterprise type of a four-digit code (1130: 有限责任公司（自然人投资或控股）); undefined for an unknown code. */
export function enterpriseType(code: string): EnterpriseType | undefined {
  table ??= new Map(
    referenceRows<'code' | 'name' | 'kind'>('enterprise-types.csv').map((row) => [
      row.code,
      { code: row.code, name: row.name, kind: row.kind as RegisteredKind },
    ]),
  );
  return table.get(code);
}

// In order: a branch of a cooperative is a branch, and 外国企业常驻代表机构 is no enterprise.
const NAMES: readonly (readonly [RegExp, RegisteredKind])[] = [
  [/^(个体(工商)?户?|个体经营(户|者)?)(\(.*\))?$/, 'individual'],
  [/分公司|分支机构|分社|办事机构|办事处|经营单位\(非法人\)/, 'branch'],
  [/农民专业合作|^合作社$/, 'cooperative'],
  [/代表机构|代表处|^外国\(地区\)企业|集团$|(事业单位|社团法人)营业$|^其他$/, 'other'],
  [/公司|企业|所有制|股份制|合作制|合伙|独资|联营|事业法人|合作社|互助社/, 'enterprise'],
];

/** The kind of entity that a type's name in a department's file means; undefined when the name does not say. */
export function kindOfTypeName(name: string): RegisteredKind | undefined {
  const plain = name.normalize('NFKC').replace(/\s+/g, '');
  return NAMES.find(([pattern]) => pattern.test(plain))?.[1];
}
