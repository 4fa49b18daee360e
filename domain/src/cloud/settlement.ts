import { money, roundFine, toFine, type Fine, type Money } from '../money/index.ts';
import { compareMonths, laterMonth, monthOf, type Month } from '../time/index.ts';
import { commitmentKey, issuerName, type BillCharge } from './charge.ts';
import type { Cents } from './cents.ts';
import { lastMonthOfTerm, type Term } from './over-term.ts';
import { unidentified, type Split } from './split.ts';

/** A charge with its cents and what was decided about it. */
export type PlannedCharge = { readonly charge: BillCharge; readonly cents: Cents; readonly split: Split };

export type SettlementKind = 'residual' | 'loss' | 'gain';

/** What ends a prepaid balance other than use and refunds: the loss of what has no future use, or the gain of a refund above it. */
export type Settlement = {
  readonly kind: SettlementKind;
  readonly commitment: string;
  readonly issuer: string;
  readonly month: Month;
  /** Change of the prepaid balance, in minor units: a loss is below zero. */
  readonly minor: bigint;
  /** The charges that made the balance. */
  readonly charges: readonly PlannedCharge[];
};

type Movement = {
  readonly commitment: string;
  readonly kind: 'purchase' | 'use' | 'refund';
  /** Month in which it moves the balance. */
  readonly month: Month;
  readonly amount: Money;
  readonly exact: Fine;
  /** What a purchase states. */
  readonly term: Term | null;
};

/**
 * The settlements of all prepaid balances of one run, as far as its bills reach (accounting contract, §3): at the end of a
 * stated term nothing stays, after a refund only what may still be used, and no refund takes a balance below zero.
 */
export function settlementsOf(planned: readonly PlannedCharge[], reach: Month): readonly Settlement[] {
  const movements = Map.groupBy(planned.flatMap(movementsOf), ({ commitment }) => commitment);
  const charges = Map.groupBy(
    planned.filter(({ charge }) => charge.commitment !== null),
    ({ charge }) => commitmentKey(charge.commitment ?? ''),
  );
  return [...movements].flatMap(([commitment, members]) => {
    if (commitment === unidentified) return [];
    const own = charges.get(commitmentKey(commitment)) ?? [];
    const bought = own.find(({ charge }) => charge.category === 'Purchase') ?? own[0];
    const issuer = bought ? issuerName(bought.charge) : '';
    return settle(members, reach).map((found) => ({ ...found, commitment, issuer, charges: own }));
  });
}

/** What is left of purchases without a commitment id whose stated term the bills have reached the end of. */
export function unidentifiedResiduals(planned: readonly PlannedCharge[], reach: Month): readonly Settlement[] {
  const prepaid = planned.at(-1)?.split.state.unidentified ?? [];
  return prepaid.flatMap(({ charge, issuer, term, stated, left }) => {
    const month = laterMonth(lastMonthOfTerm(term), charge.billingMonth);
    if (!stated || left <= 0n || compareMonths(month, reach) > 0) return [];
    const charges = planned.filter((one) => one.charge === charge);
    return [{ kind: 'residual' as const, commitment: unidentified, issuer, month, minor: -left, charges }];
  });
}

function movementsOf({ charge, cents, split }: PlannedCharge): readonly Movement[] {
  const { currency } = cents.billed;
  return split.balances.map(({ commitment, minor }) => ({
    commitment,
    kind: kindOf(split),
    month: split.balancesWith === 'bill' || charge.term ? charge.billingMonth : charge.chargeMonth,
    amount: money(minor, currency),
    exact: split.balances.length === 1 ? charge.billed - charge.effective : toFine(money(minor, currency)),
    term: charge.category === 'Purchase' ? charge.term : null,
  }));
}

function kindOf({ treatment }: Split): Movement['kind'] {
  if (treatment === 'bill: purchase of future use') return 'purchase';
  return treatment === 'bill: refund or exchange' ? 'refund' : 'use';
}

type Found = Pick<Settlement, 'kind' | 'month' | 'minor'>;

