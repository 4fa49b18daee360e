import { useState } from 'react';
import { periodLabel } from '../format/period.ts';
import { amountText, exactText, type Scale } from '../format/amount.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { caseScale, presentValueLine } from '../pages/decide/effects-table.tsx';
import type { Evaluation } from '../pages/decide/evaluation.ts';
import styles from './handout.module.css';

type Option = Evaluation['options'][number];
type ViewLine = Option['lines'][number];

const mainLines: readonly ViewLine['line'][] = ['ebitda', 'operating-income', 'cash', 'decision-total'];
const allLines: readonly ViewLine['line'][] = [
  'ebitda',
  'operating-income',
  'free-cash-flow',
  'cash',
  'cumulative-cash',
  'decision-total',
];
const withoutTotal: ReadonlySet<ViewLine['line']> = new Set(['cumulative-cash']);

/** Both views: EBITDA and cash by year, option under option, with the present value where it is made. */
export function ViewsTable({ evaluation }: { readonly evaluation: Evaluation }) {
  const [all, setAll] = useState(false);
  const scale = caseScale(evaluation);
  const { periods, options } = evaluation;
  return (
    <Section
      title="What it does"
      note={`${scale.label} a year`}
      tools={
        <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? 'Main lines' : 'All lines'}
        </LinkButton>
      }
    >
      <ScrollRegion label="EBITDA and cash by year">
        <table className={`${table['table']} ${table['sticky']} ${styles['views']}`}>
          <thead>
            <tr>
              <td />
              {periods.map(({ period }) => (
                <th key={period} scope="col" className={table['number']}>
                  {periodLabel(period)}
                </th>
              ))}
              <th scope="col" className={table['number']}>
                Total
              </th>
              <th scope="col" className={table['number']} title="Net present value">
                NPV
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? allLines : mainLines).flatMap((name) =>
              options.flatMap((option) => {
                const line = option.lines.find((one) => one.line === name);
                return line ? [<Row key={`${name} ${option.id}`} option={option} line={line} scale={scale} />] : [];
              }),
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

type RowProps = { readonly option: Option; readonly line: ViewLine; readonly scale: Scale };

function Row({ option, line, scale }: RowProps) {
  const tone = line.line === 'ebitda' || line.line === 'cash' ? styles[line.line] : undefined;
  return (
    <tr>
      <th scope="row">
        <span className={tone && `${tone} ${styles['tone']}`}>{line.label}</span> · {option.name}
      </th>
      {line.figures.map((figure, year) => (
        <Cell key={year} figure={figure} scale={scale} />
      ))}
      {withoutTotal.has(line.line) ? <td /> : <Cell figure={line.total} scale={scale} />}
      {line.line === presentValueLine(option) ? <Cell figure={option.npv} scale={scale} /> : <td />}
    </tr>
  );
}

/** Hovering and copying give every place of a figure. */
function Cell({ figure: { value, unit }, scale }: { readonly figure: Option['npv']; readonly scale: Scale }) {
  return (
    <td className={table['number']} title={exactText(value, unit)} data-exact={value ?? 'unknown'}>
      {amountText(value, scale)}
    </td>
  );
}
