// What several pages of the enterprises' site are made of: a section that asks, and a record with what it says.

import type { ReactNode } from 'react';
import { Bones, Failed } from '../parts/states.tsx';
import { type Both, useWords } from '../words/use-words.ts';

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** A section with its heading; what it shows comes when it was answered. */
export function Section<T>({
  title,
  asked,
  children,
}: {
  readonly title?: string;
  readonly asked: Asked<T>;
  readonly children: (data: T) => ReactNode;
}) {
  return (
    <section className="card stack">
      {title && <h2>{title}</h2>}
      {asked.error && <Failed error={asked.error} retry={() => void asked.refetch()} />}
      {!asked.data && !asked.error && <Bones />}
      {asked.data && children(asked.data)}
    </section>
  );
}

/** What a record says, field by field. */
export function FieldsShown({
  shown,
}: {
  readonly shown: readonly { readonly name: string; readonly label: Both; readonly value: Both }[];
}) {
  const { say } = useWords();
  return (
    <dl>
      {shown.map((field) => (
        <Field key={field.name} term={say(field.label)} value={say(field.value)} />
      ))}
    </dl>
  );
}

function Field({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
