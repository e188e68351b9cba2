// What an attacker sends: harmful texts, and bodies of every write that they are put into.

import { z } from 'zod';
import type { Operation } from '../src/base/http/operation.ts';
import type { Role } from '../src/base/who/permissions.ts';

/** Texts that end every kind of literal, comment and pattern; that no encoding has; that are long, or look the other way. */
const HARMFUL: readonly string[] = [
  `' or 1=1; drop table base.account; -- "; $$ \\'; select pg_sleep(5) */ `,
  '%_\\%{1,2}',
  '../..//etc/passwd<script>\u202e💣',
  '9'.repeat(60),
  '-1',
];
/** Texts that no database keeps. */
const UNKEPT: readonly string[] = ['\u0000', '\ud800'];

/** The harmful texts for one place of many: those that no database keeps, and one of the others, in turn. */
export const harmfulAt = (place: number): readonly string[] => [...UNKEPT, HARMFUL[place % HARMFUL.length]];

const COUNTY_ROLES: readonly Role[] = ['area-officer', 'station-head'];

export interface Foreign {
  readonly prefix: string;
  readonly name: string;
  /** Who must not tell such an id from one that does not exist. */
  readonly roles: readonly Role[];
  readonly missing: Readonly<Record<string, string>>;
}

const NO_UUID = { id: '00000000-0000-4000-8000-000000000000' };
const NO_REPORT = { number: 'BG-20261122-AAAAAAAAAA', form: 'json' };
const NO_FILE = { ...NO_UUID, hash: '0'.repeat(64) };

/** Places whose ids belong to somebody: by reach, or by account. */
export const FOREIGN: readonly Foreign[] = [
  {
    prefix: '/entities/{id}',
    name: 'entity',
    roles: COUNTY_ROLES,
    missing: {
      ...NO_REPORT,
      ...{ id: 'JX0000099999', record: '2', consent: '1', warning: '1' },
      ...{ patrol: NO_UUID.id, hash: '0'.repeat(64), notice: NO_UUID.id },
    },
  },
  {
    prefix: '/proposals/{id}',
    name: 'proposal',
    roles: [...COUNTY_ROLES, 'department-user'],
    missing: { id: '99999' },
  },
  {
    prefix: '/duties/{id}',
    name: 'duty',
    roles: COUNTY_ROLES,
    missing: { id: '9.visit-after-case.r9' },
  },
  { prefix: '/me/sessions/{id}', name: 'session', roles: ['area-officer', 'administrator'], missing: NO_UUID },
  { prefix: '/accounts/{id}', name: 'account', roles: ['administrator', 'bureau-chief'], missing: NO_UUID },
  { prefix: '/keys/{id}', name: 'key', roles: ['administrator'], missing: NO_UUID },
  { prefix: '/imports/{id}', name: 'import', roles: ['department-user'], missing: NO_UUID },
  { prefix: '/views/{id}', name: 'view', roles: ['area-officer', 'administrator'], missing: NO_UUID },
  { prefix: '/me/views/{id}', name: 'view', roles: ['area-officer', 'administrator'], missing: NO_UUID },
  { prefix: '/areas/{id}', name: 'area', roles: COUNTY_ROLES, missing: { id: '99999', route: '77' } },
  {
    prefix: '/plans/{id}',
    name: 'plan',
    roles: COUNTY_ROLES,
    missing: { ...NO_UUID, entity: 'JX0000000001' },
  },
  { prefix: '/joint-plans/{id}', name: 'joint', roles: COUNTY_ROLES, missing: NO_UUID },
  { prefix: '/visit-complaints/{id}', name: 'visit-complaint', roles: ['station-head'], missing: NO_UUID },
  {
    prefix: '/complaints/{id}',
    name: 'complaint',
    roles: COUNTY_ROLES,
    missing: NO_FILE,
  },
  { prefix: '/own/notices/{id}', name: 'own-notice', roles: ['enterprise'], missing: NO_FILE },
  { prefix: '/own/visits/{id}', name: 'own-visit', roles: ['enterprise'], missing: NO_UUID },
  { prefix: '/own/honours/{id}', name: 'own-honour', roles: ['enterprise'], missing: NO_UUID },
  { prefix: '/own/reports/{number}', name: 'own-report', roles: ['enterprise'], missing: NO_REPORT },
  { prefix: '/own/repairs/{id}', name: 'own-repair', roles: ['enterprise'], missing: NO_FILE },
  { prefix: '/own/objections/{id}', name: 'own-objection', roles: ['enterprise'], missing: NO_FILE },
  { prefix: '/requests/{id}', name: 'request', roles: ['area-officer', 'department-user'], missing: NO_UUID },
  { prefix: '/opened/{id}', name: 'opened', roles: ['bank'], missing: { id: 'JX0000099999' } },
  { prefix: '/own/consents/{id}', name: 'own-consent', roles: ['enterprise'], missing: NO_UUID },
  { prefix: '/own/delegates/{id}', name: 'own-delegate', roles: ['enterprise'], missing: NO_UUID },
  { prefix: '/own/invitations/{id}', name: 'own-invitation', roles: ['enterprise'], missing: NO_UUID },
  { prefix: '/articles/{id}', name: 'article', roles: ['station-head', 'department-user'], missing: NO_UUID },
  { prefix: '/repairs/{id}', name: 'repair', roles: COUNTY_ROLES, missing: NO_FILE },
  { prefix: '/listings/{id}', name: 'listing', roles: COUNTY_ROLES, missing: NO_UUID },
  { prefix: '/objections/{id}', name: 'objection', roles: COUNTY_ROLES, missing: NO_FILE },
  { prefix: '/units/{id}', name: 'unit', roles: ['administrator'], missing: { id: 'nowhere' } },
];

