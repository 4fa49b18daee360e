import { Link, linkOptions, useSearch } from '@tanstack/react-router';
import { DeskTabs } from '../../parts/desk-tabs.tsx';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import type { DocumentRow } from './answers.ts';
import { DocumentFormView } from './document-form-view.tsx';
import { DocumentView } from './document-view.tsx';
import { DocumentsList, NewDocument } from './documents-list.tsx';
import { formOf, startingKinds } from './forms/forms.ts';
import { KindChoice, KindList } from './kind-choice.tsx';
import { headlineOf } from './list.ts';
import { ObligationsView } from './obligations-view.tsx';
import styles from './documents.module.css';

/** Source documents: what a person says happened, what the rules make of it, and what contracts still ask for. */
export function DocumentsPage() {
  const { obligations, document, change, form } = useSearch({ from: '/documents' });
  const reply = useAnswer('books.documents', {});
  const currency = useAnswer('companies.settings', {}).answer?.currency ?? 'USD';
  if (reply.failure?.code === 'NO_COMPANY') return <Empty company={false} />;
  if (document !== undefined) {
    return (
      <>
        <Back />
        <DocumentView key={document} id={document} changing={change ?? false} currency={currency} />
      </>
    );
  }
  if (form !== undefined) {
    return (
      <>
        <Back />
        <Await reply={reply} height={640}>
          {({ documents }) => <Adding kind={form} taken={new Set(documents.map(({ id }) => id))} currency={currency} />}
        </Await>
      </>
    );
  }
  return (
    <>
      <DeskTabs label="Source documents" tabs={tabs} tab={obligations ? 'obligations' : 'documents'} />
      {obligations ? <ObligationsView /> : <Recorded reply={reply} currency={currency} />}
    </>
  );
}

type AddingProps = { readonly kind: string; readonly taken: ReadonlySet<string>; readonly currency: string };

function Adding({ kind, taken, currency }: AddingProps) {
  const form = formOf(kind);
  return (
    <div className={styles['page']}>
      {form ? <DocumentFormView key={kind} form={form} currency={currency} taken={taken} /> : <KindChoice />}
    </div>
  );
}

type RecordedProps = { readonly reply: Reply<{ documents: readonly DocumentRow[] }>; readonly currency: string };

function Recorded({ reply, currency }: RecordedProps) {
  const { answer, failure, stale } = reply;
  if (answer?.documents.length === 0) return <Empty company />;
  return (
    <>
      <PageHead
        sentence={answer ? headlineOf(answer.documents) : 'Documents'}
        facts={[
          'A document says what happened; its kind says which rule posts it',
          'a change is a new revision, never an overwrite',
        ]}
        stale={stale}
        failure={answer && failure}
      />
      <Await reply={reply} height={320}>
        {({ documents }) => <DocumentsList documents={documents} currency={currency} />}
      </Await>
    </>
  );
}

const tabs = [
  { name: 'documents', label: 'Documents', link: linkTo(undefined) },
  { name: 'obligations', label: 'Purchase obligations', link: linkTo(true) },
] as const;

function linkTo(obligations: true | undefined) {
  return linkOptions({ to: '/documents', search: ({ company }) => ({ company, obligations }) });
}

function Back() {
  return (
    <nav aria-label="Path" className={styles['path']}>
      <Link
        to="/documents"
        search={({ company }) => ({ company })}
        activeProps={{}}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        ‹ All documents
      </Link>
    </nav>
  );
}

/** Books without documents: says what one is for, and offers the kinds that companies begin with. */
function Empty({ company }: { readonly company: boolean }) {
  return (
    <>
      <PageHead
        sentence="No document is recorded yet. A document says what no bill says: pay, leases, implementation cost, accruals, opening balances."
        facts={[
          'You say what happened; its rule posts it',
          'EBITDA and cash by month stand beside the form before anything is posted',
        ]}
      />
      {company ? (
        <section className={styles['family']}>
          <header className={styles['familyHead']}>
            <h2>Begin with</h2>
            <NewDocument />
          </header>
          <KindList kinds={startingKinds} />
        </section>
      ) : (
        <p>
          There is no company yet. <Link to="/sources">Load a bill on Sources</Link> to begin one.
        </p>
      )}
    </>
  );
}
