// The refusals of today's orders and patrols.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'today.visited-meanwhile': {
    status: 409,
    zh: '{on} 已有人检查过这一户，您的记录还没有登记；核对后可以照样登记',
    en: 'somebody inspected it on {on} meanwhile; your entry is not filed yet, and may be filed all the same',
  },
  'today.over-cap': {
    status: 422,
    zh: '今年已上门 {count} 次，达到上限 {most} 次（{article}）；确有投诉举报、转办交办或数据线索的，请写明',
    en: 'visited {count} times this year, the cap is {most} ({article}); name a complaint, a matter handed on or a lead',
  },
  'today.exception-why': {
    status: 422,
    zh: '超出入企次数上限，要写明理由',
    en: 'a visit beyond the cap needs its reason',
  },
  'today.not-off-site': {
    status: 422,
    zh: '这一户须到现场检查：{why}',
    en: 'this one is to be seen on the spot: {why}',
  },
  'today.answers': {
    status: 422,
    zh: '清单没有逐项填完；要填的是：{items}',
    en: 'the checklist is not complete; it asks for: {items}',
  },
  'today.problem-missing': {
    status: 422,
    zh: '有不符合的项目，请写明发现的问题',
    en: 'something was not met: write what was found',
  },
  'today.nothing-to-correct': {
    status: 422,
    zh: '没有不符合的项目，不能责令改正',
    en: 'nothing was found, so nothing can be ordered to be corrected',
  },
  'today.day': {
    status: 422,
    zh: '检查日期 {on} 应在最近三十天里；改正期限应在检查日期之后',
    en: 'the day {on} lies outside of the last thirty; a term lies behind the day of the visit',
  },
  'today.no-order': {
    status: 404,
    zh: '这次巡查没有责令改正，或者已经撤回',
    en: 'this patrol has no order to correct, or it was withdrawn',
  },
  'today.served-already': {
    status: 409,
    zh: '这份通知书已经登记过送达；有误的，请更正责令改正的记录',
    en: 'the order was served already; what is wrong is corrected in its record',
  },
  'today.service-way': {
    status: 422,
    zh: '没有“{way}”这种送达方式',
    en: 'there is no way of serving called {way}',
  },
  'today.service-day': {
    status: 422,
    zh: '送达日期 {on} 应在发出日期 {issued} 到今天之间',
    en: 'the day {on} of service lies between {issued}, when it was issued, and today',
  },
  'today.service-signer': {
    status: 422,
    zh: '直接送达要写明签收人（{article}）',
    en: 'serving in person needs the name of who signed ({article})',
  },
  'today.service-receipt': {
    status: 422,
    zh: '这种送达方式要写明回执、单号、收件地址或者见证人（{article}）',
    en: 'this way needs a receipt, a number, the address it went to or a witness ({article})',
  },
  'today.service-consent': {
    status: 422,
    zh: '电子送达须当事人签过确认书（{article}）',
    en: 'serving electronically needs the written consent of the entity ({article})',
  },
  'today.not-your-area': {
    status: 403,
    zh: '这一户在别人的网格里；所长只登记自己任职、代班的网格和无人任职的网格的巡查',
    en: "this one is in another's area; a head enters patrols where he works or stands in, or where nobody does",
  },
  'today.not-yours': {
    status: 403,
    zh: '只有所长可以查看别人的今日命令',
    en: "only a station head sees somebody else's orders",
  },
});
