// Raising a warning by hand: which kind of article 27, about whom, from when until when, and why.

import { Input, Modal, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listWarningRules, raiseWarning, type readWarnings } from '../../../src/supervision/warnings/api.ts';
import { GROUPS } from '../../../src/supervision/warnings/sheet.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Rule = AnswerOf<typeof listWarningRules>['items'][number];

interface Props {
  readonly id: string;
  readonly name: string;
  readonly posts: AnswerOf<typeof readWarnings>['posts'];
  readonly onClose: () => void;
}

interface Draft {
  readonly rule?: string;
  readonly post?: number;
  readonly from?: string;
  readonly until?: string;
  readonly why: string;
}

export function RaiseDialog({ id, name, posts, onClose }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>({ why: '', from: todayIso() });
  const rules = useAsk(listWarningRules, {}, { fresh: 3_600_000 }).data?.items.filter(({ hand }) => hand) ?? [];
  const rule = rules.find((one) => one.id === draft.rule);
  const { error, send } = useSend(onClose);
  const { why, post, from, until } = draft;
  const person = rule?.hand?.about === 'person';
  const whole = rule && why.trim().length >= 2 && from && (!person || post !== undefined);
  const go = () =>
    send(async () => {
      const given = { from, until: rule?.hand?.fixed ? undefined : until, post: person ? post : undefined };
      await call(raiseWarning, { params: { id }, body: { rule: rule!.id, why: why.trim(), ...given } });
      return t('warnings.raised');
    });
  return (
    <Modal
      open
      title={t('warnings.raiseTitle', { name })}
      okText={t('warnings.raiseWord')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !whole }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <Kind rules={rules} rule={rule} choose={(one) => setDraft({ ...draft, rule: one, post: undefined })} />
        {rule && <Details rule={rule} posts={posts} draft={draft} change={setDraft} />}
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}

interface KindProps {
  readonly rules: readonly Rule[];
  readonly rule: Rule | undefined;
  readonly choose: (id: string) => void;
}

function Kind({ rules, rule, choose }: KindProps) {
  const { t, say } = useWords();
  const options = GROUPS.map((group) => ({
    label: t(`warnings.group.${group}`),
    options: rules.filter((one) => one.group === group).map((one) => ({ value: one.id, label: say(one.label) })),
  })).filter(({ options }) => options.length > 0);
  return (
    <>
      <Select
        aria-label={t('warnings.kind')}
        placeholder={t('warnings.kindHint')}
        value={rule?.id}
        options={options}
        onChange={choose}
        autoFocus
      />
      {rule && (
        <p className="small muted">
          {rule.article}
          {t('mark.colon')}
          {say(rule.sense)}
        </p>
      )}
    </>
  );
}

interface DetailsProps {
  readonly rule: Rule;
  readonly posts: Props['posts'];
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

function Details({ rule: { hand }, posts, draft, change }: DetailsProps) {
  const { t, say } = useWords();
  const field = useId();
  return (
    <>
      {hand?.about === 'person' && (
        <Whom allowed={hand.posts} posts={posts} chosen={draft.post} choose={(post) => change({ ...draft, post })} />
      )}
      <Labelled id={`${field}from`} label={hand?.from ? say(hand.from) : t('warnings.from')}>
        <DayField id={`${field}from`} value={draft.from} onChange={(from) => change({ ...draft, from })} />
      </Labelled>
      {hand?.fixed ? (
        <p className="small muted">{t('warnings.fixed')}</p>
      ) : (
        <Labelled id={`${field}until`} label={t('warnings.end')}>
          <DayField id={`${field}until`} value={draft.until} onChange={(until) => change({ ...draft, until })} />
        </Labelled>
      )}
      <Labelled id={field} label={t('warnings.why')}>
        <Input.TextArea
          id={field}
          rows={2}
          maxLength={500}
          value={draft.why}
          placeholder={t('warnings.whyHint')}
          onChange={(event) => change({ ...draft, why: event.target.value })}
        />
      </Labelled>
    </>
  );
}

function Labelled({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children}
    </>
  );
}

interface WhomProps {
  readonly allowed: readonly string[];
  readonly posts: Props['posts'];
  readonly chosen: number | undefined;
  readonly choose: (post: number) => void;
}

function Whom({ allowed, posts, chosen, choose }: WhomProps) {
  const { t, say } = useWords();
  const options = posts.flatMap(({ kind, label, name }, i) =>
    allowed.includes(kind) ? [{ value: i, label: `${name} · ${say(label)}` }] : [],
  );
  if (options.length === 0) return <p className="muted">{t('warnings.noPosts')}</p>;
  return (
    <>
      <Select
        aria-label={t('warnings.whom')}
        placeholder={t('warnings.whom')}
        value={chosen}
        options={options}
        onChange={choose}
      />
      <p className="small muted">{t('warnings.everywhere')}</p>
    </>
  );
}
