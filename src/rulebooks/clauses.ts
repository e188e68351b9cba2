// The clause table (罚则量化): from a cited law and article to a level, at the same cost for ten clauses and ten thousand.
import type { Flaw } from '../base/yaml.ts';
import { articlePlace, type Citation, citation, citations, lawKey, writeCitation } from './citation.ts';
import type { Bilingual } from './rulebook.ts';

/** The kinds of penalty a clause can threaten (行政处罚法 article 9), with their Chinese names. */
export const measures = {
  warning: '警告',
  criticism: '通报批评',
  fine: '罚款',
  'confiscation-income': '没收违法所得',
  'confiscation-goods': '没收非法财物',
  'permit-suspended': '暂扣许可证件',
  'qualification-downgraded': '降低资质等级',
  'permit-revoked': '吊销许可证件',
  'business-restricted': '限制开展生产经营活动',
  suspension: '责令停产停业',
  closure: '责令关闭',
  'occupation-restricted': '限制从业',
  'licence-revoked': '吊销营业执照',
  detention: '行政拘留',
  other: '其他',
} as const;
export type Measure = keyof typeof measures;

/** One penal clause: a sentence of an article, with what it threatens. Fines in yuan, multiples of a sum (10 % is 0.1). */
export interface Clause {
  readonly id: number;
  /** The law as written in the table; `key` is its one spelling. */
  readonly law: string;
  readonly key: string;
  /** The day of the version that was read. */
  readonly version: string;
  readonly rank: string;
  readonly article: string;
  readonly paragraph: number;
  readonly clause: number;
  readonly measures: readonly Measure[];
  readonly fineMin?: number;
  readonly fineMax?: number;
  readonly multipleMax?: number;
  readonly serious: boolean;
  readonly onPersons: boolean;
  /** Undefined: on persons only, or not to be decided by the rule. */
  readonly level?: string;
  readonly review: string;
}

/** One step of the rule that gives a clause its level: it holds when any of its tests does. */
export interface Criterion {
  /** Undefined: the clause gets no level. */
  readonly level: string | undefined;
  readonly measures: readonly Measure[];
  readonly fineOver?: number;
  readonly multipleOver?: number;
  readonly fineUnstated: boolean;
  readonly sense: Bilingual;
  readonly assumption: boolean;
}

/** What a clause needs to say for the rule to give it a level. */
export type Threat = Pick<Clause, 'measures' | 'fineMin' | 'fineMax' | 'multipleMax' | 'onPersons'>;

/** The level of a clause by the first criterion that holds; undefined for clauses on persons only and where none holds. */
export function levelOfThreat(threat: Threat, criteria: readonly Criterion[]): string | undefined {
  return threat.onPersons ? undefined : criteria.find((criterion) => holds(criterion, threat))?.level;
}

function holds(criterion: Criterion, threat: Threat): boolean {
  const { fineMax, multipleMax } = threat;
  return (
    criterion.measures.some((measure) => threat.measures.includes(measure)) ||
    (criterion.fineOver !== undefined && fineMax !== undefined && fineMax > criterion.fineOver) ||
    (criterion.multipleOver !== undefined && multipleMax !== undefined && multipleMax > criterion.multipleOver) ||
    (criterion.fineUnstated && threat.measures.includes('fine') && fineMax === undefined && multipleMax === undefined)
  );
}

/** One measure of a decision, to tell which of an article's clauses it rests on; the amount in yuan. */
export interface Imposed {
  readonly kind: string;
  readonly amount?: number;
}

/**
 * What the table says of a citation: `level` when every clause it can mean has that level; `undetermined` when they
 * differ or one has none (`levels` are the possible ones, mildest reading not assumed); `persons` when the article
 * punishes natural persons only; `later-version` when a clause was read in a version adopted after the decision, whose
 * articles may have been numbered otherwise; `unknown` when it is not in the table. `code` stands for it in a record.
 */
export type Finding =
  | { readonly kind: 'level'; readonly level: string; readonly code: number; readonly clauses: readonly Clause[] }
  | {
      readonly kind: 'undetermined';
      readonly levels: readonly string[];
      readonly code: number;
      readonly clauses: readonly Clause[];
    }
  | { readonly kind: 'persons'; readonly code: number; readonly clauses: readonly Clause[] }
  | { readonly kind: 'later-version'; readonly code: 0; readonly clauses: readonly Clause[] }
  | { readonly kind: 'unknown' };

const UNKNOWN: Finding = { kind: 'unknown' };

