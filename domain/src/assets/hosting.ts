import { accountCodes, expenseAccount, type CostFunction } from '../books/account.ts';
import { add, addRatios, money, multiplyRatios, ratio, zero, type Money, type Ratio } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import { expense, monthsUnpaid, type Leg, type Spread, type Terms } from '../treatment/index.ts';
import { later, until } from '../treatment/spread.ts';
import type { Framework } from './impairment.ts';
import { requireLife } from './require.ts';

/** What an implementation cost is for. */
export const implementationNatures = [
  'configuration',
  'coding',
  'integration',
  'installation',
  'testing',
  'preliminary',
  'data-conversion',
  'training',
  'reengineering',
  'general-and-administrative',
  'maintenance',
] as const;
export type ImplementationNature = (typeof implementationNatures)[number];

/** A cost of making a hosted service ready, where the arrangement is a service contract. */
export type ImplementationCost = {
  readonly nature: ImplementationNature;
  readonly amount: Money;
  /** IFRS: work that is not distinct from the service itself is prepaid with it; all other work is received at once. */
  readonly isDistinct: boolean;
};

const deferredNatures: ReadonlySet<ImplementationNature> = new Set([
  'configuration',
  'coding',
  'integration',
  'installation',
  'testing',
]);

/**
 * What of the costs is deferred and what is expensed as received: under US GAAP the costs of application development are
 * deferred (ASC 350-40-25-18); under IFRS only work that is not distinct from the service.
 */
export function deferImplementation(
  costs: readonly ImplementationCost[],
  { framework, currency }: { readonly framework: Framework; readonly currency: string },
): { readonly deferred: Money; readonly expensed: Money } {
  const sum = (isDeferred: boolean): Money =>
    costs
      .filter((cost) => isDeferrable(cost, framework) === isDeferred)
      .reduce((total, { amount }) => add(total, amount), money(0n, currency));
  return { deferred: sum(true), expensed: sum(false) };
}

function isDeferrable({ nature, isDistinct }: ImplementationCost, framework: Framework): boolean {
  return deferredNatures.has(nature) && (framework === 'us-gaap' || !isDistinct);
}

/** The term over which a hosting arrangement runs, in months. Refuses LIFE_NOT_POSITIVE. */
export function hostingTerm(months: {
  readonly nonCancellable: number;
  /** Options to extend that are reasonably certain, or that the host controls. */
  readonly reasonablyCertain: number;
}): number {
  const term = months.nonCancellable + months.reasonablyCertain;
  requireLife('a hosting term', term);
  return term;
}

export type HostingTerms = Omit<Terms, 'stopsAt'> & {
  /** Function of the hosting fee: the cost is amortized in the same row of the statement, inside EBITDA. */
  readonly function: CostFunction;
  /** Month in which the module is ready for its use, and the months of hosting that are left then. */
  readonly readyAt: number;
  readonly termMonths: number;
  /** The service ends at the beginning of this month: nothing is charged from then on, and what is left is written down. */
  readonly endsAt?: number;
};

/**
 * Defers implementation cost: Dr deferred implementation, Cr payable (operating); from ready for use over the hosting term
 * Dr software expense, in the row of the fee, Cr deferred. What is charged later is spread over what is left of the term.
 * What is left when the service ends early has no future use: a write-down, outside of the function and of cash.
 * Refuses LIFE_NOT_POSITIVE and CHARGE_AFTER_TERM.
 */
export function deferHosting(terms: HostingTerms): readonly Leg[] {
  requireLife('a hosting term', terms.termMonths);
  const end = terms.readyAt + terms.termMonths;
  const endsAt = terms.endsAt ?? Number.POSITIVE_INFINITY;
  const charged = until(terms.spread, endsAt);
  requireWithin(charged, end);
  const account = expenseAccount(terms.function, 'software');
  const { deferredImplementation: deferred, prepaidWriteDown: lost } = accountCodes;
  const used = until(overTheTerm(charged, terms.readyAt, end), endsAt);
  const opening = terms.opening ? { opening: true } : {};
  const section = 'operating';
  return [
    { debit: deferred, credit: accountCodes.payables, spread: charged, section, ...opening },
    {
      debit: accountCodes.payables,
      credit: accountCodes.cash,
      spread: later(charged, monthsUnpaid(terms.netDays)),
      section,
      ...opening,
    },
    { debit: account, credit: deferred, spread: used },
    // Whole balances move, so that nothing is left of the deferred cost whatever a share rounds to.
    ...(terms.endsAt === undefined || terms.endsAt >= end
      ? []
      : [
          { debit: lost, credit: deferred, spread: allIn(terms.endsAt, charged), nonCash: true },
          { debit: deferred, credit: lost, spread: allIn(terms.endsAt, used), nonCash: true },
        ]),
  ];
}

/** Expenses what is not deferred, as received, in the row of the fee. */
export function expenseImplementation(terms: Terms & { readonly function: CostFunction }): readonly Leg[] {
  return expense({ ...terms, nature: 'software' });
}

function overTheTerm(charged: Spread, readyAt: number, end: number): Spread {
  const byMonth = new Map<number, Ratio>();
  for (const { month, share } of charged) {
    const first = Math.max(month, readyAt);
    for (let at = first; at < end; at += 1) {
      const part = multiplyRatios(share, ratio(1, end - first));
      byMonth.set(at, addRatios(byMonth.get(at) ?? zero, part));
    }
  }
  return [...byMonth].sort(([a], [b]) => a - b).map(([month, share]) => ({ month, share }));
}

function requireWithin(charged: Spread, end: number): void {
  const late = charged.find(({ month }) => month >= end);
  if (!late) return;
  throw new Refusal(
    'CHARGE_AFTER_TERM',
    `an implementation cost of month ${late.month} comes after the hosting term ends in month ${end}: expense it, or give the term with its extension`,
    { value: late.month, end },
  );
}

function allIn(month: number, spread: Spread): Spread {
  const share = spread.reduce((sum, part) => addRatios(sum, part.share), zero);
  return share.numerator === 0n ? [] : [{ month, share }];
}
