import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Reply } from '../../api/use-answer.ts';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { monthBounds, periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Grain } from '../../shell/address.ts';
import type { Statement } from './answers.ts';
import styles from './overview.module.css';
import { shownLines } from './shown-lines.ts';

type StatementLine = Statement['lines'][number];
type Period = Statement['periods'][number];

type Props = {
  readonly reply: Reply<Statement>;
  readonly grain: Grain;
  readonly chosen: string | undefined;
};

/** Up to so many periods, the columns stand close to the names instead of filling the page. */
const fewColumns = 7;

const grains = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' },
];

/** The statement by month, quarter or year; every figure opens what it is made of. */
export function StatementView({ reply, grain, chosen }: Props) {
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const scale = useMemo(() => scaleOf(reply.answer), [reply.answer]);
  const hidden = reply.answer ? reply.answer.lines.length - shownLines(reply.answer.lines).length : 0;
  return (
    <Section
      title="Statement"
      note={scale.label}
      tools={
        <>
          {hidden > 0 && (
            <LinkButton className={styles['quiet']} aria-pressed={all} onClick={() => setAll(!all)}>
              {all ? 'Show fewer rows' : `Show ${hidden} more row${hidden === 1 ? '' : 's'}`}
            </LinkButton>
          )}
          <SegmentedControl
            size="xs"
            aria-label="Columns of the statement"
            data={grains}
            value={grain}
            onChange={(value) =>
              void navigate({
                to: '/',
                search: (search) => ({ ...search, grain: value === 'month' ? undefined : (value as Grain) }),
                resetScroll: false,
              })
            }
          />
        </>
      }
    >
      <Await reply={reply} height={480}>
        {(statement) => (
          <>
            <StatementTable statement={statement} scale={scale} all={all} chosen={chosen} />
            <p className={styles['definition']}>{statement.definition}</p>
          </>
        )}
      </Await>
    </Section>
  );
}

type TableProps = {
  readonly statement: Statement;
  readonly scale: Scale;
  readonly all: boolean;
  readonly chosen: string | undefined;
};

function StatementTable({ statement, scale, all, chosen }: TableProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const columns = statement.periods.map((period) => ({ period, chosen: isChosen(period, chosen) }));
  const shown = all ? statement.lines : shownLines(statement.lines);
  useEffect(() => showChosen(scroll.current), [statement, chosen]);
  return (
    <div ref={scroll} className={table['scroll']}>
      <table className={`${table['table']} ${table['sticky']}`} data-few={columns.length <= fewColumns || undefined}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles['hidden']}>Line</span>
            </th>
            {columns.map(({ period, chosen: marked }) => (
              <th
                key={period.period}
                scope="col"
                className={table['number']}
                data-chosen={marked || undefined}
                data-expected={period.expected || undefined}
                title={period.expected ? 'Only expected payments and amortization' : undefined}
              >
                {periodLabel(period.period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <StatementRow key={line.line} line={line} columns={columns} scale={scale} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Column = { readonly period: Period; readonly chosen: boolean };
type RowProps = { readonly line: StatementLine; readonly columns: readonly Column[]; readonly scale: Scale };

function StatementRow({ line, columns, scale }: RowProps) {
  const tone = toneOf(line.line);
  return (
    <tr data-level={line.level} className={line.line === 'operating' ? styles['cashStart'] : undefined}>
      <th scope="row" className={tone && styles[tone]}>
        {line.label}
      </th>
      {columns.map(({ period, chosen }, index) => {
        const figure = line.figures[index];
        return (
          <td
            key={period.period}
            className={table['number']}
            data-chosen={chosen || undefined}
            data-expected={period.expected || undefined}
          >
            {figure && (
              <Figure
                figure={figure}
                scale={scale}
                tone={tone}
                label={`${line.label}, ${periodLabel(period.period)}`}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Scrolls a wide table so that the chosen period stands near its right end and a whole column at its left. */
function showChosen(scroll: HTMLElement | null): void {
  if (!scroll) return;
  const [first, ...columns] = scroll.querySelectorAll<HTMLElement>('thead th');
  const last = columns.findLast((column) => column.dataset['chosen'] !== undefined);
  if (!first || !last) return;
  const wanted = last.offsetLeft + last.offsetWidth - scroll.clientWidth + first.offsetWidth;
  const start = columns.find((column) => column.offsetLeft >= wanted);
  scroll.scrollLeft = start && wanted > first.offsetWidth ? start.offsetLeft - first.offsetWidth : 0;
}

function scaleOf(statement: Statement | undefined): Scale {
  const values = (statement?.lines ?? []).flatMap(({ figures }) => figures.map(({ value }) => value));
  return chooseScale(values, statement?.currency ?? '');
}

function toneOf(line: StatementLine['line']): Tone | undefined {
  return line === 'ebitda' || line === 'cash' ? line : undefined;
}

function isChosen({ from, to }: Period, chosen: string | undefined): boolean {
  if (chosen === undefined) return false;
  const bounds = monthBounds(chosen);
  return bounds.from <= to && from <= bounds.to;
}
