import { accountCodes, expenseAccount, type CostFunction } from '../books/account.ts';
import { netPostings, type Dimensions, type Measure, type Posting } from '../books/posting.ts';
import type { SourceLine } from '../books/source-line.ts';
import { money, negate, ratio, spreadAmount, subtract, total, type Money, type Ratio } from '../money/index.ts';
import { addMonths, compareMonths, lastDay, laterMonth, monthOf, monthRange, type Month } from '../time/index.ts';
import { monthsUnpaid } from '../treatment/index.ts';
import { invoiceName, issuerName, type BillCharge, type BillPolicy, type BillRun } from './charge.ts';
import { buy, draw, type UnidentifiedPrepaid } from './prepaid.ts';

/** How a bill line posts; the reasons are those of the accounting contract, §3. */
export type BillTreatment =
  | 'bill: expense'
  | 'bill: purchase of future use'
  | 'bill: use of a commitment'
  | 'bill: use of an unidentified prepaid'
  | 'bill: prepay over its term'
  | 'bill: third party'
  | 'bill: recoverable tax'
  | 'bill: billed/effective difference';

type Split = {
  readonly treatment: BillTreatment;
  /** Balance that takes billed less effective, or null where they are equal. */
  readonly balance: { readonly account: string; readonly commitment?: string } | null;
  /** Part of the difference that goes to the balance; what is left is the named difference. Sign of billed − effective. */
  readonly toBalance: bigint;
  readonly prepaid: UnidentifiedPrepaid;
  readonly notes: readonly string[];
};

export type BillLineContext = {
  readonly run: BillRun;
  readonly policy: BillPolicy;
  /** Issuers that bill this account for something: the source's own. */
  readonly ownIssuers: ReadonlySet<string>;
};

export type PostedBillLine = {
  readonly line: SourceLine;
  readonly postings: readonly Posting[];
  readonly prepaid: UnidentifiedPrepaid;
};

const cloudFunction: CostFunction = 'unassigned';

/** Turns one charge with its cents into a source line and its postings. `number` is the line's number in its batch. */
export function postBillLine(
  charge: BillCharge,
  cents: {
    readonly billed: Money;
    readonly effective: Money;
    readonly number: number;
    readonly prepaid: UnidentifiedPrepaid;
  },
  context: BillLineContext,
): PostedBillLine {
  const split = splitDifference(charge, cents, context);
  const months = postingMonths(charge, context.policy);
  const line = sourceLine(charge, cents, { ...context, split, months });
  const postings = netPostings(billPostings(charge, cents, { ...context, split, months, dimensions: line.dimensions }));
  return { line, postings, prepaid: split.prepaid };
}

function splitDifference(
  charge: BillCharge,
  {
    billed,
    effective,
    prepaid,
  }: { readonly billed: Money; readonly effective: Money; readonly prepaid: UnidentifiedPrepaid },
  { ownIssuers, policy }: BillLineContext,
): Split {
  const issuer = issuerName(charge);
  const difference = subtract(billed, effective).minor;
  const none = { toBalance: 0n, balance: null, prepaid, notes: [] };
  if (charge.billed === 0n && charge.effective > 0n && !ownIssuers.has(issuer)) {
    return {
      ...none,
      treatment: 'bill: third party',
      notes: [`${issuer} bills this apart: accrued until its invoice comes`],
    };
  }
  if (charge.category === 'Tax' && policy.recoverableTax) return { ...none, treatment: 'bill: recoverable tax' };
  const purchase = charge.category === 'Purchase';
  if (purchase && charge.term && charge.billed === charge.effective && charge.billed !== 0n) {
    const notes = [
      'effective cost equals billed cost on a purchase of more than its billing period: prepaid over its stated term',
    ];
    return { ...none, treatment: 'bill: prepay over its term', notes };
  }
  if (charge.billed === charge.effective || difference === 0n) return { ...none, treatment: 'bill: expense' };
  if (charge.commitment !== null && (difference < 0n || purchase || charge.category === 'Tax')) {
    const treatment = difference < 0n ? 'bill: use of a commitment' : 'bill: purchase of future use';
    const balance = { account: accountCodes.prepaidCommitments, commitment: charge.commitment };
    return { ...none, treatment, balance, toBalance: difference };
  }
  const balance = { account: accountCodes.prepaidCommitments, commitment: 'unidentified' };
  if (purchase && charge.effective === 0n && difference > 0n) {
    const notes = ['a purchase of future use without a commitment id: kept as unidentified prepaid'];
    return {
      treatment: 'bill: purchase of future use',
      balance,
      toBalance: difference,
      prepaid: buy(prepaid, charge, issuer, difference),
      notes,
    };
  }
  if (difference < 0n && charge.commitment === null) {
    const { drawn, left } = draw(prepaid, charge, issuer, -difference);
    if (drawn > 0n)
      return {
        treatment: 'bill: use of an unidentified prepaid',
        balance,
        toBalance: -drawn,
        prepaid: left,
        notes: [],
      };
  }
  return { ...none, treatment: 'bill: billed/effective difference' };
}

