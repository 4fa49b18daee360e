import { Button } from '@mantine/core';
import { useState } from 'react';
import { chooseScale, counted, type Scale } from '../../../format/amount.ts';
import { csvText } from '../../../format/csv.ts';
import { download } from '../../../parts/download.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import { SortHead } from '../../books/sort-head.tsx';
import { sortedBy, type Sort } from '../../books/sort.ts';
import { decimalText, shownAmount } from './money.ts';
import type { MigrationAnswer } from './planning.ts';
import { outText, workloadRows, workloadsCsv, type WorkloadKey, type WorkloadRow } from './workload-rows.ts';
import styles from './migration.module.css';

type Props = {
  readonly answer: MigrationAnswer;
  /** Name of the workload file. */
  readonly source: string;
};

const heads: readonly (readonly [WorkloadKey, string, boolean])[] = [
  ['workload', 'Workload', false],
  ['way', 'Way', false],
  ['out', 'Out from', false],
  ['personMonths', 'Person-months', true],
  ['effort', 'Work, once', true],
  ['runAfter', 'A month after', true],
];

/** Each workload with its way and why; all six ways of it, scored and priced, on request. */
export function WorkloadsTable({ answer, source }: Props) {
  const [sort, setSort] = useState<Sort<WorkloadKey>>();
  const rows = workloadRows(answer);
  const shown = sortedBy(rows, sort, (row, by) => row[by]);
  const scale = chooseScale(
    rows.flatMap(({ effort, runAfter }) => [decimalText(effort), decimalText(runAfter)]),
    answer.currency,
  );
  const save = () => download(`plan-of-${source.replace(/\.\w+$/, '')}.csv`, csvText(workloadsCsv(shown)), 'text/csv');
  return (
    <Section
      title="Workloads"
      note={`${counted(rows.length, 'workload')}, ${scale.label}`}
      tools={
        <Button variant="default" size="xs" onClick={save}>
          Export CSV
        </Button>
      }
    >
      <ScrollRegion label="Workloads and their ways">
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              {heads.map(([by, label, number]) => (
                <SortHead key={by} by={by} label={label} number={number} sort={sort} onSort={setSort} />
              ))}
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Rows key={row.workload} row={row} scale={scale} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

type RowsProps = { readonly row: WorkloadRow; readonly scale: Scale };

function Rows({ row, scale }: RowsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr>
        <th scope="row">
          {row.workload}
          <span className={table['detail']}>
            <LinkButton
              aria-expanded={open}
              aria-label={`${open ? 'Hide the ways' : 'All ways'} of ${row.workload}`}
              onClick={() => setOpen(!open)}
            >
              {open ? 'Hide the ways' : 'All ways'}
            </LinkButton>
          </span>
        </th>
        <td className={table['short']}>{row.way}</td>
        <td className={table['short']}>{outText(row.out)}</td>
        <td className={table['number']}>{row.personMonths.toFixed(1)}</td>
        <td className={table['number']}>{shownAmount(row.effort, scale)}</td>
        <td className={table['number']}>{shownAmount(row.runAfter, scale)}</td>
        <td className={styles['because']}>{row.why}</td>
      </tr>
      {open &&
        row.prices.map(({ way, score, personMonths, effort, runAfter, reasons }) => (
          <tr key={way} data-quiet>
            <td />
            <td className={table['short']}>{way}</td>
            <td className={table['short']}>{score === null ? 'ruled out' : `score ${Math.round(score)}`}</td>
            <td className={table['number']}>{personMonths.toFixed(1)}</td>
            <td className={table['number']}>{shownAmount(effort, scale)}</td>
            <td className={table['number']}>{shownAmount(runAfter, scale)}</td>
            <td className={styles['because']}>{reasons.join(', ')}</td>
          </tr>
        ))}
    </>
  );
}
