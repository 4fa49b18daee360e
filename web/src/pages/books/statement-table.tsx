import { useState } from 'react';
import type { Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';
import table from '../../parts/table.module.css';
import type { Statement } from './answers.ts';
import { openRowOf, type OpenRow } from './open-row.ts';
import { RowParts } from './row-parts.tsx';
import { shownRows } from './shown-rows.ts';
import { WideTable } from './wide-table.tsx';
import styles from './books.module.css';

type StatementLine = Statement['lines'][number];
type TableProps = { readonly statement: Statement; readonly scale: Scale };

/** Periods across, lines down; a row opens into its parts. */
export function StatementTable({ statement, scale }: TableProps) {
  const [opened, setOpened] = useState<ReadonlySet<OpenRow>>(new Set());
  const toggle = (row: OpenRow) =>
    setOpened(new Set(opened.has(row) ? [...opened].filter((each) => each !== row) : [...opened, row]));
  return (
    <WideTable label="Statement" columns={statement.periods.map(({ period }) => period).join()}>
      <table className={`${table['table']} ${table['sticky']}`} data-few={statement.periods.length <= 7 || undefined}>
        <thead>
          <tr>
            <th scope="col">Row</th>
            {statement.periods.map(({ period, expected, closed }) => (
              <th
                key={period}
                scope="col"
                className={table['number']}
                data-expected={expected || undefined}
                title={expected ? 'Only expected payments and amortization' : closed ? 'Closed' : undefined}
              >
                {periodLabel(period)}
              </th>
            ))}
          </tr>
        </thead>
        {shownRows(statement.lines).map((line) => {
          const row = openRowOf(line.line);
          return (
            <tbody key={line.line}>
              <StatementRow
                line={line}
                statement={statement}
                scale={scale}
                open={row && opened.has(row)}
                onToggle={row && (() => toggle(row))}
              />
              {row && opened.has(row) && <RowParts row={row} statement={statement} scale={scale} />}
              {line.line === 'cash' && <SettledRow statement={statement} scale={scale} />}
            </tbody>
          );
        })}
      </table>
    </WideTable>
  );
}

type RowProps = TableProps & {
  readonly line: StatementLine;
  readonly open: boolean | undefined;
  /** Absent on lines that add up others. */
  readonly onToggle: (() => void) | undefined;
};

function StatementRow({ line, statement, scale, open, onToggle }: RowProps) {
  const tone: Tone | undefined = line.line === 'ebitda' || line.line === 'cash' ? line.line : undefined;
  return (
    <tr data-level={line.level} className={startsPart(line.line) ? styles['start'] : undefined}>
      <th scope="row" className={tone && styles[tone]}>
        {onToggle ? (
          <button type="button" className={styles['toggle']} aria-expanded={open ?? false} onClick={onToggle}>
            {line.label}
          </button>
        ) : (
          line.label
        )}
      </th>
      {statement.periods.map(({ period, expected }, index) => {
        const figure = line.figures[index];
        return (
          <td key={period} className={table['number']} data-expected={expected || undefined}>
            {figure && (
              <Figure figure={figure} scale={scale} tone={tone} label={`${line.label}, ${periodLabel(period)}`} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** How much of the change in cash was read from payments. */
function SettledRow({ statement, scale }: TableProps) {
  return (
    <tr className={styles['part']}>
      <th scope="row">of it settled</th>
      {statement.periods.map(({ period, expected, settled }) => (
        <td key={period} className={table['number']} data-expected={expected || undefined} title={settled.words}>
          <Figure figure={settled.figure} scale={scale} label={`Settled cash, ${periodLabel(period)}`} />
        </td>
      ))}
    </tr>
  );
}

/** Where cash begins, and where the measures stand that are beside both views. */
function startsPart(line: StatementLine['line']): boolean {
  return line === 'operating' || line === 'ebitda-less-software';
}
