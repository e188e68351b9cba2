// Why there is a warning, in a sentence: the record, the number of records, the shared place, or what somebody said.

import type { Label } from '../../duties/sheet.ts';
import { RELATION_KINDS } from '../../registry/relation.ts';
import type { WarningRow } from './list-warnings.ts';
import type { WarningRule } from './sheet.ts';
import type { Detail } from './work.ts';

export function causeOf({ since, count, detail }: WarningRow, { raised }: WarningRule): Label {
  const { number, raised: said, associate } = JSON.parse(detail) as Detail;
  const of = number === undefined ? '' : ` ${number}`;
  switch (raised.by) {
    case 'hand':
      return handCause(said, since);
    case 'record':
      return { zh: `记录${of}，从 ${since} 起算`, en: `record${of}, counted from ${since}` };
    case 'duty':
      return {
        zh: `${number ? `记录${of}，` : ''}期限 ${since} 已过`,
        en: `${number ? `record${of}, ` : ''}due on ${since}`,
      };
    case 'count':
      return {
        zh: `${raised.days} 天内 ${raised.atLeast} 件以上，从 ${since} 起，共 ${count} 件`,
        en: `${raised.atLeast} or more within ${raised.days} days, from ${since}; ${count} in all`,
      };
    case 'standing':
      return { zh: `从 ${since} 起如此`, en: `so since ${since}` };
    case 'associate':
      return associateCause(associate, since);
    case 'sole-investor':
      return { zh: `从 ${since} 起只有一个投资人`, en: `one investor since ${since}` };
    case 'shared':
      return {
        zh: `共 ${count} 户，${since} 起达到 ${raised.atLeast} 户`,
        en: `${count} entities; ${raised.atLeast} since ${since}`,
      };
  }
}

function associateCause(said: Detail['associate'], since: string): Label {
  const [post, held] = [said?.post, said?.held].map((code) => RELATION_KINDS.find((kind) => kind.code === code));
  return {
    zh: `${post?.zh}${said?.person}是 ${said?.other} 的${held?.zh}，从 ${since} 起`,
    en: `${said?.person}, ${post?.en}, was ${held?.en} of ${said?.other}, since ${since}`,
  };
}

function handCause(said: Detail['raised'], since: string): Label {
  if (!said?.person) return { zh: `录入：${said?.why ?? ''}`, en: `raised: ${said?.why ?? ''}` };
  const post = RELATION_KINDS.find(({ code }) => code === said.post);
  return {
    zh: `${post?.zh ?? ''}${said.person}，从 ${since} 起；录入：${said.why}`,
    en: `${said.person}, ${post?.en ?? ''}, from ${since}; raised: ${said.why}`,
  };
}
