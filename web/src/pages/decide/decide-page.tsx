import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { setCaseDocument } from '../../drawer/case-document.ts';
import { Await } from '../../parts/await.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseList } from './case-list.tsx';
import { CaseView } from './case-view.tsx';
import { keepDraft, useDraft } from './draft.ts';
import { Editor } from './editor.tsx';
import { starterCase } from './starter.ts';

/** Options laid side by side: what each does to EBITDA and to cash. */
export function DecidePage() {
  const { case: name, draft } = useSearch({ from: '/decide' });
  const navigate = useNavigate();
  const openText = (text: string) => {
    keepDraft(text);
    void navigate({ to: '/decide', search: ({ company, period }) => ({ company, period, draft: true }) });
  };
  if (draft || name !== undefined) return <OpenCase key={name ?? 'draft'} />;
  return <CaseList onText={openText} onNew={() => openText(starterCase)} />;
}

function OpenCase() {
  const { case: name, draft: unsaved, grain = 'year' } = useSearch({ from: '/decide' });
  const navigate = useNavigate();
  const text = useDraft();
  const document = unsaved ? (text ?? starterCase) : undefined;
  const reply = useAnswer(
    'decide.evaluate',
    { by: grain, ...(document === undefined ? { name } : { document }) },
    { companyless: document !== undefined },
  );
  const { answer } = reply;
  useEffect(() => {
    setCaseDocument(answer?.document);
    return () => setCaseDocument(undefined);
  }, [answer?.document]);
  const evaluate = (typed: string) => {
    keepDraft(typed);
    void navigate({ to: '/decide', search: (search) => ({ ...search, draft: true }), resetScroll: false });
  };
  const kept = (keptName: string) => {
    keepDraft(undefined);
    void navigate({
      to: '/decide',
      search: (search) => ({ ...search, case: keptName, draft: undefined }),
      replace: true,
      resetScroll: false,
    });
  };
  const shown = document ?? answer?.document;
  const place = reply.failure?.code === 'NOT_FOUND' ? undefined : reply.failure;
  return (
    <>
      <CaseHead reply={reply} name={name} unsaved={unsaved ?? false} />
      {(answer || !reply.failure) && (
        <Await reply={reply} height={420}>
          {(evaluation) => <CaseView evaluation={evaluation} grain={grain} />}
        </Await>
      )}
      {shown !== undefined && (
        <Editor
          key={unsaved ? 'draft' : shown}
          document={shown}
          name={name ?? slugOf(answer?.question)}
          failure={place}
          evaluated={answer !== undefined}
          unsaved={unsaved ?? false}
          onEvaluate={evaluate}
          onKept={kept}
        />
      )}
    </>
  );
}

/** A name for a case made of the words of its question. */
function slugOf(question: string | undefined): string {
  const words = (question ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 40).replace(/-+$/, '');
}
