import type { Answer } from '@capwise/contract';
import { useState } from 'react';
import { countText, counted } from '../../format/amount.ts';
import { bytesText } from '../../format/bytes.ts';
import { periodLabel } from '../../format/period.ts';
import { momentText } from '../../format/time.ts';
import { Amount } from '../../parts/amount.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';

type Load = Answer<'sources.list'>['loads'][number];

const shownLoads = 8;

/** What was loaded, part by part; a part that was replaced later says so. */
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
          <thead>
            <tr>
              <th scope="col">Load</th>
              <th scope="col">Loaded</th>
              <th scope="col">Billing month</th>
              <th scope="col">Account</th>
              <th scope="col" className={table['number']}>
                Rows
              </th>
              <th scope="col" className={table['number']}>
                Billed
              </th>
              <th scope="col" className={table['number']}>
                Effective
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {shown.flatMap((load) =>
              load.parts.map((part, index) => (
                <LoadRow
                  key={`${load.id} ${part.billingAccount} ${part.billingPeriod} ${part.currency}`}
                  load={load}
                  part={part}
                  first={index === 0}
                />
              )),
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

type RowProps = { readonly load: Load; readonly part: Load['parts'][number]; readonly first: boolean };

function LoadRow({ load, part, first }: RowProps) {
  return (
    <tr data-quiet={!part.live || undefined}>
      {first ? (
        <th scope="row">
          {load.source}
          <span className={table['detail']} title={load.files.map(fileText).join('\n')}>
            {load.files.length > 1 ? counted(load.files.length, 'file') : load.files[0]?.name} · FOCUS {load.version}
          </span>
        </th>
      ) : (
        <td />
      )}
      <td className={table['short']}>{first && momentText(load.loadedAt)}</td>
      <td className={table['short']}>{periodLabel(part.billingPeriod)}</td>
      <td>{part.billingAccount}</td>
      <td className={table['number']}>{countText(part.rows)}</td>
      <td className={table['number']}>
        <Amount value={part.billed} currency={part.currency} /> {part.currency}
      </td>
      <td className={table['number']}>
        <Amount value={part.effective} currency={part.currency} /> {part.currency}
      </td>
      <td>{part.live ? 'live' : 'replaced'}</td>
    </tr>
  );
}

function fileText({ name, rows, bytes, sha256 }: Load['files'][number]): string {
  return `${name}: ${counted(rows, 'row')}, ${bytesText(bytes)}, sha256 ${sha256.slice(0, 12)}…`;
}
