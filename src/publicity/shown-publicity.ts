// The publicity of an entity's records as people read it: days as text.

import { type Day, dayText, iso } from '../base/day.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { readPublicity } from './api.ts';
import type { ChannelPublicity, RecordPublicity } from './publicity.ts';

type Item = AnswerOf<typeof readPublicity>['items'][number];

export function shownPublicity(record: RecordPublicity): Item {
  const { recordId, type, number, recognizedOn, disputed, repaired, channels } = record;
  return {
    ...{ record: recordId, type, number, on: iso(recognizedOn), disputed },
    repaired: repaired ? { kind: repaired.kind, on: iso(repaired.on), until: textOf(repaired.until) } : null,
    channels: channels.map(shownChannel),
  };
}

function shownChannel(one: ChannelPublicity): Item['channels'][number] {
  const { channel, state, ends, kind, sheet, rule, label, document, article, sense, assumption, never } = one;
  const { repair, shown } = one;
  return {
    ...{ channel, state, ends, kind, sheet, rule, label, document, article, sense },
    ...{ assumption: assumption ?? null, never: never ?? null },
    shown: shown.map((span) => ({ from: iso(span.from), until: dayText(span.until), ends: span.ends })),
    repair: {
      ...{ possible: repair.possible, earliest: textOf(repair.earliest), automatic: textOf(repair.automatic) },
      ...{ never: repair.never ?? null, article: repair.article },
      ...{ conditions: [...repair.conditions], materials: [...repair.materials] },
    },
  };
}

function textOf(day: Day | undefined): string | null {
  return day === undefined ? null : dayText(day);
}
