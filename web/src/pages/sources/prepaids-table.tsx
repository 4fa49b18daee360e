import { useState } from 'react';
import { wholeScale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import table from '../../parts/table.module.css';
import type { Quality } from './quality.ts';

type Prepaid = Quality['prepaids'][number];

const columns = [
  ['opening', 'Opening'],
  ['bought', 'Bought'],
  ['used', 'Used'],
  ['closing', 'Closing'],
] as const;

/** Balances of commitments: the last month of each, the months before on request. */
export function PrepaidsTable({ prepaids }: { readonly prepaids: readonly Prepaid[] }) {
  return (
    <div className={table['scroll']}>
      <table className={`${table['table']} ${table['sticky']}`}>
        <thead>
          <tr>
            <th scope="col">Commitment</th>
            <th scope="col">Month</th>
            {columns.map(([key, label]) => (
              <th key={key} scope="col" className={table['number']}>
                {label}
              </th>
            ))}
            <th scope="col">Presented as</th>
          </tr>
        </thead>
        <tbody>
          {prepaids.map((prepaid) => (
            <PrepaidRows key={`${prepaid.commitment} ${prepaid.vendor} ${prepaid.currency}`} prepaid={prepaid} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PrepaidRows({ prepaid }: { readonly prepaid: Prepaid }) {
  const [all, setAll] = useState(false);
  const newest = prepaid.months.toReversed();
  const shown = all ? newest : newest.slice(0, 1);
  const scale = wholeScale(prepaid.currency);
  const name = shortName(prepaid.commitment);
  return shown.map((row, index) => (
    <tr key={row.month}>
      {index === 0 ? (
        <th scope="row" title={prepaid.commitment}>
          {name}
          <span className={table['detail']}>
            {prepaid.vendor} · {prepaid.currency}
            {newest.length > 1 && ' · '}
            {newest.length > 1 && (
              <LinkButton aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? 'last month only' : `${newest.length} months`}
              </LinkButton>
            )}
          </span>
        </th>
      ) : (
        <td />
      )}
      <td className={table['short']}>{periodLabel(row.month)}</td>
      {columns.map(([key, label]) => (
        <td key={key} className={table['number']}>
          <Figure figure={row[key]} scale={scale} label={`${label}, ${name}, ${periodLabel(row.month)}`} />
        </td>
      ))}
      <td>{row.presentedAs}</td>
    </tr>
  ));
}

/** The telling end of a long resource name; the whole one stands in its title. */
function shortName(commitment: string): string {
  return commitment.startsWith('arn:') ? (commitment.split(':').at(-1) ?? commitment) : commitment;
}
