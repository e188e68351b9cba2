// How names are spelled in pinyin, and how typed letters may be cut into syllables.
import { customPinyin, pinyin } from 'pinyin-pro';

/** Every syllable of standard pinyin without tones, ü written v (but lue, nue as people type them). */
export const SYLLABLES: readonly string[] =
  `a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen
ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui
cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan
fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao
he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka
kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang
liao lie lin ling liu lo long lou lu luan lue lun luo lv ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo
mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv o ou pa pai pan pang
pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao
re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi
shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie
ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue
xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe
zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo`.split(/\s+/);

const LONGEST = 6;
const NUMBERS: ReadonlyMap<string, number> = new Map(SYLLABLES.map((s, i) => [s, i + 1]));

/** The number of a syllable, from 1; 0 for what is none. */
export function syllableNumber(syllable: string): number {
  return NUMBERS.get(syllable) ?? 0;
}

// Place names, surnames and trades that pinyin-pro reads otherwise than the people who live there.
const TRAPS = `单县 shan xian,单城镇 shan cheng zhen,乐亭 lao ting,乐陵 lao ling,乐清 yue qing,六合区 lu he qu,筠连 jun lian,
黄陂 huang pi,大埔县 da bu xian,洪洞 hong tong,繁峙 fan shi,浚县 xun xian,泌阳 bi yang,都匀 du yun,尉犁 yu li,蔚县 yu xian,
莘庄 xin zhuang,解州 xie zhou,大栅栏 da shi lan,浒墅关 xu shu guan,涡阳 guo yang,歙县 she xian,宕昌 tan chang,珲春 hun chun,
万柏林 wan bai lin,会稽 kuai ji,吴堡 wu bu,瓦窑堡 wa yao bu,闵行 min hang,曾都 zeng du,都昌 du chang,都安 du an,都兰 du lan,
于都 yu du,望都 wang du,丰都 feng du,武都 wu du,宜都 yi du,新都 xin du,尧都 yao du,花都 hua du,商都 shang du,莲都 lian du,
殷都 yin du,信都 xin du,尉迟 yu chi,万俟 mo qi,澹台 tan tai,曾氏 zeng shi,曾记 zeng ji,老曾 lao zeng,单氏 shan shi,
单记 shan ji,仇氏 qiu shi,仇记 qiu ji,解氏 xie shi,解记 xie ji,查氏 zha shi,查记 zha ji,朴氏 piao shi,盖氏 ge shi,缪氏 miao shi,
阿胶 e jiao,阿弥陀 e mi tuo,藏医 zang yi,藏药 zang yao,车行 che hang,茶行 cha hang,药行 yao hang,粮行 liang hang,
金行 jin hang,分行 fen hang,支行 zhi hang,总行 zong hang,布行 bu hang,渔行 yu hang,果行 guo hang,木行 mu hang,咖喱 ga li,参茸 shen rong,便宜 pian yi,
雪茄 xue jia`;

const ENDING = /(股份|责任)?有限(责任)?公司$/;
const ENDINGS: Record<string, string[]> = {
  有: ['you'],
  限: ['xian'],
  公: ['gong'],
  司: ['si'],
  股: ['gu'],
  份: ['fen'],
  责: ['ze'],
  任: ['ren'],
};

// Characters with a second reading that names do not use (南 as nā): no need to look at their neighbours, which costs most.
const ONE_READING = new Set(
  '份信术期合责能南万地景数传区家食省奇综奥系港络虹艾谷盛券育县得思休度摄氏石广厂和沈佛殖无红齐孙叶朱许丁冯彭陆拓硕淳不识洗弟亨羊晟那助劲潢频泽戏涌摩其将脉觉隽内便',
);

interface Reading {
  readonly syllable: string | undefined;
  /** Whether the neighbours may change it. */
  readonly depends: boolean;
}

const NEIGHBOURS = 2;
const MOST_CONTEXTS = 100_000;
const readings = new Map<string, Reading>();
const contexts = new Map<string, string>();
let trapsSet = false;

/** The syllable of each character (UTF-16 surrogates together); undefined for what has none, such as letters and digits. */
export function syllablesOf(name: string): (string | undefined)[] {
  const ending = ENDING.exec(name)?.[0] ?? '';
  const characters = [...name.slice(0, name.length - ending.length)];
  const syllables = characters.map((c, i) => (readingOf(c).depends ? inContext(characters, i) : readingOf(c).syllable));
  for (const c of ending) syllables.push(ENDINGS[c][0]);
  return syllables;
}

function readingOf(character: string): Reading {
  let reading = readings.get(character);
  if (!reading) {
    const all = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true });
    const several = new Set(all).size > 1 && !ONE_READING.has(character);
    reading = { syllable: known(pinyin(character, { toneType: 'none', v: true })), depends: several };
    readings.set(character, reading);
  }
  return reading;
}

// Two characters on each side decide: words that decide a reading are short, and the same neighbours come again and again.
function inContext(characters: readonly string[], at: number): string | undefined {
  const from = Math.max(0, at - NEIGHBOURS);
  const near = characters.slice(from, at + NEIGHBOURS + 1);
  const key = `${at - from}${near.join('')}`;
  const met = contexts.get(key);
  if (met) return met;
  const syllable = spellOne(near, at - from);
  if (contexts.size >= MOST_CONTEXTS) contexts.clear();
  if (syllable) contexts.set(key, syllable);
  return syllable;
}

// pinyin-pro does not give one item for each character where rare symbols stand; then the character is read by itself.
function spellOne(characters: readonly string[], at: number): string | undefined {
  if (!trapsSet) setTraps();
  const spelled = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  return spelled.length === characters.length ? known(spelled[at]) : readingOf(characters[at]).syllable;
}

function setTraps(): void {
  const words = TRAPS.split(',').map((trap) => trap.trim());
  customPinyin(Object.fromEntries(words.map((w) => [w.slice(0, w.indexOf(' ')), w.slice(w.indexOf(' ') + 1)])));
  trapsSet = true;
}

function known(spelling: string): string | undefined {
  const syllable = spelling === 'lve' ? 'lue' : spelling === 'nve' ? 'nue' : spelling;
  return NUMBERS.has(syllable) ? syllable : undefined;
}

/** Syllables that begin with some letters, the whole syllable included. */
export function completions(start: string): string[] {
  return SYLLABLES.filter((s) => s.startsWith(start));
}

/** A syllable in typed letters: `unfinished` when the letters end with it, so that it may go on. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly unfinished: boolean;
}

/**
 * The pieces into which typed letters may be cut, the last one perhaps unfinished, in whatever way: `xian` may be
 * xian, xi an, xi a n, xia n. Pieces that are part of no way to cut all the letters are left out; none when there is no way.
 */
export function pieces(letters: string): Piece[] {
  const found: Piece[] = [];
  const reached = new Set([0]);
  for (let from = 0; from < letters.length; from++) {
    if (!reached.has(from)) continue;
    for (let to = from + 1; to <= Math.min(letters.length, from + LONGEST); to++) {
      const text = letters.slice(from, to);
      const unfinished = to === letters.length;
      if (unfinished ? SYLLABLES.some((s) => s.startsWith(text)) : NUMBERS.has(text)) {
        found.push({ text, from, to, unfinished });
        reached.add(to);
      }
    }
  }
  return withoutDeadEnds(found, letters.length);
}

function withoutDeadEnds(found: readonly Piece[], end: number): Piece[] {
  const leading = new Set([end]);
  return found
    .toReversed()
    .filter((piece) => leading.has(piece.to) && leading.add(piece.from))
    .reverse();
}
