// The sentences of a repair notice, in Chinese as it is handed over.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { readRepairNotice } from '../../../src/repair/api.ts';
import { dayInText } from './formats.ts';

type Notice = AnswerOf<typeof readRepairNotice>;

const CHANNELS: Readonly<Record<string, string>> = { market: '企业信用信息公示系统', credit: '信用中国' };

export function noticeSentences({ entity, prospect, free, reversal, completion, today }: Notice) {
  const { number, label, document, article, sense, assumption } = prospect;
  const code = entity.uscc ? `（统一社会信用代码 ${entity.uscc}）` : '';
  return {
    title: '信用修复告知书',
    to: `${entity.name}${code}：`,
    opening: `你单位的${label.zh}（${number}）依法公示。现将公示的期限和信用修复的办法告知如下。`,
    sections: [
      { title: '一、公示的范围和期限', lines: [...periods(prospect), `依据${document}${article}：${sense.zh}`] },
      { title: '二、什么时候可以修复', lines: times(prospect) },
      { title: '三、修复的条件', lines: conditions(prospect) },
      { title: '四、怎样申请', lines: route(prospect, completion) },
      { title: '五、费用和承诺', lines: [free.zh, `${reversal.sense.zh}`] },
    ],
    seal: '（印章）',
    issued: dayInText(today, 'zh'),
    assumed: assumption ? `注：${assumption.zh}` : '',
  };
}

function periods({ shown }: Notice['prospect']): string[] {
  if (shown.length === 0) return ['这条记录不公示。'];
  return shown.map(({ channel, from, until }) => {
    const name = CHANNELS[channel] ?? channel;
    return until === null
      ? `${name}：自${dayInText(from, 'zh')}起公示，没有确定的终止日。`
      : `${name}：自${dayInText(from, 'zh')}起公示，${dayInText(until, 'zh')}起不再公示。`;
  });
}

function times({ earliest, automatic, never }: Notice['prospect']): string[] {
  return [
    ...(never ? [`${never.zh}。`] : []),
    ...(earliest ? [`最早自${dayInText(earliest, 'zh')}起可以申请提前停止公示。`] : []),
    ...(automatic ? [`不申请的，${dayInText(automatic, 'zh')}起自动停止公示。`] : []),
  ];
}

function conditions({ conditions: all }: Notice['prospect']): string[] {
  if (all.length === 0) return ['没有另外的条件。'];
  return all.map(({ label, remedy, article }, i) => `${i + 1}. ${label.zh}（${article}）：${remedy.zh}。`);
}

function route({ regime, materials, source }: Notice['prospect'], completion: Notice['completion']): string[] {
  const clocks = regime?.clocks ?? [];
  return [
    `向${source}申请，或者通过企业服务网站、“信用中国”网站提交；一份申请办理全部有关记录。`,
    ...(materials.length ? [`要交的材料：${materials.map(({ zh }) => zh).join('、')}。`] : []),
    `${completion.sense.zh}补正期限${completion.workingDays}个工作日。`,
    ...[...new Set(clocks.map(({ sense }) => sense.zh))].map((zh) => `办理期限：${zh}`),
  ];
}
