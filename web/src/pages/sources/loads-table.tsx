import type { Answer } from '@capwise/contract';
import { useState } from 'react';
import { countText, counted } from '../../format/amount.ts';
import { bytesText } from '../../format/bytes.ts';
import { periodLabel } from '../../format/period.ts';
import { momentText } from '../../format/time.ts';
import { Amount } from '../../parts/amount.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { loadTotals, type LoadTotal } from './load-totals.ts';
import { shapeText, shapeTitle } from './shape-text.ts';

type Load = Answer<'sources.list'>['loads'][number];

const shownLoads = 8;

/** What was loaded, a row for each load and currency; its parts on request, with those that were replaced later. */
export function LoadsTable({ loads }: { readonly loads: readonly Load[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? loads : loads.slice(0, shownLoads);
  return (
    <Section
      title="Loads"
      note={counted(loads.length, 'load')}
      tools={
        loads.length > shownLoads && (
          <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? `Show the first ${shownLoads}` : `Show all ${loads.length}`}
          </LinkButton>
        )
      }
    >
      <ScrollRegion label="Loads">
        <table className={`${table['table']} ${table['sticky']}`}>
          <ColumnHeads
            heads={[
              'Load',
              'Loaded',
              'Billing month',
              'Account',
              { number: 'Rows' },
              { number: 'Billed' },
              { number: 'Effective' },
              'Currency',
              'State',
            ]}
          />
          <tbody>
            {shown.flatMap((load) =>
              loadTotals(load.parts).map((total) => (
                <LoadRows key={`${load.id} ${total.currency}`} load={load} total={total} />
              )),
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

type RowsProps = { readonly load: Load; readonly total: LoadTotal };

function LoadRows({ load, total }: RowsProps) {
  const [open, setOpen] = useState(false);
  const [first, last] = total.months;
  const parts = load.parts.filter(({ currency }) => currency === total.currency);
  return (
    <>
      <tr data-quiet={total.live === 0 || undefined}>
        <th scope="row">
          {load.source}
          <span className={table['detail']} title={load.files.map(fileText).join('\n')}>
            {load.files.length > 1 ? counted(load.files.length, 'file') : load.files[0]?.name}
            {' · '}
            <span title={shapeTitle(load.files)}>{shapeText(load.version, load.files)}</span>
          </span>
        </th>
        <td className={table['short']}>{momentText(load.loadedAt)}</td>
        <td className={table['short']}>
          {first === last ? periodLabel(first) : `${periodLabel(first)} – ${periodLabel(last)}`}
        </td>
        <td>
          {total.accounts.length === 1 ? total.accounts[0] : counted(total.accounts.length, 'account')}
          {total.parts > 1 && (
            <span className={table['detail']}>
              <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? 'Hide parts' : `Show ${total.parts} parts`}
              </LinkButton>
            </span>
          )}
        </td>
        <Amounts extent={total} />
        <td>
          {stateOf(total)}
          <Period parts={parts} />
        </td>
      </tr>
      {open &&
        parts.map((part) => (
          <tr key={`${part.billingAccount} ${part.billingPeriod} ${part.billed}`} data-quiet>
            <td />
            <td />
            <td className={table['short']}>{periodLabel(part.billingPeriod)}</td>
            <td>{part.billingAccount}</td>
            <Amounts extent={part} />
            <td>
              {partState(part)}
              <Period parts={[part]} />
            </td>
          </tr>
        ))}
    </>
  );
}

type Extent = Pick<LoadTotal, 'rows' | 'billed' | 'effective' | 'currency'>;

function Amounts({ extent }: { readonly extent: Extent }) {
  return (
    <>
      <td className={table['number']}>{countText(extent.rows)}</td>
      <td className={table['number']}>
        <Amount value={extent.billed} currency={extent.currency} />
      </td>
      <td className={table['number']}>
        <Amount value={extent.effective} currency={extent.currency} />
      </td>
      <td>{extent.currency}</td>
    </>
  );
}

function partState({ live, appended }: Load['parts'][number]): string {
  if (!live) return 'replaced';
  return appended ? 'live, appended' : 'live';
}

/** What the Billing Period dataset says: an open period may still change. */
function Period({ parts }: { readonly parts: Load['parts'] }) {
  const live = parts.filter((part) => part.live && part.period !== null);
  if (live.length === 0) return null;
  const open = live.some(({ period }) => period === 'open');
  return <span className={table['detail']}>{open ? 'may be restated' : 'period closed'}</span>;
}

function stateOf({ live, parts }: LoadTotal): string {
  if (live === parts) return 'live';
  return live === 0 ? 'replaced' : `${live} of ${parts} live`;
}

function fileText({ name, rows, bytes, sha256 }: Load['files'][number]): string {
  return `${name}: ${counted(rows, 'row')}, ${bytesText(bytes)}, sha256 ${sha256.slice(0, 12)}…`;
}
