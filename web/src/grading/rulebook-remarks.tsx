// What in a rulebook is not in its source, or is doubtful in it: marked as such wherever it stands.

import { type Both, useWords } from '../words/use-words.ts';

export function Assumed({ text }: { readonly text: Both | null }) {
  return <Remark kind="assumption" text={text} />;
}

export function Doubtful({ text }: { readonly text: Both | null }) {
  return <Remark kind="doubt" text={text} />;
}

function Remark({ kind, text }: { readonly kind: 'assumption' | 'doubt'; readonly text: Both | null }) {
  const { t, say } = useWords();
  if (!text) return null;
  return (
    <p className="small remark">
      <span className="chip warn">{t(`reading.${kind}`)}</span> {say(text)}
    </p>
  );
}
