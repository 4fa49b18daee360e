import { chooseScale, amountText } from '../../format/amount.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Evaluation } from './evaluation.ts';
import styles from './verdicts.module.css';

type Verdict = Evaluation['recommendation']['verdicts'][number];

const stars = [
  ['ebitda', 'EBITDA'],
  ['free-cash-flow', 'Free cash flow'],
] as const;
const modes = [
  ['growth', 'Growth: value leads'],
  ['efficiency', 'Efficiency: payback leads'],
] as const;

/** The answer under each north star and mode, with its margin; the chosen one is marked. */
export function Verdicts({ evaluation }: { readonly evaluation: Evaluation }) {
  const { recommendation, options, currency } = evaluation;
  const { verdicts, verdict, costs } = recommendation;
  const scale = chooseScale(
    verdicts.filter(({ measure }) => measure !== 'payback').map(({ margin }) => margin.toFixed(2)),
    currency,
  );
  const nameOf = (id: string | null): string => options.find((option) => option.id === id)?.name ?? 'none';
  return (
    <Section title="If the north star were another" note={`${scale.label}, by how much the answer leads`}>
      <ScrollRegion label="The answer under each north star">
        <table className={`${table['table']} ${styles['matrix']}`}>
          <thead>
            <tr>
              <td />
              {modes.map(([mode, label]) => (
                <th key={mode} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stars.map(([star, label]) => (
              <tr key={star}>
                <th scope="row">{label}</th>
                {modes.map(([mode]) => {
                  const found = verdicts.find((one) => one.northStar === star && one.mode === mode);
                  const isChosen = verdict.northStar === star && verdict.mode === mode;
                  return (
                    <td key={mode} data-chosen={isChosen || undefined}>
                      {found && (
                        <>
                          <b>{nameOf(found.option)}</b>
                          {marginText(found, amountText(Math.abs(found.margin).toFixed(2), scale))}
                        </>
                      )}
                      {isChosen && <span className={styles['mark']}>optimized this year</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {costs && (
        <p className={styles['costs']} role="note">
          This choice costs {amountText(costs.value.toFixed(2), scale)} of present value against {nameOf(costs.than)}
          {costs.gains > 0 &&
            (verdict.measure === 'payback'
              ? ` to pay back ${monthText(costs.gains)} sooner`
              : ` to gain ${amountText(costs.gains.toFixed(2), scale)} of ${verdict.northStar === 'ebitda' ? 'EBITDA' : 'cash in year 1'}`)}
          .
        </p>
      )}
    </Section>
  );
}

function monthText(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}

function marginText({ measure, margin, rival, payback }: Verdict, amount: string): string {
  if (rival === null) return ', the only one that stands';
  if (margin === 0) return ', no difference';
  const words: Readonly<Record<Verdict['measure'], string>> = {
    runRate: `, by ${amount} a year`,
    npv: `, by ${amount} of value`,
    firstYearEbitda: `, by ${amount} in year 1`,
    firstYearFreeCashFlow: `, keeps ${amount} in year 1`,
    payback: payback === null ? '' : `, pays back in ${monthText(payback)}`,
  };
  return words[measure];
}
