import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { percentText, type Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { fluxParts, type Change, type FluxRow } from './flux.ts';
import { CommentCell } from './comment-cell.tsx';
import { LimitedRows } from './limited-rows.tsx';
import { openRowOf, type OpenRow } from './open-row.ts';
import { useBasis } from './statement-tools.tsx';
import type { Comments } from './use-comments.ts';
import styles from './books.module.css';

type Periods = { readonly scale: Scale; readonly period: string; readonly compared: string };

type Props = Periods & { readonly rows: readonly FluxRow[]; readonly comments: Comments };

/** Two periods side by side, their difference, what it means and why; a row opens into the parts that moved. */
export function FluxTable({ rows, comments, ...periods }: Props) {
  return (
    <ScrollRegion label="Flux">
      <table className={`${table['table']} ${table['sticky']}`} data-few>
        <thead>
          <tr>
            <th scope="col">Row</th>
            {[periodLabel(periods.period), periodLabel(periods.compared), 'Difference', '%'].map((name) => (
              <th key={name} scope="col" className={table['number']}>
                {name}
              </th>
            ))}
            <th scope="col">Meaning</th>
            <th scope="col">Comment</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <FluxRows key={row.line} row={row} comments={comments} {...periods} />
        ))}
      </table>
    </ScrollRegion>
  );
}

function FluxRows({ row, comments, ...periods }: Periods & { readonly row: FluxRow; readonly comments: Comments }) {
  const [open, setOpen] = useState(false);
  const { line, label, level } = row;
  const opens = openRowOf(line);
  const tone: Tone | undefined = line === 'ebitda' || line === 'cash' ? line : undefined;
  return (
    <tbody>
      <tr data-level={level} className={line === 'operating' ? styles['start'] : undefined}>
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
            key={`${periods.period} ${periods.compared}`}
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
  const { period, compared } = periods;
  const split = useSearch({ from: '/books', select: (search) => search.split ?? 'account' });
  const basis = useBasis();
  const now = useAnswer('books.breakdown', { row, split, period, basis, by: 'year' });
  const before = useAnswer('books.breakdown', { row, split, period: compared, basis, by: 'year' });
  const parts = useMemo(
    () =>
      now.answer &&
      before.answer &&
      fluxParts(
        { answer: now.answer, label: periodLabel(period) },
        { answer: before.answer, label: periodLabel(compared) },
        periods.scale.currency,
      ),
    [now.answer, before.answer, period, compared, periods.scale.currency],
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

function ChangeCells({ change, label, tone, scale, period, compared }: CellsProps) {
  const { now, before, difference, share, verdict } = change;
  return (
    <>
      <td className={table['number']}>
        <Figure figure={now} scale={scale} tone={tone} label={`${label}, ${periodLabel(period)}`} />
      </td>
      <td className={table['number']}>
        <Figure figure={before} scale={scale} tone={tone} label={`${label}, ${periodLabel(compared)}`} />
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