function settle(movements: readonly Movement[], reach: Month): readonly Found[] {
  const refunds = monthsOfKind(movements, 'refund');
  const ends = termEnds(movements).filter((end) => compareMonths(end, reach) <= 0);
  const events = distinct([...refunds, ...ends]);
  return events.reduce<readonly Found[]>((found, month) => {
    const refund = refunds.some((other) => other.equals(month)) ? afterRefund(movements, { month, reach }, found) : [];
    const before = [...found, ...refund];
    const end = ends.some((other) => other.equals(month)) ? atEnd(movements, month, before) : [];
    return [...before, ...end];
  }, []);
}

/**
 * A refund above the balance is a gain. One below it lowers the balance, and what remains is lost where later bills of the
 * account show that nothing uses or buys it any more: while none is loaded, its future use is not known to have ended.
 */
function afterRefund(
  movements: readonly Movement[],
  { month, reach }: { readonly month: Month; readonly reach: Month },
  found: readonly Found[],
): readonly Found[] {
  const balance = sumOf(movements, upTo(month)) + settled(found);
  const refunded = -sumOf(movements, (one) => one.kind === 'refund' && one.month.equals(month));
  if (balance < 0n) return [{ kind: 'gain', month, minor: refunded < -balance ? refunded : -balance }];
  const mayGoOn = compareMonths(reach, month) <= 0;
  const goesOn = movements.some(
    (one) => compareMonths(one.month, month) > 0 || (one.kind === 'purchase' && compareMonths(one.month, month) === 0),
  );
  return mayGoOn || goesOn || balance === 0n ? [] : [{ kind: 'loss', month, minor: -balance }];
}

/**
 * What is left at the end of a stated term, less what later bills take beyond what they buy. Cents that only rounding left
 * are settled whatever their sign.
 */
function atEnd(movements: readonly Movement[], month: Month, found: readonly Found[]): readonly Found[] {
  if (movements.some((one) => runsAfter(one, month))) return [];
  const counts = (one: Movement): boolean => compareMonths(one.month, month) <= 0 && !startsAfter(one, month);
  const balance = sumOf(movements, counts) + settled(found);
  const later = sumOf(movements, (one) => !counts(one));
  const left = later < 0n ? balance + later : balance;
  if (left > 0n) return [{ kind: 'residual', month, minor: -left }];
  return balance < 0n && isRounding(movements.filter(counts), found)
    ? [{ kind: 'residual', month, minor: -balance }]
    : [];
}

/** True where the exact amounts leave nothing, and a balance in cents is what rounding each invoice added up to. */
function isRounding(movements: readonly Movement[], found: readonly Found[]): boolean {
  const currency = movements[0]?.amount.currency;
  if (currency === undefined) return false;
  const exact = movements.reduce((sum, one) => sum + one.exact, toFine(money(settled(found), currency)));
  return roundFine(exact, currency, 'half-up').minor >= 0n;
}

/** Months in which a stated term ends, not before its purchase was billed. */
function termEnds(movements: readonly Movement[]): readonly Month[] {
  return distinct(movements.flatMap(({ term, month }) => (term ? [laterMonth(lastMonthOfTerm(term), month)] : [])));
}

function runsAfter({ term }: Movement, month: Month): boolean {
  return (
    term !== null && compareMonths(monthOf(term.start), month) <= 0 && compareMonths(lastMonthOfTerm(term), month) > 0
  );
}

function startsAfter({ term }: Movement, month: Month): boolean {
  return term !== null && compareMonths(monthOf(term.start), month) > 0;
}

function monthsOfKind(movements: readonly Movement[], kind: Movement['kind']): readonly Month[] {
  return movements.filter((one) => one.kind === kind).map(({ month }) => month);
}

function distinct(months: readonly Month[]): readonly Month[] {
  return months
    .toSorted(compareMonths)
    .filter((month, index, sorted) => index === 0 || !month.equals(sorted[index - 1] ?? month));
}

function upTo(month: Month): (one: Movement) => boolean {
  return (one) => compareMonths(one.month, month) <= 0;
}

function sumOf(movements: readonly Movement[], keep: (one: Movement) => boolean): bigint {
  return movements.reduce((sum, one) => (keep(one) ? sum + one.amount.minor : sum), 0n);
}

function settled(found: readonly Found[]): bigint {
  return found.reduce((sum, { minor }) => sum + minor, 0n);
}
