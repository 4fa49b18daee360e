import type { Answer } from '@capwise/contract';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { amountText, changeText, chooseScale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { ChoiceCell } from './form/choice-cell.tsx';
import { EditCell } from './form/edit-cell.tsx';
import styles from './slip.module.css';

type Review = Answer<'decide.review'>;

const measures = [
  ['ebitda', 'EBITDA'],
  ['cash', 'Cash'],
] as const;

/** What an approved version promised, beside what the books hold, and what is left of each option. */
export function ReviewView({ name }: { readonly name: string }) {
  const [option, setOption] = useState<string>();
  const [carries, setCarries] = useState('');
  const [key, value] = carries.split('=').map((part) => part.trim());
  const reply = useAnswer('decide.review', {
    name,
    ...(option !== undefined && { option }),
    ...(key && value && { dimensions: { [key]: value } }),
  });
  return (
    <Section title="Promised and actual" note="the approved version beside the books">
      <Await reply={reply} height={120}>
        {(review) => (
          <>
            <div className={styles['controls']}>
              <ChoiceCell
                label="Option that was chosen"
                value={review.option}
                choices={review.remaining.map((one) => [one.option, one.label] as const)}
                onChoose={setOption}
              />
              <label>
                Postings that carry{' '}
                <EditCell
                  label="Dimension of the postings"
                  value={carries}
                  placeholder="project=payments; empty: all"
                  onCommit={setCarries}
                />
              </label>
            </div>
            <p className={styles['words']}>{review.words}</p>
            {review.months.length > 0 && <Months review={review} />}
          </>
        )}
      </Await>
    </Section>
  );
}

function Months({ review }: { readonly review: Review }) {
  const { currency, months, toDate } = review;
  const scale = chooseScale(
    measures.flatMap(([measure]) => [toDate[measure].promised, toDate[measure].actual.value]),
    currency,
  );
  const rows = [...months, { month: 'to date', ...toDate }];
  return (
    <div className={table['scroll']}>
      <table className={`${table['table']} ${table['sticky']}`}>
        <thead>
          <tr>
            <th scope="col">{scale.label}</th>
            {measures.flatMap(([measure, label]) =>
              ['promised', 'actual', 'difference'].map((head) => (
                <th key={`${measure} ${head}`} scope="col" className={table['number']}>
                  {label}, {head}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.month}>
              <th scope="row">{row.month === 'to date' ? 'To date' : periodLabel(row.month)}</th>
              {measures.flatMap(([measure, label]) => [
                <td key={`${measure} promised`} className={table['number']}>
                  {amountText(row[measure].promised, scale)}
                </td>,
                <td key={`${measure} actual`} className={table['number']}>
                  <Figure figure={row[measure].actual} scale={scale} label={`${label}, ${row.month}`} />
                </td>,
                <td key={`${measure} difference`} className={table['number']}>
                  {changeText(row[measure].difference, scale)}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
