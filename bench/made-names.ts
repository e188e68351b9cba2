// Made-up names of entities in the proportions of a real register: places, brands, trades and forms, the same for the same seed.

const PLACES = [
  ...'北京 上海 天津 重庆 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 吉林 哈尔滨'.split(
    ' ',
  ),
  ...'石家庄 唐山 太原 呼和浩特 南京 苏州 无锡 常州 南通 杭州 宁波 温州 台州 丽水 合肥 六安 亳州 福州 厦门 泉州 南昌'.split(
    ' ',
  ),
  ...'济南 青岛 烟台 单县 郑州 洛阳 浚县 武汉 黄陂 长沙 株洲 广州 深圳 珠海 东莞 番禺 佛山 南宁 海口 成都 绵阳 贵阳'.split(
    ' ',
  ),
  ...'昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 东港 凤城 宽甸 元宝 振兴 振安 浑南 沈河 和平 铁西 皇姑 大东 于洪'.split(
    ' ',
  ),
];
const COMMON =
  '金信华泰恒盛达兴源丰瑞祥和美佳嘉宏伟鑫隆利通顺安康福德盈润诚永昌茂荣旺发展宇天地海江河山川林森木石玉珠宝龙凤鹏鹰马虎东西南北中正大小新老一二三四五六七八九十' +
  '百千万亿光明亮辉耀星月日春夏秋冬风云雨雪花草梅兰竹菊松柏青红蓝绿白黑紫银铜铁钢合众联创智慧科学文艺思远博雅清静心意友情家园居乐喜庆吉运来宜优良品味香甜鲜' +
  '纯真善爱和睦平长久世纪时代力量动能电气水火土农牧渔粮油果蔬茶酒食品衣纺织布鞋帽箱包玩具图书纸印';
const TRADES = [
  ...'贸易 商贸 科技 网络科技 信息技术 电子 机械设备 建筑工程 装饰工程 建材 房地产开发 物业管理 物流 货运代理'.split(
    ' ',
  ),
  ...'食品 餐饮管理 农业发展 水产养殖 医疗器械 医药 教育咨询 文化传媒 广告 汽车销售 石油化工 新能源 环保科技'.split(
    ' ',
  ),
  ...'服装 纺织 塑料制品 五金制品 包装材料 印刷 家具 电器 软件开发 投资管理 旅行社 酒店管理 人力资源服务'.split(' '),
];
const FORMS = [
  '有限公司',
  '有限公司',
  '有限公司',
  '有限责任公司',
  '股份有限公司',
  '厂',
  '中心（有限合伙）',
  '农民专业合作社',
];
const SHOPS =
  '小吃店 超市 便利店 面馆 理发店 五金行 茶行 药房 服装店 饭店 水果店 网吧 汽车修理部 烟酒商行 母婴用品店'.split(' ');
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁单仇';

/** Numbers from 0 (inclusive) to 1 (exclusive), the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of some things, earlier ones oftener when `skew` is above 1. */
export function oneOf<T>(next: () => number, things: ArrayLike<T>, skew = 1): T {
  return things[Math.floor(next() ** skew * things.length)];
}

function brand(next: () => number): string {
  const characters = next() < 0.6 ? 2 : next() < 0.7 ? 3 : 4;
  return Array.from({ length: characters }, () =>
    next() < 0.06 ? String.fromCharCode(0x4e00 + Math.floor(next() * 20_902)) : oneOf(next, COMMON, 1.5),
  ).join('');
}

/** A name of an enterprise or, one time in three, of an individual business; a few with brackets or Latin letters. */
export function madeName(next: () => number): string {
  const place = oneOf(next, PLACES, 1.5);
  if (next() < 0.33) return `${place}${oneOf(next, SURNAMES)}${next() < 0.5 ? '记' : brand(next)}${oneOf(next, SHOPS)}`;
  const latin = next() < 0.02 ? String.fromCharCode(...[0, 1, 2].map(() => 65 + Math.floor(next() * 26))) : '';
  const stem = `${latin}${brand(next)}`;
  const trade = oneOf(next, TRADES, 1.5);
  const form = oneOf(next, FORMS);
  return next() < 0.1 ? `${stem}（${place}）${trade}${form}` : `${place}${stem}${trade}${form}`;
}
