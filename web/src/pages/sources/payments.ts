import type { Answer } from '@capwise/contract';

export type Payments = Answer<'sources.payments'>;
export type PaidInvoice = Payments['invoices'][number];
export type PaidState = PaidInvoice['state'];

export const sortKeys = ['invoice', 'expected', 'billed', 'settled', 'open', 'overdue', 'daysLate', 'state'] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { readonly by: SortKey; readonly descending: boolean };

export const stateWords: Readonly<Record<PaidState, string>> = {
  overdue: 'overdue',
  expected: 'expected',
  'part-paid': 'part paid',
  settled: 'settled',
  claim: 'claim on the vendor',
};

/** What a column header does when it is pressed: amounts begin with the largest, a second time turns it around. */
export function pressed(sort: Sort | undefined, by: SortKey): Sort {
  if (sort?.by === by) return { by, descending: !sort.descending };
  return { by, descending: by !== 'invoice' && by !== 'state' && by !== 'expected' };
}

type Narrowed = { readonly text: string; readonly state: PaidState | 'all' };

/** The invoices that are asked for: those of a state whose name, vendor or payments hold what was typed. */
export function narrowed(invoices: readonly PaidInvoice[], { text, state }: Narrowed): readonly PaidInvoice[] {
  const sought = text.trim().toLowerCase();
  return invoices.filter(
    (one) =>
      (state === 'all' || one.state === state) &&
      [one.invoice, one.vendor ?? '', ...one.payments.map(({ payment }) => payment)].some((words) =>
        words.toLowerCase().includes(sought),
      ),
  );
}

/** Invoices by a column; as they were answered while none was chosen. */
export function sorted(invoices: readonly PaidInvoice[], sort: Sort | undefined): readonly PaidInvoice[] {
  if (!sort) return invoices;
  const turn = sort.descending ? -1 : 1;
  return invoices.toSorted((left, right) => turn * compare(left, right, sort.by));
}

function compare(left: PaidInvoice, right: PaidInvoice, by: SortKey): number {
  switch (by) {
    case 'invoice':
    case 'state':
      return left[by].localeCompare(right[by]);
    case 'expected':
      return (nextDay(left) ?? '9').localeCompare(nextDay(right) ?? '9');
    case 'daysLate':
      return left.daysLate - right.daysLate;
    case 'overdue':
      return Number(left.overdue) - Number(right.overdue);
    default:
      return Number(left[by].value) - Number(right[by].value);
  }
}

/** The oldest day that is still expected. */
export function nextDay({ expected }: PaidInvoice): string | undefined {
  return expected[0]?.day;
}
