import { accountCodes, expenseAccount, type CostFunction } from '../books/account.ts';
import { netPostings, type Dimensions, type Posting } from '../books/posting.ts';
import type { SourceLine } from '../books/source-line.ts';
import { money, negate, subtract, total, type Money } from '../money/index.ts';
import { addMonths, compareMonths, laterMonth, monthOf, type Month } from '../time/index.ts';
import { monthsUnpaid } from '../treatment/index.ts';
import type { Cents } from './cents.ts';
import { invoiceName, issuerName, type BillCharge, type BillPolicy, type BillRun } from './charge.ts';
import { givesBack } from './order.ts';
import type { PlannedCharge } from './settlement.ts';
import { sideOf, type Side } from './side.ts';
import type { Split } from './split.ts';

/** A source line with its postings, all of the number that it has in its batch. */
export type PostedLine = { readonly line: SourceLine; readonly postings: readonly Posting[] };

export type LineContext = { readonly run: BillRun; readonly policy: BillPolicy };

const cloudFunction: CostFunction = 'unassigned';
const expenseOfCloud = expenseAccount(cloudFunction, 'cloud');

/** Turns a charge into a source line and its postings. `number` is the line's number in its batch. */
export function postBillLine(planned: PlannedCharge, number: number, context: LineContext): PostedLine {
  const months = postingMonths(planned.charge, context.policy);
  const line = sourceLine(planned, months, context);
  const side = sideOf(line.dimensions, number);
  const { treatment } = planned.split;
  const plan = { ...planned, months, policy: context.policy, side };
  if (treatment === 'bill: third party') return { line, postings: netPostings(thirdParty(plan)) };
  if (treatment === 'bill: recoverable tax') return { line, postings: netPostings(recoverableTax(plan)) };
  return { line, postings: netPostings(charged(plan)) };
}

/** A month that is closed posts in the first open one. */
export function openMonth(month: Month, { firstOpenMonth }: BillPolicy): Month {
  return firstOpenMonth ? laterMonth(month, firstOpenMonth) : month;
}

type Months = { readonly expense: Month; readonly billing: Month };

/**
 * Expense posts in its charge month while that is open, else in the first open month. A charge longer than its billing
 * period posts in its billing month (accounting contract, §5).
 */
function postingMonths({ chargeMonth, billingMonth, term }: BillCharge, policy: BillPolicy): Months {
  return { expense: openMonth(term ? billingMonth : chargeMonth, policy), billing: openMonth(billingMonth, policy) };
}

