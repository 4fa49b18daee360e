import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { percentText, type Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { fluxParts, type Change, type FluxRow } from './flux.ts';
import { sortedFlux, type FluxKey } from './flux-sort.ts';
import { CommentCell } from './comment-cell.tsx';
import { LimitedRows } from './limited-rows.tsx';
import { openRowOf, type OpenRow } from './open-row.ts';
import type { Reference } from './reference.ts';
import type { Sort } from './sort.ts';
import { SortHead } from './sort-head.tsx';
import { useBasis } from './statement-tools.tsx';
import type { Comments } from './use-comments.ts';
import styles from './books.module.css';

type Periods = { readonly scale: Scale; readonly period: string; readonly reference: Reference };

type Props = Periods & { readonly rows: readonly FluxRow[]; readonly comments: Comments };

/** Two periods side by side, their difference, what it means and why; a row opens into the parts that moved. */
export function FluxTable({ rows, comments, ...periods }: Props) {
  const [sort, setSort] = useState<Sort<FluxKey>>();
  const columns = [
    ['now', periodLabel(periods.period)],
    ['before', periods.reference.label],
    ['difference', 'Difference'],
    ['share', '%'],
  ] as const satisfies readonly (readonly [FluxKey, string])[];
  return (
    <ScrollRegion label="Flux">
      <table className={`${table['table']} ${table['sticky']}`} data-few>
        <thead>
          <tr>
            <SortHead by="line" label="Row" sort={sort} onSort={setSort} />
            {columns.map(([by, label]) => (
              <SortHead key={by} by={by} label={label} sort={sort} onSort={setSort} number />
            ))}
            <th scope="col">Meaning</th>
            <th scope="col">Comment</th>
          </tr>
        </thead>
        {sortedFlux(rows, sort).map((row) => (
          <FluxRows key={row.line} row={row} comments={comments} inOrder={!sort} {...periods} />
        ))}
      </table>
    </ScrollRegion>
  );
}

type RowsProps = Periods & {
  readonly row: FluxRow;
  readonly comments: Comments;
  /** The rows stand in the order of the statement, so that its parts can be told apart. */
  readonly inOrder: boolean;
};

function FluxRows({ row, comments, inOrder, ...periods }: RowsProps) {
  const [open, setOpen] = useState(false);
  const { line, label, level } = row;
  const opens = openRowOf(line);
  const tone: Tone | undefined = line === 'ebitda' || line === 'cash' ? line : undefined;
  return (
    <tbody>
      <tr data-level={level} className={inOrder && line === 'operating' ? styles['start'] : undefined}>
        <th scope="row" className={tone && styles[tone]}>
          {opens ? (
            <button type="button" className={styles['toggle']} aria-expanded={open} onClick={() => setOpen(!open)}>
              {label}
            </button>
          ) : (
            label
          )}
        </th>
        <ChangeCells change={row} label={label} tone={tone} {...periods} />
        <td className={styles['comment']}>
          <CommentCell
            key={`${periods.period} ${periods.reference.against}`}
            label={label}
            comment={comments.of(line)}
            onWrite={(text) => comments.write(line, text)}
          />
        </td>
      </tr>
      {opens && open && <Parts row={opens} {...periods} />}
    </tbody>
  );
}

function Parts({ row, ...periods }: Periods & { readonly row: OpenRow }) {
  const { period, reference } = periods;
  const split = useSearch({ from: '/books', select: (search) => search.split ?? 'account' });
  const basis = useBasis();
  const now = useAnswer('books.breakdown', { row, split, period, basis, by: 'year' });
  const { scenario, period: compared, label } = reference;
  const before = useAnswer('books.breakdown', { row, split, period: compared, scenario, basis, by: 'year' });
  const parts = useMemo(
    () =>
      now.answer &&
      before.answer &&
      fluxParts(
        { answer: now.answer, label: periodLabel(period) },
        { answer: before.answer, label },
        periods.scale.currency,
      ),
    [now.answer, before.answer, period, label, periods.scale.currency],
  );
  return (
    <LimitedRows rows={parts} failure={now.failure ?? before.failure} columns={6}>
      {(part) => (
        <tr key={part.value ?? ''} className={styles['part']}>
          <th scope="row">{part.label}</th>
          <ChangeCells change={part} label={part.label} tone={undefined} {...periods} />
          <td />
        </tr>
      )}
    </LimitedRows>
  );
}

type CellsProps = Periods & { readonly change: Change; readonly label: string; readonly tone: Tone | undefined };

function ChangeCells({ change, label, tone, scale, period, reference }: CellsProps) {
  const { now, before, difference, share, verdict } = change;
  return (
    <>
      <td className={table['number']}>
        <Figure figure={now} scale={scale} tone={tone} label={`${label}, ${periodLabel(period)}`} />
      </td>
      <td className={table['number']}>
        <Figure figure={before} scale={scale} tone={tone} label={`${label}, ${reference.label}`} />
      </td>
      <td className={table['number']}>
        <Figure figure={difference} scale={scale} signed tone={verdict ?? undefined} label={`${label}, difference`} />
      </td>
      <td className={table['number']}>{share === null || share === 0 ? '–' : signedPercent(share)}</td>
      <td className={verdict ? styles[verdict] : undefined}>{verdict ?? ''}</td>
    </>
  );
}

function signedPercent(share: number): string {
  const text = percentText(Math.abs(share));
  return share < 0 ? `(${text})` : `+${text}`;
}
