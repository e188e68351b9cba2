// The visits of a joint plan as they are read: week by week, an entity with whoever comes for which plan.

import { CSV_MARK, csvLine } from '../../base/csv.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { internalId } from '../../registry/entity.ts';
import { maskName } from '../../registry/name.ts';
import { officersBy } from '../certificates.ts';
import { allItems } from '../own-items.ts';
import type { listJointVisits, Without } from './cycle-api.ts';

type JointVisit = AnswerOf<typeof listJointVisits>['items'][number];
type Part = Omit<JointVisit['parts'][number], 'officers'> & { readonly officers: readonly string[] };

interface Row {
  readonly entity_id: number;
  readonly entity: string;
  readonly name: string;
  readonly address: string | null;
  readonly week: string | null;
  readonly parts: readonly Part[];
}

/** A page of a list is as long. */
const PAGE = 100;

interface Question {
  /** The Monday of a week; `none`: those without. */
  readonly week?: string | undefined;
  readonly after: number;
  readonly limit?: number;
}

/** Visits in order of their weeks; those without a week at the end. */
export async function jointVisits(
  reader: Db,
  joint: string,
  { week, after, limit = PAGE }: Question,
): Promise<{ items: JointVisit[]; next: number | null }> {
  const { rows } = await reader.query<Row>(
    `select p.entity_id, min(v.candidate) as entity, min(e.name) as name, min(e.address) as address, p.week_on as week,
       jsonb_agg(jsonb_build_object('plan', p.plan_id, 'number', n.number, 'title', n.title, 'items', v.items,
         'officers', v.officers, 'without', p.without, 'done', v.state = 'done') order by n.number) as parts
     from inspection.placed p
     join inspection.visit v on v.entity_id = p.entity_id and v.plan_id = p.plan_id
     join inspection.plan n on n.id = p.plan_id
     join registry.entity e on e.entity_id = p.entity_id
     where p.joint_id = $1 and ($2::text is null or coalesce(p.week_on::text, 'none') = $2)
     group by p.entity_id, p.week_on order by p.week_on, p.entity_id offset $3 limit $4`,
    [joint, week ?? null, after, limit + 1],
  );
  const items = await shown(reader, rows.slice(0, limit));
  return { items, next: rows.length > limit ? after + limit : null };
}

async function shown(reader: Db, rows: readonly Row[]): Promise<JointVisit[]> {
  const certificates = new Set(rows.flatMap(({ parts }) => parts.flatMap(({ officers }) => officers)));
  const inspectors = await officersBy(reader, [...certificates]);
  const names = new Map(inspectors.map(({ certificate, name }) => [certificate, maskName(name)]));
  return rows.map(({ entity_id, parts, ...row }) => ({
    ...row,
    internal: internalId(entity_id),
    parts: parts.map((part) => ({
      ...part,
      officers: part.officers.map((certificate) => ({ certificate, name: names.get(certificate) ?? '' })),
    })),
  }));
}

const HEADINGS = ['周起始日', '主体代码', '主体名称', '地址', '计划', '部门', '事项', '检查人员', '没有排上的原因'];
const WHY: Readonly<Record<Without, string>> = {
  capacity: '检查人员排满',
  trusted: '守信主体，本周期不再上门',
  officers: '没有抽到检查人员',
  window: '计划期限已过',
};

/** All of them as CSV. */
export async function jointTable(reader: Db, joint: string): Promise<string> {
  const items = new Map((await allItems(reader)).map((item) => [item.id, item]));
  const all = await jointVisits(reader, joint, { after: 0, limit: 1_000_000 });
  const lines = all.items.map(({ week, entity, name, address, parts }) => {
    const ids = [...new Set(parts.flatMap((part) => part.items))];
    const departments = new Set(ids.map((id) => items.get(id)?.department ?? ''));
    const why = parts.flatMap(({ without }) => (without ? [WHY[without]] : []));
    return csvLine([
      ...[week, entity, name, address, parts.map(({ number }) => number).join('；'), [...departments].join('；')],
      ids.map((id) => items.get(id)?.label.zh ?? id).join('；'),
      [...new Set(parts.flatMap(({ officers }) => officers.map(({ certificate }) => certificate)))].join('；'),
      [...new Set(why)].join('；'),
    ]);
  });
  return `${CSV_MARK}${csvLine(HEADINGS)}${lines.join('')}`;
}