/** Places that hold nothing of anybody's: the catalogue, the rulebooks and their drafts, the same for every reader. */
export const WHOLE_REGISTER: readonly string[] = [
  '/record-types/',
  '/rulebooks/',
  '/rulebook-drafts/',
  '/own/standings/',
  '/inspection-items/',
  '/scorecards/',
  '/draws/',
  '/public/data/',
  '/repairs/bulk/',
  '/finance/grants/',
  '/offered/',
  '/own/finance/',
];

const penalty = { document_number: '新1号', decided_on: '2026-10-01', measures: [{ kind: 'fine', amount: 100 }] };

const COMPLAINT = {
  ...{ kind: 'complaint', channel: 'visit', received: '2026-11-20', matter: 'quality', entity: 'JX0000000001' },
  ...{ respondent: '某店', summary: '电饭锅通电后冒烟', request: '退货', reference: 'A1', unit: 'county' },
  complainant: { name: '某人', contact: '13800000000' },
};

/** A sound plan of inspection. */
export const PLAN = {
  ...{ title: '抽查', on: '2026-11-20', from: '2026-11-21', until: '2026-12-20', division: '2106' },
  ...{ items: ['pricing'], rulebook: 'chongqing', by: 'level', way: 'ratio', share: 1 },
  strata: [{ id: 'A', share: 1, weight: 1, atLeast: null, atMost: null }],
  ...{ control: 0, exclude: { visitedSince: null, visits: null, dormant: true } },
  ...{ officersEach: 2, most: null, daysEach: 1, budget: null },
  seed: { kind: 'public', source: '体彩', known: '2026-11-23' },
};

const MERIDIAN = {
  type: 'LineString',
  coordinates: [
    [124.1, 39],
    [124.1, 41],
  ],
};