type Months = { readonly expense: Month; readonly billing: Month };

/**
 * Expense posts in its charge month while that is open, else in the first open month. A charge longer than its billing
 * period posts in its billing month (accounting contract, §5).
 */
function postingMonths({ chargeMonth, billingMonth, term }: BillCharge, { firstOpenMonth }: BillPolicy): Months {
  const open = (month: Month): Month => (firstOpenMonth ? laterMonth(month, firstOpenMonth) : month);
  return { expense: open(term ? billingMonth : chargeMonth), billing: open(billingMonth) };
}

type PostingPlan = BillLineContext & { readonly split: Split; readonly months: Months };

function sourceLine(
  charge: BillCharge,
  { billed, effective }: { readonly billed: Money; readonly effective: Money },
  { run, policy, split, months }: PostingPlan,
): SourceLine {
  const dimensions: Dimensions = {
    entity: policy.entity,
    vendor: issuerName(charge),
    invoice: invoiceName(charge, run),
    owner: 'unowned',
    ...(charge.service !== null && { service: charge.service }),
  };
  const late = compareMonths(months.expense, charge.chargeMonth) > 0 && !charge.term;
  return {
    what: `${charge.service ?? 'service not named'} · ${charge.category}`,
    month: charge.chargeMonth,
    postingMonth: months.expense,
    dimensions,
    treatment: split.treatment,
    amounts: { billed, effective },
    notes: [
      ...split.notes,
      ...(late ? [`charged in ${charge.chargeMonth}, which was closed: posted in the first open month`] : []),
    ],
    source: {
      kind: 'rows',
      rows: charge.rows,
      billed: charge.billed,
      effective: charge.effective,
      filter: { parts: [charge.part], equals: rowsOf(charge) },
    },
  };
}

/** The condition that finds the rows of a charge again. */
function rowsOf(charge: BillCharge): Readonly<Record<string, string | null>> {
  return {
    InvoiceId: charge.invoice,
    InvoiceIssuerName: charge.issuer,
    ServiceName: charge.service,
    ChargeCategory: charge.category,
    CommitmentDiscountId: charge.commitment,
    ChargeMonth: charge.chargeMonth.toString(),
    LongCharge: charge.term ? 'true' : 'false',
    ...(charge.term && { ChargeStartDay: charge.term.start.toString(), ChargeEndDay: charge.term.end.toString() }),
  };
}

type PostedAmounts = { readonly billed: Money; readonly effective: Money; readonly number: number };
type Side = (month: Month, account: string, content: SideContent) => Posting;
type SideContent = { readonly amount: Money; readonly measure: Measure; readonly commitment?: string | undefined };

const expenseOfCloud = expenseAccount(cloudFunction, 'cloud');

/**
 * Expense +effective, payable −billed, and the balances that take their difference; a payment on the terms. Where expense and
 * bill fall into different months, an accrual or a prepaid expense stands between them.
 */
