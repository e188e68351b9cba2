// A patrol, one question a screen: each item of the checklist, what was found, how it was visited.

import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { ANSWERS, type readToday } from '../../../src/supervision/today/today-api.ts';
import { ShowCode } from '../scans/show-code.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Waiting } from './outbox.ts';
import { FoundStep, LastStep } from './patrol-steps.tsx';
import { usePhotos } from './photo-picker.tsx';

export type Today = AnswerOf<typeof readToday>;
export type Order = Today['orders'][number];
export type Body = Waiting['body'];
type Given = Body['answers'][number];

interface Props {
  readonly order: Order;
  readonly today: Today;
  readonly onEntered: (body: Body, photos: readonly ArrayBuffer[]) => void;
  readonly onLeave: () => void;
}

export function PatrolForm({ order, today, onEntered, onLeave }: Props) {
  const { t } = useWords();
  const { items } = today.checklists.find(({ id }) => id === order.checklist)!;
  const [step, setStep] = useState(0);
  const [body, setBody] = useState(() => emptyBody(order));
  const pictures = usePhotos();
  const put = (more: Partial<Body>) => setBody({ ...body, ...more });
  const breach = body.answers.some(({ answer }) => answer === 'breach');
  const last = items.length + (breach ? 1 : 0);
  const answer = (given: Given) => {
    put({ answers: [...body.answers.filter(({ item }) => item !== given.item), given] });
    setStep(step + 1);
  };
  return (
    <section className="patrol">
      <header>
        <b>{order.entity.name}</b>
        <span className="muted small">{order.address}</span>
        <ShowCode
          entity={order.entity.id}
          kind={body.kind}
          also={body.also}
          way={body.way}
          exception={body.exception}
        />
      </header>
      {step < items.length && (
        <ItemStep
          key={items[step].id}
          item={items[step]}
          at={step + 1}
          of={items.length}
          given={body.answers.find(({ item }) => item === items[step].id)?.answer}
          onAnswer={(one) => answer({ item: items[step].id, answer: one })}
        />
      )}
      {step === items.length && breach && <FoundStep body={body} put={put} onNext={() => setStep(step + 1)} />}
      {step === last && step >= items.length && !(breach && step === items.length) && (
        <LastStep
          body={body}
          order={order}
          today={today}
          put={put}
          pictures={pictures}
          onFile={() =>
            onEntered(
              breach ? body : { ...body, problems: '', critical: false, correctBy: null },
              pictures.photos.map(({ bytes }) => bytes),
            )
          }
        />
      )}
      <div className="patrol-foot">
        <Button size="large" onClick={() => (step === 0 ? onLeave() : setStep(step - 1))}>
          {step === 0 ? t('patrols.leave') : t('patrols.back')}
        </Button>
      </div>
    </section>
  );
}

function emptyBody({ kind, also, recheck, lastVisit }: Order): Body {
  return {
    ...{ patrol: crypto.randomUUID(), kind, also, rechecked: recheck, on: todayIso(), way: 'on-site', answers: [] },
    ...{ problems: '', critical: false, correctBy: null, exception: null, why: '', seen: lastVisit, anyway: false },
  };
}

interface ItemProps {
  readonly item: Today['checklists'][number]['items'][number];
  readonly at: number;
  readonly of: number;
  readonly given: Given['answer'] | undefined;
  readonly onAnswer: (answer: Given['answer']) => void;
}

function ItemStep({ item, at, of, given, onAnswer }: ItemProps) {
  const { t, say } = useWords();
  return (
    <fieldset className="question">
      <legend>{say(item.label)}</legend>
      <p className="muted small">
        {item.article}
        {item.assumption && <span className="faint"> · {t('patrols.assumption')}</span>}
      </p>
      {ANSWERS.map((one) => (
        <Button
          key={one}
          block
          size="large"
          type={given === one ? 'primary' : 'default'}
          danger={one === 'breach'}
          onClick={() => onAnswer(one)}
        >
          {t(`patrols.answers.${one}`)}
        </Button>
      ))}
      <span className="faint small">{t('patrols.step', { at, of })}</span>
    </fieldset>
  );
}
