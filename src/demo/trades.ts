// Trades of the invented city: real classes of GB/T 4754, the key-industry tags that fit, words for names, what inspectors look at.

/** What kind of law a trade mostly meets. */
export type Field =
  | 'food'
  | 'catering'
  | 'drugs'
  | 'transport'
  | 'danger'
  | 'leisure'
  | 'internet'
  | 'lodging'
  | 'farming'
  | 'works'
  | 'trading';

export interface Trade {
  /** Classes of GB/T 4754, the main one first. */
  readonly industries: readonly string[];
  readonly tags: readonly string[];
  readonly field: Field;
  /** Word in the names of companies, and of shops. */
  readonly company: string;
  readonly shop: string;
  /** How common it is among companies, and among shops. */
  readonly companies: number;
  readonly shops: number;
}

type Line = [
  industries: string,
  tags: string,
  field: Field,
  company: string,
  shop: string,
  companies: number,
  shops: number,
];

const LINES: readonly Line[] = [
  ['5212 5226', '食品经营', 'food', '超市', '超市', 3, 6],
  ['5213 5227', '食品经营', 'food', '便利店连锁', '便利店', 2, 6],
  ['5229', '食品经营', 'food', '食品商贸', '副食店', 3, 5],
  ['5223', '', 'food', '果蔬', '水果店', 1, 6],
  ['5224', '食品经营', 'food', '水产', '鲜肉店', 2, 4],
  ['5129 5229', '食品经营', 'food', '食品批发', '粮油行', 4, 2],
  ['5221', '粮食;食品经营', 'food', '粮油', '米面店', 2, 2],
  ['1353', '食品经营', 'food', '肉制品', '熟食坊', 2, 1],
  ['1361', '', 'food', '水产品加工', '海鲜加工部', 3, 1],
  ['6210', '餐饮服务', 'catering', '餐饮管理', '饭店', 3, 9],
  ['6220', '餐饮服务', 'catering', '快餐', '快餐店', 1, 5],
  ['6291', '餐饮服务', 'catering', '小吃餐饮', '面馆', 1, 8],
  ['6231', '茶楼酒吧', 'catering', '茶文化', '茶楼', 1, 1],
  ['6233', '茶楼酒吧', 'leisure', '酒吧管理', '酒吧', 1, 1],
  ['5251 5254', '药品经营', 'drugs', '大药房', '药店', 3, 2],
  ['5151', '药品经营', 'drugs', '医药', '药材行', 2, 0],
  ['6110', '住宿服务;餐饮服务', 'lodging', '酒店管理', '宾馆', 2, 1],
  ['6129', '住宿服务', 'lodging', '旅馆', '旅店', 1, 3],
  ['9011', '歌舞厅', 'leisure', '娱乐', '歌舞厅', 1, 1],
  ['8760', '影剧院', 'leisure', '影院管理', '影院', 1, 0],
  ['9012', '游戏厅', 'leisure', '游艺', '电玩城', 1, 1],
  ['9013', '网吧', 'internet', '网络服务', '网吧', 1, 2],
  ['8051', '洗浴服务', 'leisure', '洗浴', '浴池', 1, 2],
  ['8052', '洗浴服务', 'leisure', '足道', '足疗店', 0, 2],
  ['5211', '商场', 'trading', '百货', '百货商店', 2, 3],
  ['5431', '道路运输', 'transport', '物流', '货运部', 6, 3],
  ['5435', '道路运输;危险化学品经营', 'transport', '危险品运输', '运输队', 1, 0],
  ['5523', '水路运输', 'transport', '航运', '船务部', 1, 0],
  ['1019', '非煤矿山开采', 'danger', '矿业', '采石场', 2, 0],
  ['5169', '危险化学品经营', 'danger', '化工', '化工商店', 2, 1],
  ['5265', '危险化学品经营', 'danger', '石油销售', '加油站', 2, 0],
  ['5166 5112', '农资经营', 'farming', '农资', '农资店', 2, 2],
  ['5167', '农资经营;危险化学品经营', 'farming', '农药', '农药店', 1, 1],
  ['5191', '废旧金属经营', 'trading', '再生资源', '废品收购站', 2, 2],
  ['4210', '报废车回收拆解;废旧金属经营', 'works', '报废车回收', '拆解场', 1, 0],
  ['7259', '广告', 'trading', '广告传媒', '广告社', 4, 1],
  ['7030', '中介', 'trading', '房产经纪', '房产中介', 3, 2],
  ['7262', '中介', 'trading', '职业中介', '家政中介', 1, 1],
  ['7291', '其他热点', 'trading', '旅行社', '旅游咨询部', 1, 0],
  ['5011', '', 'works', '装饰工程', '装修队', 5, 3],
  ['4710', '其他高危', 'works', '建筑工程', '建筑队', 6, 0],
  ['3031', '', 'works', '建材制造', '砖厂', 3, 1],
  ['5165', '', 'trading', '建材', '建材商店', 4, 4],
  ['5232 5233', '', 'trading', '服饰', '服装店', 3, 9],
  ['1819', '', 'works', '服装制造', '裁缝店', 4, 2],
  ['5281', '', 'trading', '五金机电', '五金店', 3, 5],
  ['5272 8132', '', 'trading', '电器', '家电维修部', 2, 3],
  ['5283', '', 'trading', '家具', '家具店', 2, 2],
  ['5274', '', 'trading', '通讯器材', '手机店', 2, 3],
  ['8111 5263', '', 'trading', '汽车服务', '汽车修理部', 3, 4],
  ['8040', '', 'trading', '美业管理', '理发店', 1, 7],
  ['6513', '', 'trading', '软件', '电脑工作室', 7, 1],
  ['7020', '', 'trading', '物业服务', '保洁部', 4, 1],
  ['7241', '', 'trading', '财税咨询', '代账工作室', 3, 0],
  ['2319', '', 'works', '包装印刷', '图文店', 2, 2],
  ['3484', '', 'works', '机械制造', '机械加工部', 7, 2],
  ['5292', '', 'trading', '电子商务', '网店', 6, 3],
  ['8391', '', 'trading', '教育科技', '培训部', 3, 1],
];

const FARMS: readonly Line[] = [
  ['0141', '', 'farming', '蔬菜种植', '', 3, 0],
  ['0159', '', 'farming', '蓝莓种植', '', 3, 0],
  ['0111', '粮食', 'farming', '水稻种植', '', 2, 0],
  ['0313', '', 'farming', '生猪养殖', '', 2, 0],
  ['0411', '', 'farming', '贝类养殖', '', 2, 0],
  ['0171', '', 'farming', '药材种植', '', 1, 0],
  ['1371', '食品经营', 'food', '农产品加工', '', 1, 0],
];

export const TRADES: readonly Trade[] = LINES.map(trade);
/** Of farmers’ cooperatives. */
export const FARM_TRADES: readonly Trade[] = FARMS.map(trade);

function trade([industries, tags, field, company, shop, companies, shops]: Line): Trade {
  return {
    industries: industries.split(' '),
    tags: tags ? tags.split(';') : [],
    field,
    company,
    shop,
    companies,
    shops,
  };
}
