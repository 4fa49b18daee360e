import { Fragment } from 'react';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';
import table from '../../parts/table.module.css';
import type { Evaluation } from './evaluation.ts';
import styles from './decide.module.css';

type Option = Evaluation['options'][number];
type CaseLine = Option['lines'][number];

/** A row of the table: one line of one option. */
export type EffectRow = { readonly option: Option; readonly line: CaseLine };

const mainLines: readonly CaseLine['line'][] = ['ebitda', 'operating-income', 'cash', 'decision-total'];
const variantLines: readonly CaseLine['line'][] = ['adjusted-ebitda', ...mainLines];

/** Lines that stand at the end of a period: they have no total. */
const balances: ReadonlySet<CaseLine['line']> = new Set(['cumulative-cash', 'in-progress', 'cumulative-decision']);

/** Rows of the options, line by line so that options stand below each other; a variant has its rows together. */
export function effectRows({ options }: Evaluation, all: boolean): readonly EffectRow[] {
  const own = options.filter(({ variantOf }) => variantOf === null);
  const order = own[0]?.lines.map(({ line }) => line) ?? [];
  const wanted = order.filter((line) => line !== 'loss' && (all || mainLines.includes(line)));
  const rowsOf = (option: Option, lines: readonly CaseLine['line'][]) =>
    lines.flatMap((wantedLine) => {
      const line = option.lines.find((candidate) => candidate.line === wantedLine);
      return line && (wantedLine !== 'loss' || hasLoss(option)) ? [{ option, line }] : [];
    });
  return [
    ...[...wanted, 'loss' as const].flatMap((line) => own.flatMap((option) => rowsOf(option, [line]))),
    ...options
      .filter(({ variantOf }) => variantOf !== null)
      .flatMap((option) => rowsOf(option, [...(all ? wanted : variantLines), 'loss'])),
  ];
}

/** The line that the present value stands on: what the decision is made by. */
export function presentValueLine({ lines }: Option): CaseLine['line'] {
  return lines.some(({ line }) => line === 'decision-total') ? 'decision-total' : 'cash';
}

/** One unit for all figures of a case, so that table and picture can be compared. */
export function caseScale({ options, currency }: Evaluation): Scale {
  return chooseScale(
    options.flatMap(({ lines }) => lines.flatMap(({ figures }) => figures.map(({ value }) => value))),
    currency,
  );
}

type Props = { readonly evaluation: Evaluation; readonly all: boolean };

/** Options × lines × periods, with totals and the present value. */
export function EffectsTable({ evaluation, all }: Props) {
  const scale = caseScale(evaluation);
  const rows = effectRows(evaluation, all);
  return (
    <div className={table['scroll']}>
      <table className={`${table['table']} ${table['sticky']} ${styles['effects']}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles['hidden']}>Line and option</span>
            </th>
            {evaluation.periods.map(({ period }) => (
              <th key={period} scope="col" className={table['number']}>
                {periodLabel(period)}
              </th>
            ))}
            <th scope="col" className={table['number']}>
              Total
            </th>
            <th scope="col" className={table['number']} title="Net present value of cash, and of what is off-book">
              NPV
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={`${row.option.id} ${row.line.line}`}>
              {startsVariant(rows, index) && (
                <tr>
                  <th scope="rowgroup" className={styles['variant']}>
                    {row.option.name}
                  </th>
                  <td colSpan={evaluation.periods.length + 2} />
                </tr>
              )}
              <Row row={row} periods={evaluation.periods} scale={scale} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly row: EffectRow;
  readonly periods: Evaluation['periods'];
  readonly scale: Scale;
};

function Row({ row: { option, line }, periods, scale }: RowProps) {
  const tone = toneOf(line.line);
  const name = `${line.label} · ${option.name}`;
  return (
    <tr>
      <th scope="row">
        <span className={tone && styles[tone]}>{line.label}</span>
        {option.variantOf === null && ` · ${option.name}`}
      </th>
      {line.figures.map((figure, index) => (
        <td key={periods[index]?.period ?? index} className={table['number']}>
          <Figure
            figure={figure}
            scale={scale}
            tone={tone}
            label={`${name}, ${periodLabel(periods[index]?.period ?? '')}`}
          />
        </td>
      ))}
      <td className={table['number']}>
        {!balances.has(line.line) && <Figure figure={line.total} scale={scale} tone={tone} label={`${name}, total`} />}
      </td>
      <td className={table['number']}>
        {line.line === presentValueLine(option) && (
          <Figure figure={option.npv} scale={scale} label={`NPV · ${option.name}`} />
        )}
      </td>
    </tr>
  );
}

function startsVariant(rows: readonly EffectRow[], index: number): boolean {
  const [row, before] = [rows[index], rows[index - 1]];
  return row !== undefined && row.option.variantOf !== null && row.option.id !== before?.option.id;
}

function hasLoss({ lines }: Option): boolean {
  return lines.some(({ line, total }) => line === 'loss' && total.value !== null && Number(total.value) !== 0);
}

function toneOf(line: CaseLine['line']): Tone | undefined {
  if (line === 'ebitda' || line === 'cash') return line;
  return line === 'loss' ? 'unfavorable' : undefined;
}
