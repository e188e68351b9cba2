// Words that invented names, persons and addresses are put together from; the city 金信市 exists nowhere.

export const CITY = '金信市';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国文斌志辉海燕春波宁鑫宇浩然雪晶萍凤云龙飞鹏',
];
const AUSPICIOUS = [
  ...'恒瑞盛泰丰隆兴源达诚信德润祥和顺安康裕昌茂荣旺嘉美佳宏远博雅正清泽宝聚合众联创智慧科鼎晟邦凯腾翔骏',
];
const BRIGHT = [...'峰海江河山川林森岳洲阳光辉耀星月晨曦春秋禾田园丰谷麦金银玉珠石木水云雨兰竹松柏鹤鹰龙骏'];
const STREETS = [
  '锦江',
  '滨河',
  '青年',
  '振兴',
  '光明',
  '解放',
  '文化',
  '建设',
  '和平',
  '人民',
  '新华',
  '迎宾',
  '花园',
  '胜利',
];
const WAYS = ['路', '街', '大街', '巷'];
const SHOPKEEPERS = ['老', '小', '阿'];

export interface Chooses {
  readonly oneOf: <T>(things: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
  readonly between: (low: number, high: number) => number;
}

/** An invented person. */
export function person({ oneOf, chance }: Chooses): string {
  return oneOf(SURNAMES) + oneOf(GIVEN) + (chance(0.6) ? oneOf(GIVEN) : '');
}

/** The mark (字号) of an enterprise: two or three characters that mean luck. */
export function brand({ oneOf, chance }: Chooses): string {
  return oneOf(AUSPICIOUS) + oneOf(chance(0.7) ? AUSPICIOUS : BRIGHT) + (chance(0.25) ? oneOf(BRIGHT) : '');
}

/** The mark of a shop: its keeper or a short mark. */
export function shopMark(choose: Chooses): string {
  const { oneOf, chance } = choose;
  if (chance(0.25)) return `${oneOf(SURNAMES)}记${oneOf(BRIGHT)}`;
  if (chance(0.3)) return `${oneOf(SHOPKEEPERS)}${oneOf(SURNAMES)}${oneOf(BRIGHT)}`;
  return brand(choose);
}

export function street({ oneOf }: Chooses): string {
  return oneOf(STREETS) + oneOf(WAYS);
}
