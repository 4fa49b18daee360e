import { useState } from 'react';
import { wholeScale } from '../../format/amount.ts';
import { Amount } from '../../parts/amount.tsx';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { nextDay, pressed, sortKeys, stateWords, type PaidInvoice, type Sort, type SortKey } from './payments.ts';
import styles from './sources.module.css';

const shownRows = 25;

const labels: Readonly<Record<SortKey, string>> = {
  invoice: 'Invoice',
  expected: 'Expected',
  billed: 'Billed',
  settled: 'Settled',
  open: 'Open',
  overdue: 'Overdue',
  daysLate: 'Days late',
  state: 'State',
};

const texts: readonly SortKey[] = ['invoice', 'expected', 'state'];

type Props = {
  readonly invoices: readonly PaidInvoice[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
};

/** Invoices with what was billed, paid and is open; a header sorts by its column. */
export function PaymentsTable({ invoices, sort, onSort }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? invoices : invoices.slice(0, shownRows);
  if (invoices.length === 0) return <p className={styles['aside']}>No invoice fits what is asked for.</p>;
  return (
    <>
      <ScrollRegion label="Payments by invoice">
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              {sortKeys.map((by) => (
                <th
                  key={by}
                  scope="col"
                  className={texts.includes(by) ? undefined : table['number']}
                  aria-sort={sort?.by !== by ? undefined : sort.descending ? 'descending' : 'ascending'}
                >
                  <button type="button" className={table['columnHead']} onClick={() => onSort(pressed(sort, by))}>
                    {labels[by]}
                    {sort?.by === by && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((invoice) => (
              <InvoiceRow key={`${invoice.invoice} ${invoice.currency}`} invoice={invoice} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {invoices.length > shownRows && (
        <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${shownRows}` : `Show all ${invoices.length}`}
        </LinkButton>
      )}
    </>
  );
}

function InvoiceRow({ invoice }: { readonly invoice: PaidInvoice }) {
  const { currency, expected, payments, state } = invoice;
  const scale = wholeScale(currency);
  const more = expected.length > 1 ? `, and ${expected.length - 1} more` : '';
  return (
    <tr>
      <th scope="row">
        {invoice.invoice}
        <span className={table['detail']}>
          {invoice.vendor ?? 'vendor not named'} · {currency}
          {payments.length > 0 && ` · ${paidBy(payments)}`}
        </span>
      </th>
      <td className={table['short']} title={expected.map(({ day, amount }) => `${day}: ${amount}`).join('\n')}>
        {nextDay(invoice) ?? '–'}
        {more}
      </td>
      {(['billed', 'settled', 'open'] as const).map((key) => (
        <td key={key} className={table['number']}>
          <Figure figure={invoice[key]} scale={scale} label={`${labels[key]}, ${invoice.invoice}`} />
        </td>
      ))}
      <td className={table['number']}>
        <Amount value={invoice.overdue} currency={currency} />
      </td>
      <td className={table['number']}>{invoice.daysLate === 0 ? '–' : invoice.daysLate}</td>
      <td className={`${table['short']} ${state === 'overdue' ? styles['untied'] : ''}`}>{stateWords[state]}</td>
    </tr>
  );
}

function paidBy(payments: PaidInvoice['payments']): string {
  const last = payments.at(-1);
  const others = payments.length > 1 ? ` and ${payments.length - 1} before` : '';
  return last ? `paid ${last.day} by ${last.payment}${others}` : '';
}
