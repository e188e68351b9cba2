// The desk on which a draft lies: head, tabs, and beside them what the checks find.

import { Link, useBlocker, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { CasesTab } from './cases-tab.tsx';
import { ChangesTab } from './changes-tab.tsx';
import { DraftHead } from './draft-head.tsx';
import { EditionChoice, useEditing } from './edition-choice.tsx';
import { FindingsCard } from './findings-card.tsx';
import { ImpactTab } from './impact-tab.tsx';
import { IssueTab } from './issue-tab.tsx';
import { ParametersTab } from './parameters-tab.tsx';
import { plainBook } from './plain-book.ts';
import { RulesTab } from './rules-tab.tsx';
import { type Place, TextTab } from './text-tab.tsx';
import { type Draft, useDraft } from './use-draft.ts';
import { useExamination } from './use-examination.ts';
import { useImpact } from './use-impact.ts';

const TABS = ['parameters', 'rules', 'text', 'changes', 'cases', 'impact', 'issue'] as const;
type Tab = (typeof TABS)[number];

export function DraftDesk({ draft, again }: { readonly draft: Draft; readonly again: () => void }) {
  const { t } = useWords();
  const { can } = useAccount();
  const { tab = 'parameters' } = useSearch({ from: '/office/rulebooks/drafts/$id' });
  const navigate = useNavigate({ from: '/rulebooks/drafts/$id' });
  const desk = useDraft(draft);
  const examination = useExamination(draft.rulebook, desk.files);
  const book = useMemo(() => plainBook(desk.files), [desk.files]);
  const editing = useEditing(book, examination.books.find((one) => one.id === draft.rulebook)?.files);
  const impact = useImpact(draft.id);
  const [place, setPlace] = useState<Place>();
  const may = can('rulebook.draft') && draft.state === 'open';
  useLeaving(desk.dirty);
  const show = (chosen: string) => navigate({ search: { tab: chosen }, replace: true });
  const goTo = (path: string, line: number) => {
    setPlace({ path, line, asked: Date.now() });
    show('text');
  };
  const common = { desk, may, editing, book, goTo };
  const panes: Record<Tab, () => React.ReactNode> = {
    parameters: () => <ParametersTab {...common} />,
    rules: () => <RulesTab {...common} />,
    text: () => <TextTab desk={desk} may={may} found={examination.examined?.found ?? []} place={place} />,
    changes: () => <ChangesTab examination={examination} />,
    cases: () => <CasesTab examined={examination.examined} goTo={goTo} />,
    impact: () => <ImpactTab id={draft.id} desk={desk} examined={examination.examined} state={impact} />,
    issue: () => <IssueTab draft={draft} desk={desk} examined={examination.examined} />,
  };
  return (
    <>
      <DraftHead draft={draft} desk={desk} may={may} again={again} />
      <div className="lab-columns">
        <section className="card lab-main">
          <nav className="tabs lab-tabs" aria-label={t('lab.title')}>
            {TABS.map((key) => (
              <Link
                key={key}
                to="/rulebooks/drafts/$id"
                params={{ id: draft.id }}
                search={{ tab: key }}
                replace
                className={`tab ${key === tab ? 'on' : ''}`}
                aria-current={key === tab ? 'page' : undefined}
                activeProps={{}}
              >
                {t(`lab.tabs.${key}`)}
              </Link>
            ))}
          </nav>
          <EditionChoice editing={editing} shown={tab === 'parameters' || tab === 'rules'} />
          {panes[TABS.find((key) => key === tab) ?? 'parameters']()}
        </section>
        <FindingsCard examination={examination} goTo={goTo} />
      </div>
    </>
  );
}

/** Asks before a page with unsaved changes is left, within the console and from the browser. */
function useLeaving(dirty: boolean): void {
  const { t } = useWords();
  const leaving = t('lab.leave');
  useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname && !window.confirm(leaving),
    enableBeforeUnload: () => dirty,
  });
}