/** Sound bodies of writes; of others one is made by their shape. */
export const BODIES: Readonly<Record<string, unknown>> = {
  printActivation: {
    ...{ comer: 'representative', representative: '欧阳修远', papers: ['licence', 'identity'], replaces: false },
  },
  fileOwn: { type: 'annual-report', fields: { year: 2025, filed_on: '2026-06-01' } },
  previewOwn: { type: 'annual-report', fields: { year: 2025, filed_on: '2026-06-01' } },
  applyForOwnRepair: { records: [1], statement: '', materials: [], committedBy: '某人' },
  fileOwnObjection: {
    about: { kind: 'record', record: 1 },
    matter: 'content',
    grounds: '与事实不符',
    wanted: '',
    files: [],
  },
  acknowledgeOwn: { agreed: true },
  actOnOwnRepair: { act: 'supplement', why: '已补齐材料' },
  rateOwnVisit: { stars: 3, reasons: [], words: '' },
  complainOfOwnVisit: { ground: 'other', words: '检查太久' },
  withdrawOwnHonour: { why: '材料不全' },
  applyForOwnHonour: { title: '守合同重信用单位', facts: '连续五年无违约' },
  issueOwnReport: { kind: 'full', purpose: '投标' },
  withdrawOwnObjection: { why: '已经说清' },
  stateOwn: { said: '情况属实，已经改正', files: [] },
  makeRequest: {
    ...{ kind: 'single', codes: ['JX0000000001'], types: ['fee'], provider: null, applicant: '某企业' },
    ...{ purpose: '招标资格审查', basis: '招标文件第三章', evidence: '', consent: null, until: '2026-12-01' },
  },
  proposeFinanceGrant: {
    ...{ list: 'credit-loan', institution: 'bank', purpose: '办理信用贷款', basis: '合作协议1号', until: '2026-12-01' },
  },
  consentToFinance: { institution: 'bank', until: '2026-12-01' },
  tellFinanceResult: { entity: 'JX0000000001', outcome: 'contacted', amount: null, on: '2026-11-20' },
  giveConsent: { institution: 'bank', purpose: '贷款审查', until: '2026-12-01' },
  inviteDelegate: { rights: ['look'] },
  fileRecord: { type: 'administrative-penalty', source: '市局', fields: penalty, why: '补报' },
  previewRecord: { type: 'administrative-penalty', source: '市局', fields: penalty },
  correctRecord: { fields: { ...penalty, document_number: '旧1号' }, why: '有误' },
  proposeWithdrawal: { why: '有误' },
  proposeAdjustment: {
    type: 'adjustment',
    why: '整治期间',
    fields: {
      document_number: '调1号',
      decided_on: '2026-11-01',
      rulebook: 'chongqing',
      dimension: 'tier',
      level: 'III',
      reason: '投诉集中',
      basis: '会议纪要',
      until: '2027-03-01',
      decided_by: '市局',
    },
  },
  approveProposal: { reason: '同意' },
  refuseProposal: { reason: '不同意' },
  proposeConsent: { consentedBy: '某人', paper: '授权书1号', purpose: '核实', until: '2026-12-01' },
  withdrawConsent: { why: '来函收回' },
  openListing: {
    ...{ list: 'abnormal', ground: 'falsehood', title: '', penaltyNumber: '', facts: '年报数据不实', files: [] },
    on: '2026-11-20',
  },
  beginListing: { why: '申请移出' },
  actOnListing: { revision: 1, doing: { act: 'verify', why: '已核实' } },
  proposeListingEntry: { document: '列1号', why: '查实' },
  proposeListingRemoval: { document: '移1号', why: '已改正' },
  fileObjection: {
    about: { kind: 'record', record: 1 },
    ...{ matter: 'content', grounds: '情况不实', wanted: '更正', files: ['照片.jpg'], on: '2026-11-20' },
  },
  actOnObjection: { revision: 1, doing: { act: 'accept', on: '2026-11-20', why: '' } },
  answerObjection: { revision: 1, on: '2026-11-20', answer: 'right', why: '核实无误' },
  proposeUpholding: { outcome: 'upheld', mend: 'none', fields: null, why: '有误' },
  proposeObjectionExtension: { why: '情况复杂' },
  publishClarification: { text: '更正声明' },
  chooseObjectionRegime: { regime: 'henan', why: '本地规则' },
  serveNotice: { way: 'post', on: '2026-11-20', signer: null, proof: 'EMS 1', consent: false, returned: false },
  noteStatement: { on: '2026-11-20', said: '情况不实', files: ['照片.jpg'] },
  considerStatement: { outcome: 'not', reasons: '查证属实' },
  extendDuty: { until: '2027-01-05', why: '停业整顿' },
  enterPatrol: {
    ...{ patrol: '0192f0c0-0000-7000-8000-000000000001', kind: 'routine', on: '2026-11-22', way: 'on-site' },
    answers: ['licence-shown', 'address', 'scope', 'publicity'].map((item) => ({ item, answer: 'met' })),
    ...{ problems: '', critical: false, correctBy: null, exception: null, why: '', seen: null, anyway: true },
  },
  excuseVisit: { visit: NO_UUID.id, excuse: 'emergency', why: '气瓶泄漏' },
  answerVisitComplaint: { upheld: true, reply: '已核实' },
  showPlanVisitCode: { way: 'on-site' },
  showVisitCode: { kind: 'routine', way: 'on-site', exception: null },
  serveRectification: { way: 'post', on: '2026-11-22', signer: null, receipt: 'EMS1', consent: false },
  waiveDuty: { why: '已注销' },
  reportDuty: { on: '2026-11-20', why: '已公示' },
  urgeDuty: { why: '请办结' },
  raiseWarning: { rule: 'papers-incomplete', why: '缺住所证明' },
  liftWarning: { why: '已补齐' },
  passDuty: { why: '请协调' },
  proposeUnlock: { reason: '本人到场' },
  changeAccount: { shown: '某人', role: 'inspector', unit: 'city', reach: ['2106'] },
  setDisabled: { disabled: true },
  changeUnit: { name: '某某局', parent: null, division: '2106', source: null },
  setClosed: { closed: true },
  redrawArea: { name: '一网格', boundary: null, divisions: ['210681'], words: [], why: '调整' },
  closeArea: { why: '撤销' },
  appointOfficer: { account: NO_UUID.id, part: 'officer', from: '2026-11-22', until: null },
  drawRoute: { name: '一线路', line: null, stops: [], why: '走访' },
  redrawRoute: { name: '一线路', line: null, stops: null, why: '走访' },
  closeRoute: { why: '撤销' },
  putOnRoute: { entity: 'JX0000000001', place: 1 },
  previewSplit: { line: MERIDIAN, side: 'left', words: [] },
  splitArea: { line: MERIDIAN, side: 'left', words: [], name: '新网格', why: '拆分' },
  joinAreas: { other: 1, why: '合并' },
  tagEntities: {
    ...{ entities: ['JX0000000001'], add: ['粮食'], remove: [], asTrade: false, keyRegion: null },
    why: '核实',
  },
  moveMember: { to: 1, why: '在对方辖区' },
  refuseMember: { why: '不在本网格' },
  contestMember: { own: 1, why: '在本网格' },
  releaseMember: { why: '已搬走' },
  decideMember: { to: 1, why: '现场核实' },
  lookAtImport: { type: 'administrative-penalty' },
  beginImport: { type: 'administrative-penalty', mapping: null, keep: false },
  stopImport: {},
  undoMapping: {},
  takeComplaint: COMPLAINT,
  findAlikeComplaints: COMPLAINT,
  actOnComplaint: { revision: 1, doing: { act: 'step', on: '2026-11-22', why: '电话联系' } },
  applyForRepair: {
    ...{ records: [1], statement: '已履行', materials: ['缴款书'], committedBy: '某人', applied: '2026-11-20' },
  },
  actOnRepair: { revision: 1, doing: { act: 'step', on: '2026-11-22', why: '电话联系' } },
  issueReport: { kind: 'public', purpose: '贷款', basis: '本企业申请' },
  proposeBulkRepair: { records: [1], why: '已补报' },
  proposeClaimMark: { kind: 'false-claim', until: '2027-02-01', why: '同样的话投诉多家' },
  proposeMarkLifting: { mark: NO_UUID.id, why: '核对后不是' },
  recuseFromVisit: { why: '近亲属' },
  writeArticle: { kind: 'news', title: '信用修复进园区', body: '## 经过\n\n上门讲解。' },
  changeArticle: { title: '信用修复进园区', body: '上门讲解。', revision: 1 },
  proposeArticle: { reason: '核对无误' },
  withdrawArticle: { why: '文号有误' },
  returnPlan: { missing: ['甲'], why: '没有公布' },
  addPlan: PLAN,
  tryPlan: PLAN,
  enterVisitResult: {
    ...{ on: '2026-11-22', way: 'on-site' },
    results: [{ item: 'food', outcome: 'no-problem', critical: false, problems: '无' }],
  },
};

