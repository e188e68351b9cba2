// A sheet of rules as its page shows it: title, whether it is in use here, its document, each rule with article and assumption.

import type { ReactNode } from 'react';
import type { Both } from '../words/use-words.ts';
import { useWords } from '../words/use-words.ts';
import './sheets.css';

interface Props {
  readonly sheet: { readonly title: Both; readonly inUse: boolean; readonly local: boolean };
  /** Below the title: document, day, and what else holds for all of it. */
  readonly under: ReactNode;
  readonly children: ReactNode;
}

export function SheetCard({ sheet: { title, inUse, local }, under, children }: Props) {
  const { t, say } = useWords();
  return (
    <section className={inUse ? 'card stack' : 'card stack sheet-left'} style={{ gap: 12 }}>
      <div>
        <div className="between">
          <h2>{say(title)}</h2>
          <span className={inUse ? 'chip' : 'chip warn'}>
            {t(inUse ? (local ? 'sheets.inUse' : 'sheets.everywhere') : 'sheets.notInUse')}
          </span>
        </div>
        {under}
      </div>
      {children}
    </section>
  );
}

interface RuleProps {
  readonly label: string;
  /** Beside the label. */
  readonly aside?: ReactNode;
  readonly said: { readonly article: string; readonly sense: Both; readonly assumption?: Both | null };
}

/** One rule, in a list of them. */
export function SheetRule({ label, aside, said: { article, sense, assumption } }: RuleProps) {
  const { say } = useWords();
  return (
    <div>
      <dt>
        <b>{label}</b> <span className="small faint">{aside}</span>
      </dt>
      <dd>
        {say(sense)} <span className="small faint">{article}</span>
      </dd>
      {assumption && (
        <dd className="small muted">
          <Assumed said={assumption} />
        </dd>
      )}
    </div>
  );
}

/** What was assumed, told as such. */
export function Assumed({ said }: { readonly said: Both }) {
  const { t, say } = useWords();
  return (
    <>
      {t('sheets.assumption')} · {say(said)}
    </>
  );
}