function billPostings(
  charge: BillCharge,
  amounts: PostedAmounts,
  plan: PostingPlan & { readonly dimensions: Dimensions },
): readonly Posting[] {
  const { split, months } = plan;
  const { billed, effective } = amounts;
  const side = sideOf(plan.dimensions, amounts.number);
  if (split.treatment === 'bill: third party') {
    return [
      side(months.expense, expenseOfCloud, { amount: effective, measure: 'effective' }),
      side(months.expense, accountCodes.accruedLiabilities, { amount: negate(effective), measure: 'effective' }),
    ];
  }
  if (split.treatment === 'bill: recoverable tax') {
    return [
      side(months.billing, accountCodes.recoverableTax, { amount: billed, measure: 'billed' }),
      ...payable(amounts, plan, side),
    ];
  }
  if (split.treatment === 'bill: prepay over its term' && charge.term) {
    const schedule = termSchedule(charge.term, months.billing, plan.policy);
    return [
      side(months.billing, accountCodes.prepaidExpenses, { amount: billed, measure: 'billed' }),
      ...payable(amounts, plan, side),
      ...amortized(effective, schedule, side),
    ];
  }
  const toBalance = money(split.toBalance, billed.currency);
  const difference = subtract(subtract(billed, effective), toBalance);
  const balanceMonth = split.toBalance < 0n ? months.expense : months.billing;
  const sides = [
    side(months.expense, expenseOfCloud, { amount: effective, measure: 'effective' }),
    ...(split.balance
      ? [
          side(balanceMonth, split.balance.account, {
            amount: toBalance,
            measure: 'difference',
            commitment: split.balance.commitment,
          }),
        ]
      : []),
    side(months.billing, accountCodes.billedEffectiveDifference, { amount: difference, measure: 'difference' }),
  ];
  const [owed, ...paid] = payable(amounts, plan, side);
  const charged = owed ? [...sides, owed] : sides;
  return [...charged, ...waiting(charged, months, side), ...paid];
}

/** Writes one side of an entry of a line, at the end of its month. */
function sideOf(dimensions: Dimensions, line: number): Side {
  return (month, account, { amount, measure, commitment }) => ({
    basis: 'us-gaap',
    scenario: 'actual',
    date: lastDay(month),
    account,
    dimensions: commitment === undefined ? dimensions : { ...dimensions, commitment },
    amount,
    transaction: amount,
    line,
    measure,
    ...(sectioned.has(account) && { section: 'operating' as const }),
  });
}

/** What is owed at the end of the billing month, and its payment on the terms. */
function payable({ billed }: PostedAmounts, { months, policy }: PostingPlan, side: Side): readonly Posting[] {
  const payment = addMonths(months.billing, monthsUnpaid(policy.netDays));
  return [
    side(months.billing, accountCodes.payables, { amount: negate(billed), measure: 'billed' }),
    side(payment, accountCodes.payables, { amount: billed, measure: 'paid' }),
    side(payment, accountCodes.cash, { amount: negate(billed), measure: 'paid' }),
  ];
}

type Schedule = readonly { readonly month: Month; readonly share: Ratio }[];

function amortized(effective: Money, schedule: Schedule, side: Side): readonly Posting[] {
  const shares = schedule.map(({ share }) => share);
  return spreadAmount(effective, shares, 'half-even').flatMap((part, index) => {
    const month = schedule[index]?.month;
    if (!month) throw new RangeError(`part ${index} of a schedule of ${schedule.length} months`);
    return [
      side(month, expenseOfCloud, { amount: part, measure: 'effective' }),
      side(month, accountCodes.prepaidExpenses, { amount: negate(part), measure: 'effective' }),
    ];
  });
}

/** What keeps each month balanced while an expense waits for its bill, or a bill for its expense. */
function waiting(sides: readonly Posting[], { expense, billing }: Months, side: Side): readonly Posting[] {
  const order = compareMonths(expense, billing);
  const currency = sides[0]?.amount.currency;
  if (order === 0 || currency === undefined) return [];
  const open = total(
    currency,
    sides.filter(({ date }) => date.equals(lastDay(expense))).map(({ amount }) => amount),
  );
  const account = order < 0 ? accountCodes.accruedLiabilities : accountCodes.prepaidExpenses;
  return [
    side(expense, account, { amount: negate(open), measure: 'effective' }),
    side(billing, account, { amount: open, measure: 'effective' }),
  ];
}

const sectioned: ReadonlySet<string> = new Set([
  accountCodes.payables,
  accountCodes.cash,
  accountCodes.accruedLiabilities,
]);

/** Equal shares over the months that a term touches; those of closed months fall into the first open one. */
function termSchedule(
  { start, end }: NonNullable<BillCharge['term']>,
  billing: Month,
  { firstOpenMonth }: BillPolicy,
): Schedule {
  const months = monthRange(monthOf(start), monthOf(end.subtract({ days: 1 })));
  const terms = months.length > 0 ? months : [billing];
  return terms.map((month) => ({
    month: firstOpenMonth ? laterMonth(month, firstOpenMonth) : month,
    share: ratio(1, terms.length),
  }));
}
