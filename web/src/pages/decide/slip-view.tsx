import type { Answer } from '@capwise/contract';
import { Slider } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { amountText, changeText, chooseScale, shortText } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { ChoiceCell } from './form/choice-cell.tsx';
import type { Evaluation } from './evaluation.ts';
import styles from './slip.module.css';

const monthsMax = 24;

/** What happens when a date slips: drag it, and both views, amortization, double running and commitments move. */
export function SlipView({ evaluation }: { readonly evaluation: Evaluation }) {
  const { document, options, recommendation } = evaluation;
  const [months, setMonths] = useState(0);
  const [option, setOption] = useState(recommendation.verdict.option ?? options[0]?.id ?? '');
  const [at, setAt] = useState<number>();
  const shown = options.some(({ id }) => id === option) ? option : (options[0]?.id ?? '');
  const reply = useAnswer(
    'decide.slip',
    { document, asOf: undefined, option: shown, months, ...(at !== undefined && { at }) },
    { companyless: true },
  );
  return (
    <Section title="If it slips" note="drag the date">
      <Await reply={reply} height={160}>
        {(answer) => (
          <>
            <div className={styles['controls']}>
              <ChoiceCell
                label="Option that slips"
                value={shown}
                choices={options.map(({ id, name }) => [id, name] as const)}
                onChoose={(id) => {
                  setOption(id);
                  setAt(undefined);
                }}
              />
              {answer.dates.length > 1 && (
                <ChoiceCell
                  label="Date that slips"
                  value={String(at ?? answer.dates[0]?.at ?? '')}
                  choices={answer.dates.map((date) => [String(date.at), periodLabel(date.month)] as const)}
                  onChoose={(value) => setAt(Number(value))}
                />
              )}
              {answer.at !== null && (
                <div className={styles['slider']}>
                  <Slider
                    size="xs"
                    min={0}
                    max={monthsMax}
                    step={1}
                    label={null}
                    value={months}
                    thumbLabel="Months later"
                    thumbProps={{ 'aria-valuetext': `${months} months later` }}
                    onChange={setMonths}
                  />
                  <span>
                    {periodLabel(answer.at)} + {months} {months === 1 ? 'month' : 'months'}
                  </span>
                </div>
              )}
            </div>
            <p className={styles['words']}>{answer.words}</p>
            {answer.at !== null && <Moves answer={answer} />}
          </>
        )}
      </Await>
    </Section>
  );
}

type Slip = Answer<'decide.slip'>;

function Moves({ answer }: { readonly answer: Slip }) {
  const { currency, periods, npv, amortizationStarts, worksLonger, runsDouble, stranded } = answer;
  const scale = chooseScale(
    [npv.before, npv.after, ...periods.flatMap(({ ebitda, cash }) => [ebitda.after, cash.after])],
    currency,
  );
  const rows = [
    { label: 'EBITDA', measure: 'ebitda', moves: periods.map(({ ebitda }) => ebitda) },
    { label: 'Cash', measure: 'cash', moves: periods.map(({ cash }) => cash) },
  ] as const;
  const starts = [amortizationStarts.before, amortizationStarts.after].map((month) => month && periodLabel(month));
  const facts = [
    ['NPV', `${amountText(npv.before, scale)} → ${amountText(npv.after, scale)} ${scale.label}`],
    [
      'Amortization begins',
      starts[0] === starts[1] ? (starts[0] ?? 'never') : `${starts[0] ?? 'never'} → ${starts[1] ?? 'never'}`,
    ],
    ['Work that goes on', shortText(worksLonger, currency)],
    ['Double running', shortText(runsDouble, currency)],
    ['Stranded commitments', shortText(stranded, currency)],
  ] as const;
  return (
    <>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ScrollRegion label="What the slip changes, by period">
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              <th scope="col">{scale.label}, later less as written</th>
              {periods.map(({ period }) => (
                <th key={period} scope="col" className={table['number']}>
                  {periodLabel(period)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, measure, moves }) => (
              <tr key={label}>
                <th scope="row" className={styles[measure]}>
                  {label}
                </th>
                {moves.map(({ before, after, change }, index) => (
                  <td
                    key={periods[index]?.period}
                    className={table['number']}
                    title={`${amountText(before, scale)} → ${amountText(after, scale)}`}
                  >
                    {changeText(change, scale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