function findingOf(clauses: readonly Clause[], code: number): Finding {
  const onEntities = clauses.filter((clause) => !clause.onPersons);
  if (onEntities.length === 0) return { kind: 'persons', code, clauses };
  const levels = [...new Set(onEntities.flatMap((clause) => clause.level ?? []))].sort();
  const decided = onEntities.every((clause) => clause.level !== undefined) && levels.length === 1;
  return decided
    ? { kind: 'level', level: levels[0], code, clauses: onEntities }
    : { kind: 'undetermined', levels, code, clauses: onEntities };
}

/** What several known findings say together: one level, or undetermined with a code of no level (0). */
function together(known: readonly Finding[]): Finding {
  const findings = known.flatMap((finding) => (finding.kind === 'unknown' ? [] : [finding]));
  const onEntities = findings.filter((finding) => finding.kind !== 'persons');
  const first = onEntities[0] ?? findings[0] ?? UNKNOWN;
  const clauses = [...new Set(onEntities.flatMap((finding) => finding.clauses))];
  const joint = onEntities.length > 1 ? findingOf(clauses, 0) : first;
  return joint.kind === 'level' && first.kind === 'level' ? { ...joint, code: first.code } : joint;
}

// A code is three times the id of a clause plus what it stands for: that clause, the paragraph or the article it opens.
const [CLAUSE, PARAGRAPH, ARTICLE] = [0, 1, 2];

/** The clauses by law and article; building it costs one pass, every look-up one probe. */
export class ClauseTable {
  readonly clauses: readonly Clause[];
  readonly #groups = new Map<string, Finding>();
  readonly #codes = new Map<number, Finding>();
  #contents: string[] | undefined;

  constructor(clauses: readonly Clause[]) {
    this.clauses = clauses;
    const groups = new Map<string, Clause[]>();
    for (const clause of clauses) {
      for (const key of [articleKey(clause.key, clause.article), paragraphKey(clause)]) {
        const group = groups.get(key);
        if (group) group.push(clause);
        else groups.set(key, [clause]);
      }
      this.#codes.set(3 * clause.id + CLAUSE, findingOf([clause], 3 * clause.id + CLAUSE));
    }
    for (const [key, group] of groups) {
      const code = 3 * Math.min(...group.map((clause) => clause.id)) + (key.endsWith('¶') ? PARAGRAPH : ARTICLE);
      const finding = findingOf(group, code);
      this.#groups.set(key, finding);
      this.#codes.set(code, finding);
    }
  }

  /** What the table says of a cited place; the paragraph narrows it, the item is not told apart. */
  lookup(place: Citation): Finding {
    const key = articleKey(place.law, place.article);
    return this.#groups.get(place.paragraph === undefined ? key : `${key}#${place.paragraph}¶`) ?? UNKNOWN;
  }

  /**
   * The same for a law and the articles a record cites (食品安全法, 第一百二十四条第一款、第一百二十五条). Of several places, those
   * that are not in the table (the duty that was broken) or punish persons only are left aside; the rest must agree.
   */
  lookupText(law: string, articles: string): Finding {
    const several = citations(`《${law}》${articles}`);
    const single = several.length > 0 ? undefined : citation(law, articles);
    const findings = (single ? [single] : several).map((place) => this.lookup(place));
    return together(findings.filter((finding) => finding.kind !== 'unknown'));
  }

  /**
   * The finding, told apart by what was imposed: a clause that threatens none of the imposed kinds, or no fine as high,
   * was not the ground of the decision (a lower fine may be a mitigated one). Unchanged unless what is left agrees.
   */
  narrowed(finding: Finding, imposed: readonly Imposed[]): Finding {
    if (finding.kind !== 'undetermined') return finding;
    const left = finding.clauses.filter((clause) => imposed.some((measure) => canRest(measure, clause)));
    const narrowed = left.length > 0 ? findingOf(left, 3 * left[0].id + CLAUSE) : finding;
    return narrowed.kind === 'level' ? narrowed : finding;
  }

  /** The finding for a decision of a day (`YYYY-MM-DD`): only clauses of versions adopted by then speak for it. */
  asOf(finding: Finding, day: string): Finding {
    if (finding.kind === 'unknown' || finding.clauses.every((clause) => clause.version <= day)) return finding;
    return { kind: 'later-version', code: 0, clauses: finding.clauses };
  }

  /**
   * The number that stands in a record for what it cites, told apart by what it imposed; 0 when several articles
   * disagree or the version read was adopted after the decision's day, undefined when none is in the table.
   */
  clauseCode(law: string, articles: string, imposed: readonly Imposed[] = [], day?: string): number | undefined {
    const found = this.narrowed(this.lookupText(law, articles), imposed);
    const finding = day === undefined ? found : this.asOf(found, day);
    return finding.kind === 'unknown' ? undefined : finding.code;
  }