function sourceLine({ charge, cents, split }: PlannedCharge, months: Months, { run, policy }: LineContext): SourceLine {
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
    amounts: cents,
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
export function rowsOf(charge: BillCharge): Readonly<Record<string, string | null>> {
  return {
    InvoiceId: charge.invoice,
    InvoiceIssuerName: charge.issuer,
    ServiceName: charge.service,
    ChargeCategory: charge.category,
    ChargeClass: charge.chargeClass ?? null,
    GivesBack: givesBack(charge) ? 'true' : 'false',
    ...commitmentRows(charge),
    ChargeMonth: charge.chargeMonth.toString(),
    LongCharge: charge.term ? 'true' : 'false',
    ...(charge.term && { ChargeStartDay: charge.term.start.toString(), ChargeEndDay: charge.term.end.toString() }),
  };
}

function commitmentRows({ commitment, commitmentBy }: BillCharge): Readonly<Record<string, string | null>> {
  if (commitment === null) return { CommitmentDiscountId: null, ContractCommitment: null };
  return commitmentBy === 'contract'
    ? { CommitmentDiscountId: null, ContractCommitment: commitment }
    : { CommitmentDiscountId: commitment };
}

type Charging = PlannedCharge & { readonly months: Months; readonly policy: BillPolicy; readonly side: Side };

/** Expense now, owed to the vendor until its own invoice clears it. */
function thirdParty({ cents: { effective }, months, side }: Charging): readonly Posting[] {
  return [
    side(months.expense, expenseOfCloud, { amount: effective, measure: 'effective' }),
    side(months.expense, accountCodes.accruedLiabilities, { amount: negate(effective), measure: 'effective' }),
  ];
}

function recoverableTax(plan: Charging): readonly Posting[] {
  const { cents, months, side } = plan;
  return [
    side(months.billing, accountCodes.recoverableTax, { amount: cents.billed, measure: 'billed' }),
    owed(plan),
    ...paid(plan),
  ];
}

/**
 * Expense +effective, payable −billed, and the balances that take their difference; a payment on the terms. Where expense and
 * bill fall into different months, a balance stands between them.
 */
function charged(plan: Charging): readonly Posting[] {
  const { cents, split, months, policy, side } = plan;
  const { currency } = cents.billed;
  const balanced = split.balances.reduce((sum, { minor }) => sum + minor, 0n);
  const difference = money(subtract(cents.billed, cents.effective).minor - balanced, currency);
  const balanceMonth = split.balancesWith === 'bill' ? months.billing : months.expense;
  const sides = [
    ...expensed(cents, split, months).map(({ month, amount }) =>
      side(openMonth(month, policy), expenseOfCloud, { amount, measure: 'effective' }),
    ),
    ...split.balances.map(({ commitment, minor }) =>
      side(balanceMonth, accountCodes.prepaidCommitments, {
        amount: money(minor, currency),
        measure: 'difference',
        commitment,
      }),
    ),
    side(months.billing, accountCodes.billedEffectiveDifference, { amount: difference, measure: 'difference' }),
    owed(plan),
  ];
  return [...sides, ...waiting(sides, plan), ...paid(plan)];
}

function expensed(
  { effective }: Cents,
  { parts }: Split,
  { expense }: Months,
): readonly { readonly month: Month; readonly amount: Money }[] {
  if (!parts) return [{ month: expense, amount: effective }];
  return parts.map(({ month, minor }) => ({ month, amount: money(minor, effective.currency) }));
}

/** What is owed at the end of the billing month. */
function owed({ cents: { billed }, months, side }: Charging): Posting {
  return side(months.billing, accountCodes.payables, { amount: negate(billed), measure: 'billed' });
}

/** The payment of what is owed, when its invoice is due, else on the terms. */
function paid({ charge, cents: { billed }, months, policy, side }: Charging): readonly Posting[] {
  const due = charge.invoice === null ? undefined : policy.dueMonths?.get(charge.invoice);
  const payment = due
    ? openMonth(laterMonth(due, months.billing), policy)
    : addMonths(months.billing, monthsUnpaid(policy.netDays));
  return [
    side(payment, accountCodes.payables, { amount: billed, measure: 'paid' }),
    side(payment, accountCodes.cash, { amount: negate(billed), measure: 'paid' }),
  ];
}

/**
 * What keeps each month balanced while an expense waits for its bill, or a bill for its expense: an accrual before the bill;
 * after it a prepaid expense, and a deferred incentive where a credit waits to lower cost.
 */
function waiting(sides: readonly Posting[], { cents, split, months, side }: Charging): readonly Posting[] {
  const others = sides.filter(({ date }) => !monthOf(date).equals(months.billing));
  return [...Map.groupBy(others, ({ date }) => date.toString()).values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const month = monthOf(first.date);
    const open = total(
      cents.billed.currency,
      members.map(({ amount }) => amount),
    );
    const account = waitsIn(open, split, compareMonths(month, months.billing) < 0);
    return [
      side(month, account, { amount: negate(open), measure: 'effective' }),
      side(months.billing, account, { amount: open, measure: 'effective' }),
    ];
  });
}

function waitsIn(open: Money, { treatment }: Split, beforeBill: boolean): string {
  if (beforeBill) return accountCodes.accruedLiabilities;
  const lowers = open.minor < 0n && treatment !== 'bill: refund of a prepay over its term';
  return lowers ? accountCodes.deferredIncentives : accountCodes.prepaidExpenses;
}
