import type { SourceDocument, TreatedLine } from './answers.ts';
import { leaseTestsOf } from './frameworks.ts';
import styles from './documents.module.css';
import form from './form.module.css';

type Props = { readonly lines: readonly TreatedLine[]; readonly document: SourceDocument };

/** The five tests of a finance lease with what came of each; nothing where the document is no lease. */
export function LeaseTests({ lines, document }: Props) {
  const tests = lines.flatMap(leaseTestsOf);
  if (tests.length === 0 || document.kind !== 'lease') return null;
  const untested = document.fairValue === undefined ? ' · without a fair value, that test is not met' : '';
  return (
    <div>
      <p className={form['groupHelp']}>The five tests of ASC 842-10-25-2{untested}</p>
      <ul className={styles['tests']}>
        {tests.map(({ label, isMet }) => (
          <li key={label} data-met={isMet || undefined}>
            <span aria-hidden>{isMet ? '✓' : '–'}</span> {label}
            <span className={styles['verdict']}>{isMet ? 'met' : 'not met'}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
