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
});
