import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { setCaseDocument } from '../../drawer/case-document.ts';
import { Await } from '../../parts/await.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseList } from './case-list.tsx';
import { CaseText } from './case-text.tsx';
import { CaseView } from './case-view.tsx';
import { keepDraft, startDraft, useDraft } from './draft.ts';
import { FundView } from './fund-view.tsx';
import { LeversView } from './levers/levers-view.tsx';
import { MigrationView } from './migration/migration-view.tsx';
import { PlaybookText } from './playbook-text.tsx';
import { starterCase } from './starter.ts';
import { useChangeCase } from './use-change-case.ts';
import { VersionsView } from './versions-view.tsx';

/** Options laid side by side: what each does to EBITDA and to cash. */
export function DecidePage() {
  const { case: name, draft, part } = useSearch({ from: '/decide' });
  const navigate = useNavigate();
  const openText = (text: string, playbook?: string) => {
    startDraft(text);
    void navigate({ to: '/decide', search: ({ company, period }) => ({ company, period, draft: true, playbook }) });
  };
  if (draft || name !== undefined) return <OpenCase key={name ?? 'draft'} />;
  if (part === 'fund') return <FundView />;
  if (part === 'migrate') return <MigrationView onOpen={(text) => openText(text)} />;
  if (part === 'levers') return <LeversView />;
  return <CaseList onText={openText} onNew={() => openText(starterCase)} />;
}

function OpenCase() {
  const { case: name, draft: unsaved = false, grain = 'year', playbook } = useSearch({ from: '/decide' });
  const text = useDraft();
  const document = unsaved ? (text ?? starterCase) : undefined;
  const reply = useAnswer(
    'decide.evaluate',
    // A text of its own has no moment.
    { by: grain, ...(document === undefined ? { name } : { document, asOf: undefined }) },
    { companyless: document !== undefined },
  );
  const { answer } = reply;
  useEffect(() => {
    setCaseDocument(answer?.document);
    return () => setCaseDocument(undefined);
  }, [answer?.document]);
  const shown = document ?? answer?.document;
  const { evaluate, kept } = useDraftOf(unsaved ? undefined : shown);
  const { change, refused } = useChangeCase(shown, evaluate);
  return (
    <>
      <CaseHead reply={reply} name={name} unsaved={unsaved} onChange={change} />
      {(answer || !reply.failure) && (
        <Await reply={reply} height={420}>
          {(evaluation) => <CaseView evaluation={evaluation} grain={grain} />}
        </Await>
      )}
      {shown !== undefined && (
        <CaseText
          document={shown}
          name={name ?? slugOf(answer?.question)}
          failure={reply.failure?.code === 'NOT_FOUND' ? undefined : reply.failure}
          evaluation={answer}
          unsaved={unsaved}
          change={change}
          refused={refused}
          onEvaluate={evaluate}
          onKept={kept}
        />
      )}
      {playbook !== undefined && <PlaybookText id={playbook} />}
      {name !== undefined && <VersionsView name={name} />}
    </>
  );
}

/** Opens a changed text as the unsaved case, and a kept one as the case that it is now. `kept` is the text that a first change is of. */
function useDraftOf(keptText: string | undefined) {
  const navigate = useNavigate();
  return {
    evaluate: (typed: string): void => {
      if (keptText !== undefined) startDraft(keptText);
      keepDraft(typed);
      void navigate({ to: '/decide', search: (search) => ({ ...search, draft: true }), resetScroll: false });
    },
    kept: (name: string): void => {
      keepDraft(undefined);
      void navigate({
        to: '/decide',
        search: (search) => ({ ...search, case: name, draft: undefined }),
        replace: true,
        resetScroll: false,
      });
    },
  };
}

/** A name for a case made of the words of its question. */
function slugOf(question: string | undefined): string {
  const words = (question ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 40).replace(/-+$/, '');
}