/** A small file as it is sent, with the headers of that. */
export const UPLOAD = [
  '--mark\r\ncontent-disposition: form-data; name="file"; filename="1.jpg"\r\n\r\nx\r\n--mark--\r\n',
  { 'content-type': 'multipart/form-data; boundary=mark' },
] as const;

/** The places of a body where a text can be put: each of its texts, and the name of one more field; gives the body with the text there. */
export function placesOf(body: unknown): ((text: string) => unknown)[] {
  if (typeof body === 'string') return [(text) => text];
  if (Array.isArray(body))
    return body.flatMap((item, i) => placesOf(item).map((put) => (text: string) => body.with(i, put(text))));
  if (typeof body !== 'object' || body === null) return [];
  const within = Object.entries(body).flatMap(([name, value]) =>
    placesOf(value).map((put) => (text: string) => ({ ...body, [name]: put(text) })),
  );
  return [...within, (text) => ({ ...body, [text]: 1 })];
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** The body of a write: the declared one, or one with something in every field. */
export function bodyOf({ id, body }: Operation): unknown {
  if (id in BODIES) return BODIES[id];
  return body instanceof z.ZodUndefined
    ? undefined
    : something(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema);
}

function something({ type, const: only, enum: some, anyOf, properties = {}, items = {} }: Schema): unknown {
  if (only !== undefined) return only;
  if (some) return some[0];
  if (anyOf) return something(anyOf[0]);
  if (type === 'object') return Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, something(v)]));
  if (type === 'array') return [something(items)];
  return type === 'number' || type === 'integer' ? 1 : type === 'boolean' ? true : 'x';
}
