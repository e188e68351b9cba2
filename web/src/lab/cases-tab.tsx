// The worked cases run on the draft: those that fail first, each with what it expected and what came out.

import type { Examined, TriedCase } from '../../../src/lab/examine.ts';
import { Bones, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly examined: Examined | undefined;
  readonly goTo: (path: string, line: number) => void;
}

export function CasesTab({ examined, goTo }: Props) {
  const { t } = useWords();
  if (!examined) return <Bones lines={6} />;
  const { cases } = examined;
  if (cases.length === 0)
    return <Nothing title={t(examined.book ? 'lab.caseNone' : 'lab.casesNot')} how={t('lab.caseNoneHow')} />;
  const failing = cases.filter(({ failures }) => failures.length > 0);
  const holding = cases.filter(({ failures }) => failures.length === 0);
  return (
    <div className="stack" style={{ gap: 8 }}>
      <p className="muted">{t('lab.casesAbout')}</p>
      <ul className="lab-cases">
        {[...failing, ...holding].map((one) => (
          <Case key={`${one.file}:${one.line}`} one={one} goTo={goTo} />
        ))}
      </ul>
    </div>
  );
}

function Case({ one, goTo }: { readonly one: TriedCase; readonly goTo: Props['goTo'] }) {
  const { t, say } = useWords();
  const holds = one.failures.length === 0;
  const path = one.file.split('/').slice(2).join('/');
  return (
    <li>
      <div className="between">
        <span>
          <b className={holds ? 'lab-good' : 'lab-bad'}>
            {holds ? '✓' : '✗'} {t(holds ? 'lab.caseHolds' : 'lab.caseFails')}
          </b>{' '}
          {one.name}
        </span>
        <button type="button" className="lab-place" onClick={() => goTo(path, one.line)}>
          {path} · {t('lab.line', { line: one.line })}
        </button>
      </div>
      {one.failures.map((failure) => (
        <div key={`${failure.line} ${failure.zh}`} className="lab-failure">
          {say(failure)}
        </div>
      ))}
    </li>
  );
}
