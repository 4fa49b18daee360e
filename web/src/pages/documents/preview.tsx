import { Sentence } from '../../parts/sentence.tsx';
import type { DocumentView } from './answers.ts';
import { effectSentence } from './effect.ts';
import { EffectView } from './effect-view.tsx';
import { LeaseTests } from './lease-tests.tsx';
import { LinesTable } from './lines-table.tsx';
import styles from './documents.module.css';
import form from './form.module.css';

type Props = {
  /** What the document would do; undefined before anybody asked. */
  readonly view: DocumentView | undefined;
  /** The document that it would replace. */
  readonly before: DocumentView | undefined;
  readonly current: boolean;
  readonly busy: boolean;
  readonly currency: string;
};

/** What a document would do before it is recorded: its lines under the rules, EBITDA and cash by month. */
export function Preview({ view, before, current, busy, currency }: Props) {
  return (
    <section className={styles['preview']} aria-label="Preview" aria-busy={busy}>
      <h2>
        Preview <span className={form['groupHelp']}>nothing is posted before you record it</span>
      </h2>
      {view ? (
        <div className={styles['previewed']} data-old={!current || undefined}>
          <div role="status">
            {!current && <p className={styles['old']}>Something was typed since: preview it again.</p>}
            <p className={styles['answer']}>
              <Sentence pieces={effectSentence(view)} />
            </p>
            {before && (
              <p className={styles['quiet']}>
                As recorded: <Sentence pieces={effectSentence(before)} />
              </p>
            )}
          </div>
          <LinesTable lines={view.lines} currency={currency} opens={false} />
          <LeaseTests lines={view.lines} document={view.document} />
          <EffectView view={view} currency={currency} opens={false} />
        </div>
      ) : (
        <p className={styles['quiet']}>
          Fill in the form and choose Preview: its lines, with the rule that each falls under, and what it does to
          EBITDA and cash month by month stand here.
        </p>
      )}
    </section>
  );
}
