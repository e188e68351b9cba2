// The refusals of inspection.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'inspection.draw-not-readable': {
    status: 422,
    zh: '{file} 不是抽取文件：{where} {why}。',
    en: '{file} is not a file of a draw: {where} {why}.',
  },
  'inspection.draw-drawn-already': {
    status: 409,
    zh: '{file} 已经抽取过；种子公布以后不能再抽一次。',
    en: '{file} has been drawn; once the seed is known there is no second draw.',
  },
  'inspection.draw-not-drawn': {
    status: 409,
    zh: '{file} 还没有抽取；先用 draws draw 填入公布的种子。',
    en: '{file} has not been drawn; give the published seed with `draws draw` first.',
  },
  'inspection.draw-does-not-hold': {
    status: 409,
    zh: '{file} 与复算不符，不能再替换；用 draws verify 查明。',
    en: '{file} is not what the draw comes to; nothing is changed in it. See `draws verify`.',
  },
  'inspection.draw-terms-altered': {
    status: 409,
    zh: '{file} 的方案与承诺值不符：承诺之后被改动过。不能抽取。',
    en: 'The terms in {file} do not match their hash: they were altered after it. Nothing can be drawn.',
  },
  'inspection.seed-values': {
    status: 422,
    zh: '种子应有 {wanted} 个值，给了 {given} 个。',
    en: 'The seed has {wanted} values, {given} were given.',
  },
  'inspection.seed-not-as-pledged': {
    status: 422,
    zh: '“{party}”公布的值与其事先承诺的哈希不符；核对后重新填写，顺序与方案一致。',
    en: 'The value that "{party}" revealed is not the one it pledged; check it and give the values in the order of the terms.',
  },
  'inspection.file-not-readable': {
    status: 422,
    zh: '读不了文件 {file}：{reason}',
    en: 'Cannot read the file {file}: {reason}',
  },
  'inspection.officers-not-readable': {
    status: 422,
    zh: '{file} 不是检查人员名录：{where} {why}。',
    en: '{file} is not a list of officers: {where} {why}.',
  },
  'inspection.joint-not-readable': {
    status: 422,
    zh: '{file} 不是可以合并的计划：{where} {why}。',
    en: '{file} cannot be merged: {where} {why}.',
  },
  'inspection.share-not-readable': {
    status: 422,
    zh: '“{text}”不是抽取比例；请写成 D=100 的样子（层的代码=百分比，至多两位小数），现有的层：{strata}。',
    en: '"{text}" is not a share; write it as D=100 (code of the stratum = per cent, two decimals at most); there are: {strata}.',
  },
  'inspection.officers-lacking': {
    status: 422,
    zh: '缺少检查人员（{what}）',
    en: 'officers are missing ({what})',
  },
  'inspection.not-drawn': {
    status: 422,
    zh: '没有抽到 {entity}，或者已经换下；用 --entity 给出一个要检查的对象。',
    en: '{entity} was not drawn, or has been replaced; name an entity that is to be visited with --entity.',
  },
  'inspection.not-of-this-visit': {
    status: 422,
    zh: '{officer} 不检查 {entity}，无须回避。',
    en: '{officer} does not visit {entity} and need not stand aside.',
  },
  'inspection.no-card': {
    status: 422,
    zh: '还没有在用的评分卡；先在“评分卡”页提交一张，由另一人批准。',
    en: 'No scorecard is in force; put one in on the page “Scorecards” and have another person approve it.',
  },
  'inspection.no-such-card': {
    status: 404,
    zh: '没有这张评分卡，或者提请以后文件有变化。',
    en: 'There is no such scorecard, or its file is not the one that was proposed.',
  },
  'inspection.card-over': {
    status: 422,
    zh: '评分卡“{title}”只用到 {until}，名录库日期已在其后：用近年的检查结果重新做一张、检验过再提交，或者改按等级抽取。',
    en: 'The scorecard "{title}" may be used until {until} only and the pool is as of a later day: make and test a new one on recent results, or draw by grades.',
  },
  'inspection.card-facts': {
    status: 422,
    zh: '{file} 用了不许看、或登记库没有的事实：{facts}。评分卡只能看检查结果、行业门类和许可。',
    en: '{file} looks at facts that no card may look at or that the register does not have: {facts}. There are inspection results, the trade and licences.',
  },
  'inspection.card-not-tested': {
    status: 422,
    zh: '{file} 没有检验结果、分数段或有效期；先用 targeting test 在后来的检查结果上检验。',
    en: '{file} has no test, no bands or no last day; test it on later results with `targeting test` first.',
  },
  'inspection.card-not-split': {
    status: 422,
    zh: '检验期早于 {known}：得出评分卡时已经知道那时的结果，检验不出什么；换更晚的日子。',
    en: 'The test begins before {known}, when the outcomes from which the card was made were known; test it on later days.',
  },
  'inspection.card-bands': {
    status: 422,
    zh: '各分数段与在用的评分卡不符；卡上有：{bands}。重新打开计划，按新的分数段填写比例。',
    en: 'The bands are not those of the card in force, which has {bands}; open the plan anew and give each its share.',
  },
  'inspection.scorecard-not-readable': {
    status: 422,
    zh: '{file} 不是评分卡：{where} {why}。',
    en: '{file} is not a scorecard: {where} {why}.',
  },
  'inspection.visits-not-readable': {
    status: 422,
    zh: '{file} 不是检查结果表：{where} {why}。',
    en: '{file} is not a list of visits: {where} {why}.',
  },
  'inspection.too-few-visits': {
    status: 422,
    zh: '{file} 中可用的检查 {visits} 次，有严重问题的 {hits} 次：两种结果都要有，才能做出或检验评分卡。',
    en: '{file} has {visits} visits to learn from, {hits} of them critical: both outcomes are needed to make or judge a scorecard.',
  },
  'inspection.not-on-the-list': {
    status: 422,
    zh: '{day} 的抽查事项清单里没有“{item}”；清单之外不能检查。',
    en: 'The list of inspection items of {day} has no "{item}"; nothing off the list may be inspected.',
  },
  'inspection.no-such-department': {
    status: 422,
    zh: '没有“{department}”这个部门；部门见抽查事项清单。',
    en: 'There is no department "{department}"; see the list of inspection items.',
  },
  'inspection.item-cap': {
    status: 422,
    zh: '一般检查事项要写抽查比例上限，重点检查事项没有上限。',
    en: 'A general item needs a cap on its share, a key item has none.',
  },
  'inspection.no-such-plan': {
    status: 404,
    zh: '没有这份检查计划，或者不在你的管辖范围内。',
    en: 'There is no such plan within your reach.',
  },
  'inspection.plan-not-laid': {
    status: 409,
    zh: '这份计划还没有批准，没有抽取文件。',
    en: 'This plan has not been approved; it has no file of a draw yet.',
  },
  'inspection.plan-beyond-reach': {
    status: 422,
    zh: '区划 {division} 超出你的管辖范围。',
    en: 'Division {division} is beyond your reach.',
  },
  'inspection.plan-days': {
    status: 422,
    zh: '日期前后颠倒：名录截止日不晚于检查开始日，开始日不晚于结束日。',
    en: 'The days are out of order: the pool’s day, then the first day of visits, then the last.',
  },
  'inspection.plan-moved-on': {
    status: 409,
    zh: '计划已被改动；重新打开后再做。',
    en: 'The plan has changed meanwhile; open it anew.',
  },
  'inspection.plan-hindered': {
    status: 422,
    zh: '不能提请批准：{why}。先改计划。',
    en: 'It cannot be proposed: {whyEn}. Change the plan first.',
  },
  'inspection.plan-is-draft': {
    status: 409,
    zh: '计划还是草稿；先提请批准。',
    en: 'The plan is a draft; propose it first.',
  },
  'inspection.plan-is-proposed': {
    status: 409,
    zh: '计划正在等待审批。',
    en: 'The plan waits for a decision.',
  },
  'inspection.plan-is-laid': {
    status: 409,
    zh: '计划已经批准，承诺值已定；现在只能抽取。',
    en: 'The plan is approved and its hash laid down; it can only be drawn now.',
  },
  'inspection.plan-is-drawn': {
    status: 409,
    zh: '计划已经抽取。',
    en: 'The plan has been drawn.',
  },
  'inspection.plan-is-closed': {
    status: 409,
    zh: '计划已经办结。',
    en: 'The plan is closed.',
  },
  'inspection.no-such-joint': {
    status: 404,
    zh: '没有这份联合检查计划，或者不在你的管辖范围内。',
    en: 'There is no such joint plan within your reach.',
  },
  'inspection.joint-is-proposed': {
    status: 409,
    zh: '联合检查计划正在等待审批。',
    en: 'The joint plan waits for a decision.',
  },
  'inspection.joint-is-approved': {
    status: 409,
    zh: '联合检查计划已经批准；还要合并的检查另做一份。',
    en: 'The joint plan is approved; what else is to be joined goes into another.',
  },
  'inspection.joint-days': {
    status: 422,
    zh: '周期的开始日晚于结束日。',
    en: 'The cycle ends before it begins.',
  },
  'inspection.joint-empty': {
    status: 422,
    zh: '这些计划在周期内没有可以排上的检查：还没抽取、都已排上，或者检查人员没有时间。',
    en: 'Nothing of these plans can be put into the cycle: not drawn, in weeks already, or no inspector has time.',
  },
  'inspection.visit-done': {
    status: 409,
    zh: '这次检查已有结果，不能再替换或重复录入；有误的结果在信用记录里更正。',
    en: 'This visit has its result; it is neither replaced nor entered twice. A wrong result is corrected among the records.',
  },
  'inspection.return-parties': {
    status: 409,
    zh: '只有几方共同出种子的计划可以退回；缺席的一方必须是方案里的一方：{parties}。种子由别人公布的，公布以后不能重来。',
    en: 'Only a plan whose seed is of several parties goes back, and whoever is missing is one of them: {parties}. With a seed that others publish there is no second attempt.',
  },
  'inspection.draw-not-public': {
    status: 404,
    zh: '没有这份公开的抽取文件。',
    en: 'There is no such public file of a draw.',
  },
  'inspection.visit-spared': {
    status: 409,
    zh: '联合计划已免去这次上门：守信主体一个周期最多检查一次。',
    en: 'A joint plan has spared this visit: the trusted are inspected once a cycle at most.',
  },
  'inspection.visit-not-yours': {
    status: 403,
    zh: '这次检查没有分给你；由抽中的检查人员录入。',
    en: 'This visit is not yours; the officers who were drawn enter its result.',
  },
  'inspection.result-day': {
    status: 422,
    zh: '检查日期应在 {from} 至 {until} 之间，并且不晚于今天。',
    en: 'The day must be from {from} to {until} and not after today.',
  },
  'inspection.result-items': {
    status: 422,
    zh: '每个事项要有一个结果，不多不少：{items}。',
    en: 'One result for each item, no more and no less: {items}.',
  },
  'inspection.result-way': {
    status: 422,
    zh: '“{item}”不能用这种方式检查。',
    en: '"{item}" is not inspected in this way.',
  },
});
