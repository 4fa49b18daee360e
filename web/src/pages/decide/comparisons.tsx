import { yearsText } from '../../charts/cumulative-cash-picture.ts';
import { wholeScale } from '../../format/amount.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Evaluation } from './evaluation.ts';

/** Option against option: the present value between them, where their cash is equal, and cash that only comes later. */
export function Comparisons({ evaluation }: { readonly evaluation: Evaluation }) {
  const { comparisons, options, currency } = evaluation;
  if (comparisons.length === 0) return null;
  const scale = wholeScale(currency);
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
              <th scope="col" className={table['number']}>
                Cumulative cash is equal at
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
            {comparisons.map(({ left, right, npv, crossings, cashLater, cashLaterByDays }) => {
              const name = `${nameOf(left)} less ${nameOf(right)}`;
              return (
                <tr key={`${left} ${right}`}>
                  <th scope="row">{name}</th>
                  <td className={table['number']}>
                    <Figure figure={npv} scale={scale} tone={toneOf(npv.value)} signed label={`NPV, ${name}`} />
                  </td>
                  <td className={table['number']}>
                    {crossings.length > 0 ? crossings.map(yearsText).join(', ') : 'never'}
                  </td>
                  {later && (
                    <>
                      <td className={table['number']}>
                        {cashLater && <Figure figure={cashLater} scale={scale} label={`Cash later, ${name}`} />}
                      </td>
                      <td className={table['number']}>
                        {cashLaterByDays && (
                          <Figure figure={cashLaterByDays} scale={scale} label={`Cash later by days, ${name}`} />
                        )}
                      </td>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function toneOf(value: string | null): Tone | undefined {
  if (value === null || Number(value) === 0) return undefined;
  return value.startsWith('-') ? 'unfavorable' : 'favorable';
}
