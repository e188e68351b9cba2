// The nouns of the registry: what is kept about an entity (市场主体), the words its attributes may take, and versions of it.

/** A word of a closed list: its code, its Chinese and English names, and other ways departments write it. */
export interface Word {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly aliases: readonly string[];
}

const word = (code: string, zh: string, en: string, ...aliases: string[]): Word => ({ code, zh, en, aliases });

/** Kinds of entity (主体类型). */
export const KINDS: readonly Word[] = [
  word('enterprise', '企业', 'enterprise', '公司', '法人企业', '非法人企业'),
  word('individual', '个体工商户', 'individual business', '个体户', '个体'),
  word('cooperative', '农民专业合作社', 'farmers’ cooperative', '合作社'),
  word('branch', '分支机构', 'branch', '分公司'),
  word('advertiser', '广告经营单位', 'advertiser', '广告主', '广告经营者', '广告发布者'),
  word('trademark-holder', '商标权人', 'trademark holder', '商标注册人', '商标持有人'),
  word('unlicensed', '无照经营户', 'unlicensed operator', '无照经营', '无证无照'),
  word('other', '其他', 'other'),
];

/** Registration statuses (登记状态). */
export const STATUSES: readonly Word[] = [
  word('open', '开业', 'open', '在业', '在营', '营业', '正常', '在册'),
  word('existing', '存续', 'existing', '存续（在营、开业、在册）', '存续(在营、开业、在册)'),
  word('suspended', '停业', 'suspended', '已停业'),
  word('dormant', '歇业', 'dormant', '已歇业'),
  word('revoked', '吊销', 'licence revoked', '已吊销', '吊销未注销', '吊销，未注销', '吊销,未注销'),
  word('deregistered', '注销', 'deregistered', '已注销', '吊销后注销', '吊销，已注销', '吊销,已注销'),
];

/** Key-industry tags (重点行业): they are kept as these words, because rulebooks sort them differently. */
export const TAGS: readonly string[] = [
  ...[
    '道路运输',
    '水路运输',
    '煤矿开采',
    '非煤矿山开采',
    '危险化学品经营',
    '民用爆炸物品经营',
    '药品经营',
    '食品经营',
    '其他高危',
  ],
  ...['歌舞厅', '影剧院', '住宿服务', '茶楼酒吧', '餐饮服务', '商场', '网吧', '游戏厅', '洗浴服务', '其他公众聚集'],
  ...['广告', '粮食', '废旧金属经营', '报废车回收拆解', '农资经营', '中介', '其他热点'],
];

/** The code of a kind or a status written as code, Chinese name or alias; undefined when the list has no such word. */
export function codeOf(list: readonly Word[], written: string): string | undefined {
  const sought = written.trim();
  return list.find((w) => w.code === sought || w.zh === sought || w.aliases.includes(sought))?.code;
}

/** What is known about an entity. Days are `YYYY-MM-DD`, capital is in yuan, coordinates are WGS 84 degrees. */
export interface Attributes {
  name: string;
  kind: string;
  status: string;
  established_on: string;
  /** Division code of GB/T 2260, six digits (nine or twelve for streets and villages). */
  division: string;
  /** Classes of GB/T 4754, the main one first. */
  industries: readonly string[];
  /** Key-industry tags, words of `TAGS`. */
  tags: readonly string[];
  key_region: boolean;
  legal_person: string;
  address: string;
  lon: number;
  lat: number;
  capital: number;
  registration_authority: string;
  business_scope: string;
  former_names: readonly string[];
}

export type AttributeName = keyof Attributes;
export type AttributeType = 'text' | 'code' | 'day' | 'list' | 'tags' | 'boolean' | 'number';

/** One attribute: its type, its label, and for codes and numbers what is allowed. */
export interface Attribute {
  readonly type: AttributeType;
  readonly zh: string;
  readonly en: string;
  readonly words?: readonly Word[];
  readonly range?: readonly [number, number];
}

/** Every attribute with its type and label, in the order in which an entity is shown. */
export const ATTRIBUTES: { readonly [K in AttributeName]: Attribute } = {
  name: { type: 'text', zh: '名称', en: 'name' },
  kind: { type: 'code', zh: '主体类型', en: 'kind', words: KINDS },
  status: { type: 'code', zh: '登记状态', en: 'status', words: STATUSES },
  established_on: { type: 'day', zh: '成立日期', en: 'established on' },
  division: { type: 'text', zh: '行政区划代码', en: 'division' },
  industries: { type: 'list', zh: '行业代码', en: 'industries' },
  tags: { type: 'tags', zh: '重点行业', en: 'key-industry tags' },
  key_region: { type: 'boolean', zh: '重点区域', en: 'key region' },
  legal_person: { type: 'text', zh: '法定代表人', en: 'legal representative' },
  address: { type: 'text', zh: '住所', en: 'address' },
  lon: { type: 'number', zh: '经度', en: 'longitude', range: [-180, 180] },
  lat: { type: 'number', zh: '纬度', en: 'latitude', range: [-90, 90] },
  capital: { type: 'number', zh: '注册资本（元）', en: 'registered capital (yuan)', range: [0, 1e15] },
  registration_authority: { type: 'text', zh: '登记机关', en: 'registration authority' },
  business_scope: { type: 'text', zh: '经营范围', en: 'business scope' },
  former_names: { type: 'list', zh: '曾用名', en: 'former names' },
};

export const ATTRIBUTE_NAMES = Object.keys(ATTRIBUTES) as AttributeName[];

/** What may name an entity beside its name: the credit code, the legacy 注册号, or a number of somebody else's register. */
export interface Identifiers {
  readonly uscc?: string;
  readonly regno?: string;
  readonly foreign?: { readonly scheme: string; readonly value: string };
}

/** What a version says: attributes (`null` = known to be empty) and identifiers gained, as `scheme:value`. */
export type VersionAttributes = { [K in AttributeName]?: Attributes[K] | null } & {
  uscc?: string;
  identifiers?: readonly string[];
};

/** One dated statement about an entity, never changed. `validFrom` null = from the beginning. */
export interface Version {
  readonly version: number;
  readonly validFrom: string | null;
  readonly recordedAt: string;
  readonly attributes: VersionAttributes;
  readonly who: string;
  readonly why: string;
}

/** The internal id shown to people: `JX` and ten digits. */
export function internalId(entityId: number): string {
  return `JX${String(entityId).padStart(10, '0')}`;
}

/** The entity id in an internal id, undefined when the text is none. */
export function entityIdIn(text: string): number | undefined {
  const m = /^JX(\d{10})$/i.exec(text.trim());
  return m ? Number(m[1]) : undefined;
}
