import { yearsText } from '../../charts/cumulative-cash-picture.ts';
import { wholeScale } from '../../format/amount.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Evaluation } from './evaluation.ts';

type Comparison = Evaluation['comparisons'][number];

/** Option against option: the present value between them, where their cash is equal and when it breaks even, and cash that only comes later. */
export function Comparisons({ evaluation }: { readonly evaluation: Evaluation }) {
  const { comparisons, options, currency, years } = evaluation;
  if (comparisons.length === 0) return null;
  const later = comparisons.some(({ cashLater }) => cashLater !== null);
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;
  return (
    <Section title="Option against option" note={currency}>
      <div className={table['scroll']}>
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              <th scope="col">Less</th>
              <th scope="col" className={table['number']}>
                NPV difference
              </th>
              {['EBITDA', 'Cash'].map((measure) => (
                <th key={measure} scope="col" className={table['number']}>
                  {measure}, {yearsText(years)}
                </th>
              ))}
              <th scope="col" className={table['number']}>
                Cumulative cash is equal at
              </th>
              <th scope="col" className={table['number']} title="Of savings, counted from their first month on">
                Break-even
              </th>
              {later && (
                <>
                  <th scope="col" className={table['number']}>
                    Cash later by terms
                  </th>
                  <th scope="col" className={table['number']}>
                    By days over 365
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {comparisons.map((comparison) => (
              <ComparisonRow
                key={`${comparison.left} ${comparison.right}`}
                comparison={comparison}
                name={`${nameOf(comparison.left)} less ${nameOf(comparison.right)}`}
                later={later}
                evaluation={evaluation}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

type RowProps = {
  readonly comparison: Comparison;
  readonly name: string;
  readonly later: boolean;
  readonly evaluation: Evaluation;
};

function ComparisonRow({ comparison, name, later, evaluation: { currency, years } }: RowProps) {
  const { npv, lines, crossings, breakEven, cashLater, cashLaterByDays } = comparison;
  const scale = wholeScale(currency);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={table['number']}>
        <Figure figure={npv} scale={scale} tone={toneOf(npv.value)} signed label={`NPV, ${name}`} />
      </td>
      {lines.map(({ line, label, total }) => (
        <td key={line} className={table['number']}>
          <Figure figure={total} scale={scale} tone={toneOf(total.value)} signed label={`${label}, ${name}`} />
        </td>
      ))}
      <td className={table['number']}>
        {crossings.length > 0 ? crossings.map(yearsText).join(', ') : `not in ${yearsText(years)}`}
      </td>
      <td className={table['number']}>
        {breakEvenText(breakEven)}
        {breakEven.isBeyond && <span className={table['detail']}>at the pace of the last year</span>}
      </td>
      {later && (
        <>
          <td className={table['number']}>
            {cashLater && <Figure figure={cashLater} scale={scale} label={`Cash later, ${name}`} />}
          </td>
          <td className={table['number']}>
            {cashLaterByDays && <Figure figure={cashLaterByDays} scale={scale} label={`Cash later by days, ${name}`} />}
          </td>
        </>
      )}
    </tr>
  );
}

/** `30 months`, `7.5 months`, `never`: at most one decimal. */
export function breakEvenText({ months }: Comparison['breakEven']): string {
  if (months === null) return 'never';
  const text = String(Math.round(months * 10) / 10);
  return `${text} month${text === '1' ? '' : 's'}`;
}

function toneOf(value: string | null): Tone | undefined {
  if (value === null || Number(value) === 0) return undefined;
  return value.startsWith('-') ? 'unfavorable' : 'favorable';
}
