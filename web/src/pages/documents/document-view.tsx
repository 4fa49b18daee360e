import { Button } from '@mantine/core';
import { useAnswer } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { Failure } from '../../parts/failure.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import type { DocumentView as View } from './answers.ts';
import { useChangeDocuments } from './change-documents.ts';
import { described } from './describe.ts';
import { DocumentFacts } from './document-facts.tsx';
import { DocumentFormView } from './document-form-view.tsx';
import { effectSentence, hasEffect } from './effect.ts';
import { EffectView } from './effect-view.tsx';
import { formOf } from './forms/forms.ts';
import { LeaseTests } from './lease-tests.tsx';
import { LinesTable } from './lines-table.tsx';
import { Withdraw } from './withdraw.tsx';
import styles from './documents.module.css';

const nothingTaken: ReadonlySet<string> = new Set();

type Props = { readonly id: string; readonly changing: boolean; readonly currency: string };

/** One document: what a person said, what the rules made of it, and what it does by month; or the form that changes it. */
export function DocumentView({ id, changing, currency }: Props) {
  const reply = useAnswer('books.document', { id });
  if (reply.failure && !reply.answer) return <Failure failure={reply.failure} retry={reply.retry} />;
  return (
    <Await reply={reply} height={640}>
      {(view) => {
        const form = formOf(view.document.kind);
        return changing && form ? (
          <div className={styles['page']}>
            <DocumentFormView form={form} currency={currency} taken={nothingTaken} changing={view} />
          </div>
        ) : (
          <Parts view={view} currency={currency} />
        );
      }}
    </Await>
  );
}

function Parts({ view, currency }: { readonly view: View; readonly currency: string }) {
  const { id, document, withdrawn, lines } = view;
  const change = useChangeDocuments();
  const form = formOf(document.kind);
  return (
    <article className={styles['page']} aria-label={document.what}>
      <PageHead
        sentence={
          <>
            {document.what}: {withdrawn ? 'withdrawn, it posts nothing.' : <Effect view={view} />}
          </>
        }
        facts={[form?.label, id, currency, form?.rule]}
      />
      <div className={styles['actions']}>
        {!withdrawn && (
          <Button size="xs" variant="default" onClick={() => change({ change: true })}>
            Change document
          </Button>
        )}
        <Withdraw view={view} />
      </div>
      <div className={styles['pair']}>
        <div className={styles['page']}>
          <Section title="What the rules made of it">
            <LinesTable lines={lines} currency={currency} opens />
            <LeaseTests lines={lines} document={document} />
            {!withdrawn && <p className={styles['does']}>{form?.does}</p>}
          </Section>
          <EffectView view={view} currency={currency} opens />
        </div>
        <Section title="What was recorded">
          {form && <DocumentFacts groups={described(form, document, currency)} />}
        </Section>
      </div>
    </article>
  );
}

function Effect({ view }: { readonly view: View }) {
  return hasEffect(view) ? <Sentence pieces={effectSentence(view)} /> : 'neither EBITDA nor cash moves.';
}