  /** The finding a code stands for; undefined for 0 and for a code of another table. */
  of(code: number): Finding | undefined {
    return this.#codes.get(code);
  }

  /** The level a code stands for; undefined where a person must decide, and for an unknown code. */
  levelOf(code: number): string | undefined {
    const finding = this.#codes.get(code);
    return finding?.kind === 'level' ? finding.level : undefined;
  }

  /** Clauses in which every word of the text (law, article, kind of penalty) occurs, in the table's order, at most `limit`. */
  search(text: string, limit = 50): Clause[] {
    const words = text.split(/\s+/).map(searchWord).filter(Boolean);
    if (words.length === 0) return [];
    this.#contents ??= this.clauses.map(contentOf);
    const found: Clause[] = [];
    for (let i = 0; i < this.clauses.length && found.length < limit; i++) {
      const content = this.#contents[i];
      if (words.every((word) => content.includes(word))) found.push(this.clauses[i]);
    }
    return found;
  }
}

/** A word as `contentOf` writes it: an article in any writing becomes 第一百二十四条. */
function searchWord(word: string): string {
  const place = word.includes('条') ? articlePlace(word) : undefined;
  return place ? writeCitation({ law: '', ...place }).slice(2) : lawKey(word);
}

function articleKey(law: string, article: string): string {
  return `${law}#${article}`;
}

function paragraphKey(clause: Clause): string {
  return `${articleKey(clause.key, clause.article)}#${clause.paragraph}¶`;
}

function canRest(imposed: Imposed, clause: Clause): boolean {
  if (!(clause.measures as readonly string[]).includes(imposed.kind)) return false;
  if (imposed.kind !== 'fine' || imposed.amount === undefined || clause.multipleMax !== undefined) return true;
  return clause.fineMax === undefined || imposed.amount <= clause.fineMax;
}

function contentOf(clause: Clause): string {
  const kinds = clause.measures.map((measure) => measures[measure]).join('');
  return `${clause.key}${writeCitation(clause).split('》').pop()}${kinds}`;
}

/** The table with an authority's own clauses: an article they name is theirs alone, every other stays as it was. */
export function withOwnClauses(clauses: readonly Clause[], own: readonly Clause[]): Clause[] {
  const named = new Set(own.map((clause) => articleKey(clause.key, clause.article)));
  return [...clauses.filter((clause) => !named.has(articleKey(clause.key, clause.article))), ...own];
}

/** One row of a clause file: its cells by heading and its line. */
export interface ClauseRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** How rows become clauses: the file's name for flaws, the rule, and whether they are an authority's own. */
export interface ClauseReading {
  readonly file: string;
  readonly criteria: readonly Criterion[];
  /** Own clauses may state their level and are numbered by their place; the shipped ones have ids and follow the rule. */
  readonly own: boolean;
}

// Far behind the shipped ids, so that a longer shipped table never meets an authority's own clauses.
const OWN_CLAUSES = 100_001;

const headings = {
  id: ['id', '编号'],
  law: ['law', '法律', '法律名称', '法规名称'],
  version: ['version', '版本'],
  rank: ['rank', '效力'],
  article: ['article', '条', '条款', '条文'],
  paragraph: ['paragraph', '款'],
  clause: ['clause', '句'],
  measures: ['measures', '处罚种类'],
  fineMin: ['fine_min', '罚款下限'],
  fineMax: ['fine_max', '罚款上限'],
  multipleMax: ['multiple_max', '倍数上限'],
  serious: ['serious', '情节严重'],
  onPersons: ['on_persons', '对个人'],
  level: ['level', '等级'],
  review: ['review', '复核'],
} as const;
type Field = keyof typeof headings;

const YES = new Set(['1', '是', 'true', '√']);
const NO = new Set(['', '0', '否', 'false']);

/** The clauses of a file's rows and every flaw found; a row with a flaw gives no clause. */
export function readClauses(rows: readonly ClauseRow[], reading: ClauseReading): { clauses: Clause[]; flaws: Flaw[] } {
  const clauses: Clause[] = [];
  const flaws: Flaw[] = [];
  rows.forEach((row, i) => {
    const reader = new RowReader(row, reading.file);
    const clause = clauseOf(reader, reading, i);
    flaws.push(...reader.flaws);
    if (reader.flaws.length === 0) clauses.push(clause);
  });
  return { clauses, flaws };
}

