import { SegmentedControl } from '@mantine/core';
import { statementRows } from '@capwise/domain/books';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import table from '../../parts/table.module.css';
import type { Grain } from '../../shell/address.ts';
import type { Statement } from './answers.ts';
import { useChangeBooks } from './change-books.ts';
import { RowParts } from './row-parts.tsx';
import { shownRows } from './shown-rows.ts';
import { AgainstChoice, SplitChoice } from './statement-tools.tsx';
import { WideTable } from './wide-table.tsx';
import styles from './books.module.css';

type StatementLine = Statement['lines'][number];
type Row = (typeof statementRows)[number];

const grains = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' },
];

/** The statement across the months; a row opens into its accounts or a dimension, a figure into its postings. */
export function StatementView() {
  const { period, grain = 'month', split = 'account' } = useSearch({ from: '/books' });
  const change = useChangeBooks();
  const reply = useAnswer('books.statement', { by: grain, ...(period !== undefined && { period }) });
  const scale = useMemo(() => scaleOf(reply.answer), [reply.answer]);
  return (
    <>
      <PageHead
        sentence={reply.answer ? <Sentence pieces={reply.answer.headline} /> : 'Statement'}
        facts={reply.answer ? [reply.answer.currency, reply.answer.settled] : []}
        stale={reply.stale}
        failure={reply.answer && reply.failure}
      />
      <Section title="Statement" note={scale.label} tools={<AgainstChoice against={undefined} />}>
        <div className={styles['tools']}>
          <SegmentedControl
            size="xs"
            aria-label="Columns of the statement"
            data={grains}
            value={grain}
            onChange={(value) => change({ grain: value === 'month' ? undefined : (value as Grain) })}
          />
          <SplitChoice split={split} />
        </div>
        <Await reply={reply} height={480}>
          {(statement) => (
            <>
              <StatementTable statement={statement} scale={scale} />
              <p className={styles['definition']}>{statement.definition}</p>
            </>
          )}
        </Await>
      </Section>
    </>
  );
}

type TableProps = { readonly statement: Statement; readonly scale: Scale };

function StatementTable({ statement, scale }: TableProps) {
  const [opened, setOpened] = useState<ReadonlySet<Row>>(new Set());
  const toggle = (row: Row) =>
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
          const row = statementRows.find((each) => each === line.line);
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
    <tr data-level={line.level} className={line.line === 'operating' ? styles['start'] : undefined}>
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

function scaleOf(statement: Statement | undefined): Scale {
  const values = (statement?.lines ?? []).flatMap(({ figures }) => figures.map(({ value }) => value));
  return chooseScale(values, statement?.currency ?? '');
}
