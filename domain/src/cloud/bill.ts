import type { Batch } from '../books/batch.ts';
import type { Posting } from '../books/posting.ts';
import type { SourceLine } from '../books/source-line.ts';
import { roundToSum, type Money } from '../money/index.ts';
import { compareMonths } from '../time/index.ts';
import { postBillLine, type BillLineContext } from './bill-line.ts';
import { invoiceName, issuerName, type BillCharge, type BillPolicy, type BillRun } from './charge.ts';
import type { UnidentifiedPrepaid } from './prepaid.ts';

/**
 * Turns all bills of one run (source, billing account, currency) into a batch per billing month, oldest first: usage draws on
 * what earlier months bought. An invoice's totals are rounded once, half up, and their cents handed to its lines by largest
 * remainder, so that invoice = payables and effective = expense to the cent (accounting contract, §3).
 */
export function postBills(charges: readonly BillCharge[], run: BillRun, policy: BillPolicy): readonly Batch[] {
  const context: BillLineContext = { run, policy, ownIssuers: ownIssuersOf(charges) };
  let prepaid: UnidentifiedPrepaid = [];
  return byMonth(charges).map((month) => {
    const posted = postMonth(month, prepaid, context);
    prepaid = posted.prepaid;
    return {
      producer: 'bills',
      subject: subjectOf(run),
      period: month[0]?.billingMonth.toString() ?? '',
      lines: posted.lines,
      postings: posted.postings,
      madeFrom: [...new Set(month.map(({ part }) => part))].sort(),
    };
  });
}

/** The subject of a run's batches. */
export function subjectOf({ source, billingAccount, currency }: BillRun): string {
  return `${source} · ${billingAccount} · ${currency}`;
}

/** Issuers that bill the account for something. Where none does, all are the source's own. */
function ownIssuersOf(charges: readonly BillCharge[]): ReadonlySet<string> {
  const billing = charges.filter(({ billed }) => billed !== 0n);
  return new Set((billing.length > 0 ? billing : charges).map(issuerName));
}

function byMonth(charges: readonly BillCharge[]): readonly (readonly BillCharge[])[] {
  const months = new Map<string, BillCharge[]>();
  for (const charge of charges.toSorted((a, b) => compareMonths(a.billingMonth, b.billingMonth))) {
    const key = charge.billingMonth.toString();
    months.set(key, [...(months.get(key) ?? []), charge]);
  }
  return [...months.values()];
}

type Posted = {
  readonly lines: readonly SourceLine[];
  readonly postings: readonly Posting[];
  readonly prepaid: UnidentifiedPrepaid;
};

function postMonth(charges: readonly BillCharge[], opening: UnidentifiedPrepaid, context: BillLineContext): Posted {
  const cents = centsOf(charges, context.run);
  const lines: SourceLine[] = [];
  const postings: Posting[] = [];
  let prepaid = opening;
  for (const charge of purchasesFirst(charges)) {
    const amounts = cents.get(charge);
    if (!amounts) throw new RangeError('a charge of the month belongs to no invoice');
    const posted = postBillLine(charge, { ...amounts, number: lines.length, prepaid }, context);
    lines.push(posted.line);
    postings.push(...posted.postings);
    prepaid = posted.prepaid;
  }
  return { lines, postings, prepaid };
}

/** What is bought in a month can be used in it. */
function purchasesFirst(charges: readonly BillCharge[]): readonly BillCharge[] {
  return [
    ...charges.filter(({ category }) => category === 'Purchase'),
    ...charges.filter(({ category }) => category !== 'Purchase'),
  ];
}

function centsOf(
  charges: readonly BillCharge[],
  run: BillRun,
): ReadonlyMap<BillCharge, { readonly billed: Money; readonly effective: Money }> {
  const cents = new Map<BillCharge, { billed: Money; effective: Money }>();
  for (const invoice of Map.groupBy(charges, (charge) => invoiceName(charge, run)).values()) {
    const billed = roundToSum(
      invoice.map((charge) => charge.billed),
      run.currency,
      'half-up',
    );
    const effective = roundToSum(
      invoice.map((charge) => charge.effective),
      run.currency,
      'half-up',
    );
    invoice.forEach((charge, index) => {
      const [left, right] = [billed[index], effective[index]];
      if (left && right) cents.set(charge, { billed: left, effective: right });
    });
  }
  return cents;
}
