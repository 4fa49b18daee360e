import { type Batch, type Posting } from '../../books/index.ts';
import { moneyText, parseFine } from '../../money/index.ts';
import { parseMonth } from '../../time/index.ts';
import { defaultBillPolicy, postBills, tiesOf, type BillCharge, type BillPolicy, type InvoiceTies } from '../index.ts';

/** The run of bills that tests post. */
const run = { source: 'Acme', billingAccount: '000-00-000', currency: 'USD' };

/** A charge as a test writes it: amounts as text, months as `2026-01`, usage of its billing month unless it says otherwise. */
export type Written = Partial<Omit<BillCharge, 'billed' | 'effective' | 'billingMonth' | 'chargeMonth' | 'term'>> & {
  readonly month: string;
  readonly chargedIn?: string;
  readonly billed: string;
  readonly effective: string;
  readonly term?: readonly [string, string];
};

function charge({ month, chargedIn = month, billed, effective, term, ...rest }: Written): BillCharge {
  return {
    part: `part-${month}`,
    billingMonth: parseMonth(month),
    invoice: null,
    issuer: 'Acme Co',
    service: 'AwesomeDB',
    category: 'Usage',
    commitment: null,
    chargeMonth: parseMonth(chargedIn),
    term: term ? { start: Temporal.PlainDate.from(term[0]), end: Temporal.PlainDate.from(term[1]) } : null,
    rows: 1,
    billed: parseFine(billed),
    effective: parseFine(effective),
    ...rest,
  };
}

export function post(written: readonly Written[], policy: Partial<BillPolicy> = {}): readonly Batch[] {
  return postBills(written.map(charge), run, { ...defaultBillPolicy, ...policy });
}

export function allPostings(batches: readonly Batch[]): readonly Posting[] {
  return batches.flatMap(({ postings }) => postings);
}

/** The balance of an account at the end of a month, debit +; of one commitment where it is named. */
export function balance(postings: readonly Posting[], account: string, through: string, commitment?: string): string {
  const kept = postings.filter(
    (posting) =>
      posting.account === account &&
      posting.date.toPlainYearMonth().toString() <= through &&
      (commitment === undefined || posting.dimensions.commitment === commitment),
  );
  return moneyText({ minor: kept.reduce((sum, { amount }) => sum + amount.minor, 0n), currency: 'USD' });
}

/** What an account takes in a month, debit +. */
export function moved(postings: readonly Posting[], account: string, month: string): string {
  return balance(
    postings.filter(({ date }) => date.toPlainYearMonth().toString() === month),
    account,
    month,
  );
}

export function ties(batches: readonly Batch[]): readonly InvoiceTies[] {
  return batches.flatMap(({ lines, postings }) => {
    const sums = postings.map(({ account, measure, dimensions, amount }) => ({
      account,
      measure,
      invoice: dimensions.invoice ?? '',
      minor: amount.minor,
    }));
    return tiesOf(lines, sums, 'USD');
  });
}
