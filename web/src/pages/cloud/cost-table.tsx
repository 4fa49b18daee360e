import type { Figure as FigureValue } from '@capwise/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { chooseScale, counted, type Scale } from '../../format/amount.ts';
import { csvText } from '../../format/csv.ts';
import { periodLabel } from '../../format/period.ts';
import { download } from '../../parts/download.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { measureName } from './measures.ts';
import { nextSort, shownName, sortOf, sortRows, tableRows, type Pivot, type PivotRow, type Sort } from './pivot.ts';
import type { CostQuestion } from './use-costs.ts';
import styles from './cloud.module.css';

const virtualAbove = 200;
const rowHeight = 32;

type Props = {
  readonly pivot: Pivot;
  readonly question: CostQuestion;
  readonly onKeep: (keys: PivotRow['keys']) => void;
};

/** Groups × months with totals: sortable, every figure opens its rows, and a file of it can be taken along. */
export function CostTable({ pivot, question, onKeep }: Props) {
  const sorted = useSearch({ from: '/cloud', select: (search) => search.sort });
  const sort = useMemo(() => sortOf(sorted), [sorted]);
  const rows = useMemo(() => sortRows(pivot, sort), [pivot, sort]);
  const scale = useMemo(() => tableScale(pivot), [pivot]);
  const save = () =>
    download(
      `${question.measure}-cost-by-${question.by.join('-').replaceAll(':', '-')}-${pivot.currency}.csv`,
      csvText(tableRows(pivot, rows, question.by)),
      'text/csv',
    );
  return (
    <Section
      title={`${measureName(question.measure)} by ${question.by.join(' and ')}`}
      note={`${scale.label} · ${counted(rows.length, 'group')}`}
      tools={<LinkButton onClick={save}>Export CSV</LinkButton>}
    >
      <Grid pivot={pivot} rows={rows} sort={sort} scale={scale} onKeep={onKeep} />
    </Section>
  );
}

type GridProps = {
  readonly pivot: Pivot;
  readonly rows: readonly PivotRow[];
  readonly sort: Sort;
  readonly scale: Scale;
  readonly onKeep: Props['onKeep'];
};

function Grid({ pivot, rows, sort, scale, onKeep }: GridProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = rows.length > virtualAbove;
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const shown = virtual ? items.flatMap(({ index }) => rows[index] ?? []) : rows;
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div ref={scroll} className={`${table['scroll']} ${styles['grid']}`} data-virtual={virtual || undefined}>
      <table className={`${table['table']} ${table['sticky']}`} aria-rowcount={rows.length + 2}>
        <Heads pivot={pivot} sort={sort} />
        <tbody>
          {before > 0 && <Gap height={before} columns={pivot.months.length + 2} />}
          {shown.map((row) => (
            <GroupRow key={row.id} row={row} pivot={pivot} scale={scale} onKeep={onKeep} />
          ))}
          {after > 0 && <Gap height={after} columns={pivot.months.length + 2} />}
        </tbody>
        <Totals pivot={pivot} scale={scale} />
      </table>
    </div>
  );
}

function Heads({ pivot, sort }: { readonly pivot: Pivot; readonly sort: Sort }) {
  const navigate = useNavigate();
  const press = (by: string) =>
    void navigate({
      to: '/cloud',
      search: (search) => ({ ...search, sort: nextSort(sort, by) }),
      resetScroll: false,
    });
  const columns = [
    ['name', 'Group'],
    ...pivot.months.map((month, index) => [month, periodLabel(month), columnLabel(month, index)] as const),
    ['total', 'Total'],
  ] as const satisfies readonly (readonly [string, string, string?])[];
  return (
    <thead>
      <tr>
        {columns.map(([by, label, short]) => (
          <th
            key={by}
            scope="col"
            className={by === 'name' ? undefined : table['number']}
            aria-sort={sort.by !== by ? undefined : sort.descending ? 'descending' : 'ascending'}
          >
            <button type="button" className={table['columnHead']} aria-label={label} onClick={() => press(by)}>
              {short ?? label}
              {sort.by === by && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The year stands at its first column only: so fourteen months fit beside their total. */
function columnLabel(month: string, index: number): string {
  return index === 0 || month.endsWith('-01') ? periodLabel(month) : periodLabel(month).slice(0, 3);
}

type RowProps = {
  readonly row: PivotRow;
  readonly pivot: Pivot;
  readonly scale: Scale;
  readonly onKeep: Props['onKeep'];
};

function GroupRow({ row, pivot, scale, onKeep }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={`${table['columnHead']} ${styles['name']}`}
          title={`Keep only ${row.name}`}
          onClick={() => onKeep(row.keys)}
        >
          {shownName(row.name)}
        </button>
      </th>
      {row.cells.map((figure, index) => (
        <td key={pivot.months[index]} className={table['number']}>
          <Cell
            figure={figure}
            scale={scale}
            label={`${row.name}, ${periodLabel(pivot.months[index] ?? '')}`}
            missing={pivot.complete ? '–' : '…'}
          />
        </td>
      ))}
      <td className={`${table['number']} ${styles['total']}`}>
        <Figure figure={row.total} scale={scale} label={`${row.name}, total`} />
      </td>
    </tr>
  );
}

type CellProps = {
  readonly figure: FigureValue | undefined;
  readonly scale: Scale;
  readonly label: string;
  /** What stands where there is no figure: nothing was charged, or the answer was cut at its limit. */
  readonly missing: string;
};

function Cell({ figure, scale, label, missing }: CellProps) {
  return figure ? <Figure figure={figure} scale={scale} label={label} /> : missing;
}

function Totals({ pivot, scale }: { readonly pivot: Pivot; readonly scale: Scale }) {
  const { rest, total } = pivot;
  return (
    <tfoot>
      {rest && (
        <tr data-quiet>
          <th scope="row">{counted(rest.groups, 'more group')}</th>
          <td colSpan={pivot.months.length} />
          <td className={table['number']}>
            <Figure figure={rest.figure} scale={scale} label={`${rest.groups} more groups, total`} />
          </td>
        </tr>
      )}
      <tr>
        <th scope="row">Total</th>
        {pivot.monthTotals.map((figure, index) => (
          <td key={pivot.months[index]} className={table['number']}>
            <Cell
              figure={figure}
              scale={scale}
              label={`Total, ${periodLabel(pivot.months[index] ?? '')}`}
              missing="–"
            />
          </td>
        ))}
        <td className={table['number']}>{total && <Figure figure={total} scale={scale} label="Total" />}</td>
      </tr>
    </tfoot>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** The unit of the single groups: that of the totals would leave the small ones without digits. */
function tableScale({ rows, currency }: Pivot): Scale {
  return chooseScale(
    rows.flatMap(({ cells }) => cells.map((figure) => figure?.value ?? '0')),
    currency,
  );
}
