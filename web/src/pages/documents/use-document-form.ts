import { useState } from 'react';
import type { CallError } from '@capwise/contract/client';
import { useCompany } from '../../api/company.ts';
import { suggestedId } from '../assets/add-fields.ts';
import type { Faults } from '../assets/typed.ts';
import type { DocumentView } from './answers.ts';
import { draftOf, emptyDraft, sameDraft, type Draft } from './draft.ts';
import { faultsOf } from './faults.ts';
import type { DocumentForm } from './forms/document-form.ts';
import { draftKey, keepDraft, keptDraft } from './kept-draft.ts';
import { freeId } from './list.ts';
import { readDraft } from './read-draft.ts';
import { useRecording } from './use-recording.ts';

export type FormState = {
  readonly draft: Draft;
  /** The id that is typed, or that what was typed suggests. */
  readonly id: string;
  readonly today: string;
  readonly faults: Faults;
  readonly failure: CallError | undefined;
  readonly busy: 'preview' | 'record' | undefined;
  readonly preview: DocumentView | undefined;
  /** Whether the preview is of what the fields hold now. */
  readonly current: boolean;
  /** Whether something was typed before this page was opened. */
  readonly kept: boolean;
  readonly type: (draft: Draft) => void;
  readonly show: () => void;
  readonly record: (done: (view: DocumentView) => void) => void;
  readonly startAnew: () => void;
  readonly forget: () => void;
};

type Options = {
  /** The document that is changed; absent for another one. */
  readonly changing?: DocumentView | undefined;
  readonly taken: ReadonlySet<string>;
};

/** The form of a document: what is typed is kept, shown by a dry run, and recorded only as it was shown. */
export function useDocumentForm(form: DocumentForm, { changing, taken }: Options): FormState {
  const key = draftKey(useCompany(), changing ? `change.${changing.id}` : form.kind);
  const [today] = useState(() => Temporal.Now.plainDateISO().toString());
  const [start] = useState(() => (changing ? draftOf(form, changing.id, changing.document) : emptyDraft(form, today)));
  const [before] = useState(() => keptDraft(key));
  const [draft, setDraft] = useState(before ?? start);
  const [unread, setUnread] = useState<Faults>({});
  const recording = useRecording();
  const id = changing?.id ?? draft.id ?? freeId(suggestedId(draft.fields['what'] ?? '') || form.kind, taken);
  const read = readDraft(form, draft, changing?.document);
  const sent =
    read.kind === 'document' ? { id, document: read.document, ...(changing && { change: true }) } : undefined;
  const type = (next: Draft) => {
    setUnread({});
    recording.clear();
    setDraft(next);
    keepDraft(key, sameDraft(next, start) ? undefined : next);
  };
  return {
    draft,
    id,
    today,
    faults: { ...faultsOf(recording.failure, form, draft), ...unread },
    failure: recording.failure,
    busy: recording.busy,
    preview: recording.previewed?.view,
    current: JSON.stringify(recording.previewed?.sent) === JSON.stringify(sent) && sent !== undefined,
    kept: before !== undefined && sameDraft(before, draft) && !sameDraft(draft, start),
    type,
    show: () => {
      recording.clear();
      if (read.kind === 'faulty') return setUnread(read.faults);
      if (sent) recording.preview(sent);
    },
    record: (done) => {
      if (!sent) return;
      recording.record(sent, (view) => {
        keepDraft(key, undefined);
        done(view);
      });
    },
    startAnew: () => type(start),
    forget: () => keepDraft(key, undefined),
  };
}