function clauseOf(row: RowReader, reading: ClauseReading, index: number): Clause {
  const place = row.place();
  const threat: Threat = {
    measures: row.measures(),
    ...row.amounts(),
    onPersons: row.flag('onPersons'),
  };
  const stated = reading.own ? row.level(reading.criteria) : undefined;
  return {
    id: (reading.own ? undefined : row.whole('id')) ?? OWN_CLAUSES + index,
    law: row.text('law'),
    key: place.law,
    version: row.text('version'),
    rank: row.text('rank'),
    article: place.article,
    paragraph: row.whole('paragraph') ?? place.paragraph ?? 1,
    clause: row.whole('clause') ?? 1,
    ...threat,
    serious: row.flag('serious'),
    level: threat.onPersons ? undefined : (stated ?? levelOfThreat(threat, reading.criteria)),
    review: row.text('review'),
  };
}

/** Reads the cells of one row and notes what is wrong with them. */
class RowReader {
  readonly flaws: Flaw[] = [];
  readonly #row: ClauseRow;
  readonly #file: string;

  constructor(row: ClauseRow, file: string) {
    this.#row = row;
    this.#file = file;
  }

  text(field: Field): string {
    for (const heading of headings[field]) if (heading in this.#row.cells) return this.#row.cells[heading].trim();
    return '';
  }

  #flaw(zh: string, en: string): void {
    this.flaws.push({ file: this.#file, line: this.#row.line, zh, en });
  }

  place(): Citation {
    const [law, article] = [this.text('law'), this.text('article')];
    if (!law) this.#flaw('缺少法律名称（列“法律”）', 'the law is missing (column “law”)');
    const place = citation(law || '—', article);
    if (!place)
      this.#flaw(
        `条文“${article}”读不出条数，应写成“第一百二十四条”“第124条第1款”或“124”`,
        `article “${article}” names no article; write 第一百二十四条, 第124条第1款 or 124`,
      );
    return place ?? { law, article: '' };
  }

  measures(): Measure[] {
    const found: Measure[] = [];
    for (const word of this.text('measures').split(/[;；、,，|]/)) {
      const name = word.trim();
      if (!name) continue;
      const code = name in measures ? (name as Measure) : CODES.get(name);
      if (code) found.push(code);
      else
        this.#flaw(
          `不认识的处罚种类“${name}”，可以写：${Object.values(measures).join('、')}`,
          `unknown kind of penalty “${name}”; allowed: ${Object.keys(measures).join(', ')}`,
        );
    }
    if (found.length === 0 && this.flaws.length === 0)
      this.#flaw('缺少处罚种类（列“处罚种类”）', 'the kinds of penalty are missing (column “measures”)');
    return found;
  }

  amounts(): Pick<Clause, 'fineMin' | 'fineMax' | 'multipleMax'> {
    const [fineMin, fineMax, multipleMax] = [
      this.#number('fineMin'),
      this.#number('fineMax'),
      this.#number('multipleMax'),
    ];
    if (fineMin !== undefined && fineMax !== undefined && fineMin > fineMax)
      this.#flaw(
        `罚款下限${fineMin}高于上限${fineMax}`,
        `the lower bound ${fineMin} exceeds the upper bound ${fineMax}`,
      );
    return { fineMin, fineMax, multipleMax };
  }

  #number(field: Field): number | undefined {
    const text = this.text(field).normalize('NFKC');
    if (text === '') return undefined;
    if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
    this.#flaw(
      `“${headings[field].at(-1)}”的“${text}”不是数字（金额以元为单位，不写“万”）`,
      `“${text}” in “${headings[field][0]}” is not a number (amounts in yuan)`,
    );
    return undefined;
  }

  whole(field: Field): number | undefined {
    const value = this.#number(field);
    if (value === undefined || (Number.isInteger(value) && value > 0)) return value;
    this.#flaw(
      `“${headings[field].at(-1)}”的“${value}”应为正整数`,
      `“${value}” in “${headings[field][0]}” must be a positive integer`,
    );
    return undefined;
  }

  flag(field: Field): boolean {
    const text = this.text(field).normalize('NFKC').toLowerCase();
    if (!YES.has(text) && !NO.has(text))
      this.#flaw(
        `“${headings[field].at(-1)}”的“${text}”应为“是”或“否”`,
        `“${text}” in “${headings[field][0]}” must be 1 or 0`,
      );
    return YES.has(text);
  }

  level(criteria: readonly Criterion[]): string | undefined {
    const level = this.text('level').toUpperCase();
    const known = [...new Set(criteria.flatMap((criterion) => criterion.level ?? []))].sort();
    if (level && !known.includes(level))
      this.#flaw(
        `等级“${level}”不在表中，只能是：${known.join('、')}`,
        `level “${level}” is none of: ${known.join(', ')}`,
      );
    return level || undefined;
  }
}

const CODES = new Map(Object.entries(measures).map(([code, name]) => [name as string, code as Measure]));
