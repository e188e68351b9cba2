// What the units of the invented city publish: news of their work, and typical cases without anybody's name.

interface Told {
  readonly title: string;
  readonly body: string;
}

/** News, the latest first; `by` is the account that writes. */
export const NEWS: readonly (Told & { readonly by: string; readonly monthsAgo: number })[] = [
  {
    by: 'credit',
    monthsAgo: 0,
    title: '信用修复进园区：一张表讲清什么时候能修、要交什么',
    body: '## 做了什么\n\n本月在三个园区设点，逐户对照公示页面讲解：每条信息公示到哪一天、最早哪一天可以申请修复、要交哪两样材料。\n\n## 讲得最多的三件事\n\n- 修复**不收费**，不用找中介；\n- 漏报年报的，补报以后就可以申请移出，不用等期限；\n- 有异议的，提出当天就标注“有异议”。\n\n[怎样修复](/public/repair) 和 [怎样提出异议](/public/objection) 的步骤，公示网站上都写着。',
  },
  {
    by: 'department',
    monthsAgo: 0,
    title: '危险化学品经营单位双随机抽查结果公布',
    body: '按年度计划，抽签决定检查哪些单位、由谁检查。抽取文件已经公开，任何人都可以[自己复算](/public/draws)。\n\n发现的问题已经责令改正，复查结果另行公布。',
  },
  {
    by: 'station',
    monthsAgo: 1,
    title: '第一监管所上门帮个体工商户补报年报',
    body: '监管所按辖区名单逐户联系，帮助补报年报、恢复正常记载状态。\n\n1. 先电话提醒；\n2. 联系不上的上门；\n3. 当场指导网上填报。\n\n个体工商户不列入经营异常名录，只作标记，补报后即可恢复。',
  },
  {
    by: 'credit',
    monthsAgo: 1,
    title: '两书同达：处罚决定和修复告知一起送',
    body: '从本月起，送达处罚决定书时同时送达信用修复告知书，写明公示到哪一天、最早哪一天可以申请修复、条件和材料。',
  },
  {
    by: 'department',
    monthsAgo: 2,
    title: '安全生产许可信息归集完成一轮核对',
    body: '与公示网站逐条核对许可证号和有效期，已更正的记录都留有更正说明。发现公示信息有误的，欢迎[提出异议](/public/objection)。',
  },
  {
    by: 'credit',
    monthsAgo: 2,
    title: '开放数据上线：名单可以整份下载，撤下的有清单',
    body: '公示信息可以按[接口](/public/data)取用，不用登录，没有验证码。使用数据的单位请按撤下清单同步删除已经到期、修复的信息。',
  },
];

export const CASES: readonly Told[] = [
  {
    title: '某食品店销售超过保质期食品案',
    body: '## 经过\n\n检查时在货架上发现三种食品超过保质期，货值不足一百元，没有造成危害后果。\n\n## 处理\n\n当事人当场下架、主动改正，属于一般违法，处以罚款并公示。满最短公示期后，当事人提交履行证明和信用承诺，已经提前停止公示。\n\n> 小店也要每天查一遍保质期，改得快，影响就短。',
  },
  {
    title: '某公司通过登记的住所无法联系案',
    body: '## 经过\n\n寄往登记住所的两封邮政专用信函都无人签收，列入经营异常名录。\n\n## 处理\n\n公司搬家以后没有办理住所变更。办理变更登记以后申请移出，核实后即移出，公示随之撤下。\n\n> 搬家要变更登记，否则别人在名录里先看到你。',
  },
  {
    title: '某中介以“删除处罚记录”收费案',
    body: '## 经过\n\n有人自称能付费删除行政处罚公示信息，收取费用后伪造材料提交。\n\n## 处理\n\n虚假材料的修复申请未予准许，线索移送有关部门。信用修复不收费，凡是付钱删除的都是骗局。',
  },
];
