// The columns of a list of entities, as the table shows them and as it is taken away.

export interface ListColumn {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Of the standing under the chosen rulebook. */
  readonly graded?: true;
}

export const LIST_COLUMNS = [
  { id: 'name', zh: '名称', en: 'Name' },
  { id: 'code', zh: '统一社会信用代码', en: 'Credit code' },
  { id: 'level', zh: '等级', en: 'Grade', graded: true },
  { id: 'until', zh: '等级到期', en: 'Grade until', graded: true },
  { id: 'tier', zh: '监管等级', en: 'Tier', graded: true },
  { id: 'kind', zh: '类型', en: 'Kind' },
  { id: 'status', zh: '状态', en: 'Status' },
  { id: 'division', zh: '辖区', en: 'Division' },
  { id: 'industry', zh: '行业', en: 'Industry' },
  { id: 'tags', zh: '重点行业', en: 'Key industries' },
] as const satisfies readonly ListColumn[];

export type ListColumnId = (typeof LIST_COLUMNS)[number]['id'];
