// Where a record is shown, beside the record: a band through time for each channel, the article, and how it is repaired.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readPublicity } from '../../../src/publicity/api.ts';
import { useAsk } from '../api/ask.ts';
import { Assumed } from '../parts/sheet-card.tsx';
import { SmallBand } from '../parts/standing-band.tsx';
import { dayBefore } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import './publicity.css';

export type PublicityItem = AnswerOf<typeof readPublicity>['items'][number];
type OnChannel = PublicityItem['channels'][number];

/** By record, what is told of it; empty until it is read. */
export function usePublicity(id: string): ReadonlyMap<number, PublicityItem> {
  const { data } = useAsk(readPublicity, { params: { id } }, { keep: true });
  return new Map(data?.items.map((item) => [item.record, item]));
}

export function RecordPublicity({ item }: { readonly item: PublicityItem }) {
  const { t } = useWords();
  const { channels, disputed, repaired } = item;
  return (
    <div className="publicity small">
      {channels.map((one) => (
        <ChannelLine key={one.channel} one={one} disputed={disputed} />
      ))}
      <div className="row">
        {disputed && <span className="chip warn">{t('publicity.disputed')}</span>}
        {repaired && (
          <span className="chip">
            {t(repaired.kind === 'final' ? 'publicity.repairedOn' : 'publicity.maskedOn', { on: repaired.on })}
          </span>
        )}
      </div>
      <details>
        <summary className="muted">{t('publicity.why')}</summary>
        {channels.map((one) => (
          <Basis key={one.channel} one={one} />
        ))}
      </details>
    </div>
  );
}

const CARDS = { none: 'green', minor: 'blue', general: 'yellow', serious: 'black' } as const;

function ChannelLine({ one, disputed }: { readonly one: OnChannel; readonly disputed: boolean }) {
  const { t, say } = useWords();
  const word = t(`publicity.kind.${one.kind}`);
  const name = t(`publicity.channel.${one.channel}`);
  const levels = [{ code: word, zh: '', en: '', card: CARDS[one.kind] }];
  const spans = one.shown.map(({ from, until }) => ({ from, until, level: word, disputed }));
  return (
    <div className="publicity-line">
      <span className="muted">{name}</span>
      <span className={one.state === 'shown' ? 'chip' : 'chip faint'}>{t(`publicity.state.${one.state}`)}</span>
      {spans.length > 0 && <SmallBand name={`${t('publicity.band')} ${name}`} levels={levels} spans={spans} />}
      {spans.length > 0 ? <Times one={one} /> : <span className="muted">{one.never && say(one.never)}</span>}
    </div>
  );
}

/** The time that counts now: the one under way, the next, or the last. */
function Times({ one: { shown, ends } }: { readonly one: OnChannel }) {
  const { t } = useWords();
  const span = shown.find((each) => each.ends === ends) ?? shown[shown.length - 1];
  const { from, until } = span;
  return (
    <span>
      {until ? t('publicity.span', { from, last: dayBefore(until) }) : t('publicity.openSpan', { from })}{' '}
      <span className="faint">{t(`publicity.ends.${span.ends}`)}</span>
    </span>
  );
}

function Basis({ one }: { readonly one: OnChannel }) {
  const { t, say } = useWords();
  const { channel, label, document, article, sense, assumption } = one;
  return (
    <div className="publicity-basis">
      <div>
        <b>
          {t(`publicity.channel.${channel}`)} · {say(label)}
        </b>{' '}
        <span className="faint">
          {document} {article}
        </span>
      </div>
      <div>{say(sense)}</div>
      {assumption && (
        <div className="muted">
          <Assumed said={assumption} />
        </div>
      )}
      <Repair repair={one.repair} />
    </div>
  );
}

function Repair({ repair }: { readonly repair: OnChannel['repair'] }) {
  const { t, say } = useWords();
  const { possible, earliest, automatic, never, conditions, materials } = repair;
  return (
    <>
      {possible && earliest && <div>{t('publicity.repairFrom', { day: earliest })}</div>}
      {never && (
        <div>
          {t('publicity.notRepaired')}
          {t('mark.colon')}
          {say(never)}
        </div>
      )}
      {automatic && <div>{t('publicity.automatic', { day: automatic })}</div>}
      {conditions.length > 0 && (
        <ul className="publicity-conditions">
          {conditions.map(({ id, label, met, remedy }) => (
            <li key={id}>
              <span className={met === false ? 'chip warn' : 'chip'}>
                {t(`publicity.met.${met === 'unknown' ? 'unknown' : met ? 'yes' : 'no'}`)}
              </span>{' '}
              {say(label)} {met !== true && <span className="faint">{say(remedy)}</span>}
            </li>
          ))}
        </ul>
      )}
      {materials.length > 0 && (
        <div className="faint">
          {t('publicity.materials')}
          {t('mark.colon')}
          {materials.map(say).join(t('mark.semicolon'))}
        </div>
      )}
    </>
  );
}
