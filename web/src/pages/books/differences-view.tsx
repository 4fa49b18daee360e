import { useEffect, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { setCaseDocument } from '../../drawer/case-document.ts';
import { chooseScale } from '../../format/amount.ts';
import { Await } from '../../parts/await.tsx';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Differences } from './answers.ts';
import styles from './books.module.css';

type Difference = Differences['lines'][number];

/** Where this differs from the guide: each line with its reason and its numbers. */
export function DifferencesView() {
  const reply = useAnswer('books.differences', {}, { companyless: true });
  const document = reply.answer?.document;
  useEffect(() => {
    setCaseDocument(document);
    return () => setCaseDocument(undefined);
  }, [document]);
  return (
    <>
      <PageHead
        sentence="Where this differs from the guide: each rule with its reason and its numbers."
        facts={[
          reply.answer?.currency,
          'the numbers are those of one example, folded by the rules of the books',
          'Capwise is no accounting advice',
        ]}
        failure={reply.answer && reply.failure}
      />
      <Await reply={reply} height={640}>
        {({ lines, currency }) => (
          <div className={styles['differences']}>
            {lines.map((line) => (
              <DifferenceView key={line.key} difference={line} currency={currency} />
            ))}
          </div>
        )}
      </Await>
    </>
  );
}

type Props = { readonly difference: Difference; readonly currency: string };

function DifferenceView({ difference, currency }: Props) {
  const { key, claim, ours, reason, standard } = difference;
  return (
    <section className={styles['difference']} aria-labelledby={`difference-${key}`}>
      <div>
        <h2 id={`difference-${key}`}>{ours}</h2>
        <dl className={styles['grounds']}>
          <div>
            <dt>The guide</dt>
            <dd>{claim}</dd>
          </div>
          <div>
            <dt>Why</dt>
            <dd>{reason}</dd>
          </div>
          {standard && (
            <div>
              <dt>Standard</dt>
              <dd>{standard}</dd>
            </div>
          )}
        </dl>
      </div>
      <Numbers difference={difference} currency={currency} />
    </section>
  );
}

function Numbers({ difference, currency }: Props) {
  const { columns, rows, ours } = difference;
  const scale = useMemo(
    () =>
      chooseScale(
        rows.flatMap(({ figures }) => figures.map(({ value }) => value)),
        currency,
      ),
    [rows, currency],
  );
  return (
    <ScrollRegion label={`Numbers: ${ours}`}>
      <table className={`${table['table']} ${table['sticky']} ${styles['numbers']}`}>
        <thead>
          <tr>
            <th scope="col">{scale.label}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${table['number']} ${styles['column']}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, figures }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map((column, index) => {
                const figure = figures[index];
                return (
                  <td key={column} className={table['number']}>
                    {figure && (
                      <Figure figure={figure} scale={scale} tone={toneOf(label)} label={`${label}, ${column}`} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function toneOf(label: string): Tone | undefined {
  if (label.startsWith('EBITDA')) return 'ebitda';
  return label.startsWith('Cash') ? 'cash' : undefined;
}
