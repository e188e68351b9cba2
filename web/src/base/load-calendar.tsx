// Loading a State Council notice: written or chosen as a file, checked line by line, seen as a year, then loaded.

import { App, Button, Input } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { loadCalendar, tryCalendar } from '../../../src/base/office-api.ts';
import { decoded } from '../../../src/base/text-bytes.ts';
import { call } from '../api/call.ts';
import { useAct } from '../parts/use-act.tsx';
import { useUndo } from '../parts/use-undo.tsx';
import { useWords } from '../words/use-words.ts';
import { type Arrangement, YearSheet } from './year-sheet.tsx';

type Tried = AnswerOf<typeof tryCalendar>;

type Known = Arrangement & { readonly notice: string };

interface Props {
  readonly years: readonly Known[];
  readonly onLoaded: (year: number) => void;
}

export function LoadCalendar({ years, onLoaded }: Props) {
  const { t } = useWords();
  const [act, tell] = [useAct(), useUndo()];
  const { message } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState<Tried>();
  const write = (written: string) => {
    setText(written);
    setTried(undefined);
  };
  const check = async (written = text) => setTried(await act(() => call(tryCalendar, { body: { text: written } })));
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const bytes = await event.target.files?.[0]?.arrayBuffer();
    if (bytes === undefined) return;
    const written = decoded(new Uint8Array(bytes));
    write(written);
    await check(written);
  };
  const load = async () => {
    const names = tried?.years.map(({ year }) => year).join(t('mark.list')) ?? '';
    const former = years.filter(({ year }) => tried?.years.some((one) => one.year === year));
    const loaded = await act(() => call(loadCalendar, { body: { text } }));
    if (!loaded) return;
    const done = t('calendar.done', { years: names });
    if (former.length) tell(done, () => call(loadCalendar, { body: { text: dataOf(former) } }), t('calendar.putBack'));
    else message.success(done);
    write('');
    onLoaded(loaded.years[0]);
  };
  return (
    <section className="card stack">
      <h2>{t('calendar.load')}</h2>
      <p className="muted">{t('calendar.loadHow')}</p>
      <Input.TextArea
        aria-label={t('calendar.text')}
        rows={11}
        value={text}
        placeholder={t('calendar.example')}
        style={{ fontFamily: 'monospace' }}
        onChange={(event) => write(event.target.value)}
      />
      <div className="row">
        <Button onClick={() => file.current?.click()}>{t('calendar.choose')}</Button>
        <input
          ref={file}
          type="file"
          accept=".yaml,.yml,.txt"
          hidden
          onChange={choose}
          aria-label={t('calendar.choose')}
        />
        <Button disabled={!text.trim()} onClick={() => check()}>
          {t('calendar.check')}
        </Button>
      </div>
      {tried && <Outcome tried={tried} years={years} onLoad={load} />}
    </section>
  );
}

/** Arrangements as a text that can be loaded. */
function dataOf(years: readonly Known[]): string {
  const data = years.map(({ year, notice, off, work }) => [year, { notice, off, work }]);
  return `years: ${JSON.stringify(Object.fromEntries(data))}`;
}

interface OutcomeProps {
  readonly tried: Tried;
  readonly years: readonly Arrangement[];
  readonly onLoad: () => void;
}

function Outcome({ tried: { flaws, doubts, years: fresh }, years, onLoad }: OutcomeProps) {
  const { t, say } = useWords();
  if (flaws.length > 0)
    return (
      <div className="fault" role="alert">
        <b>{t('calendar.flaws', { count: flaws.length })}</b>
        <ul>
          {flaws.map((flaw) => (
            <li key={`${flaw.line} ${flaw.en}`}>
              {t('calendar.line', { line: flaw.line })}
              {t('mark.colon')}
              {say(flaw)}
            </li>
          ))}
        </ul>
      </div>
    );
  const others = years.filter(({ year }) => !fresh.some((one) => one.year === year));
  const names = fresh.map(({ year }) => year).join(t('mark.list'));
  return (
    <div className="stack">
      {doubts.length > 0 && (
        <div className="note">
          <b>{t('calendar.doubts')}</b>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt.en}>{say(doubt)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="good">{t('calendar.right')}</p>
      {fresh.map(({ year, off, work }) => (
        <div key={year} className="stack">
          <h3>{year}</h3>
          <YearBefore year={year} off={off} work={work} />
          <YearSheet year={year} arrangements={[...others, ...fresh]} />
        </div>
      ))}
      <div>
        <Button type="primary" onClick={onLoad}>
          {t('calendar.loadOf', { years: names })}
        </Button>
      </div>
    </div>
  );
}

/** Days of the December before, which the sheet of the year does not show. */
function YearBefore({ year, off, work }: { year: number; off: readonly string[]; work: readonly string[] }) {
  const { t } = useWords();
  const before = (days: readonly string[]) => days.filter((day) => !day.startsWith(String(year)));
  const said = [
    ...before(off).map((day) => `${day} ${t('calendar.off')}`),
    ...before(work).map((day) => `${day} ${t('calendar.work')}`),
  ];
  if (!said.length) return null;
  return <p>{t('calendar.before', { days: said.join(t('mark.comma')) })}</p>;
}
