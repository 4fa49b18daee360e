import { Refusal } from '@capwise/domain';
import {
  classifyLease,
  containsLease,
  deferHosting,
  deferImplementation,
  expenseImplementation,
  hostingTerm,
  leaseEntries,
  leaseSchedule,
  type Framework,
  type ImplementationCost,
  type Lease,
  type LeaseTreatment,
} from '@capwise/domain/assets';
import { expenseAccount } from '@capwise/domain/books';
import { money, total } from '@capwise/domain/money';
import { addMonths, monthOf, parseMonth } from '@capwise/domain/time';
import { inMonth } from '@capwise/domain/treatment';
import type { DocumentOf } from './document.ts';
import { entries, legs, monthsFrom, positive, type Moves, type TreatedLine } from './treated-line.ts';

/** One line for each cost of an implementation: its nature and the framework say whether it is deferred. */
export function treatHosting(document: DocumentOf<'hosting'>, currency: string): readonly TreatedLine[] {
  const { nonCancellableMonths, extensionMonths, netDays, endsAt, ready } = document;
  const termMonths = hostingTerm({ nonCancellable: nonCancellableMonths, reasonablyCertain: extensionMonths });
  return document.costs.map(({ nature, amount: text, month, isDistinct }, index) => {
    const amount = positive(text, currency, `the ${nature} cost of ${month}`);
    const cost: ImplementationCost = { nature, amount, isDistinct };
    const terms = { spread: inMonth(0), netDays, function: document.function };
    const deferred = (): Moves =>
      legs(
        deferHosting({
          ...terms,
          readyAt: monthsFrom(month, ready),
          termMonths,
          ...(endsAt !== undefined && { endsAt: monthsFrom(month, endsAt) }),
        }),
      );
    const under = (framework: Framework): 'deferred' | 'expensed' =>
      deferImplementation([cost], { framework, currency }).deferred.minor > 0n ? 'deferred' : 'expensed';
    const moves = (way: 'deferred' | 'expensed'): Moves =>
      way === 'deferred' ? deferred() : legs(expenseImplementation(terms));
    const [usGaap, ifrs] = [under('us-gaap'), under('ifrs')];
    if (usGaap === 'deferred' || ifrs === 'deferred') requireWithinTerm(document, index, termMonths);
    return {
      what: `${document.what} · ${nature.replaceAll('-', ' ')}`,
      month: parseMonth(month),
      treatment: `hosting implementation: ${usGaap}`,
      amount,
      moves: moves(usGaap),
      ...(ifrs !== usGaap && { ifrs: moves(ifrs) }),
      notes: ifrs === usGaap ? [] : [`IFRS: ${ifrs}`],
    };
  });
}

/** A cost that is deferred must come before its term ends; one after the service has ended charges nothing. */
function requireWithinTerm({ costs, ready, endsAt }: DocumentOf<'hosting'>, index: number, termMonths: number): void {
  const cost = costs[index];
  const end = addMonths(parseMonth(ready), termMonths).toString();
  if (!cost || cost.month < end || (endsAt !== undefined && cost.month >= endsAt)) return;
  throw new Refusal(
    'CHARGE_AFTER_TERM',
    `the ${cost.nature} cost of ${cost.month} (row ${index + 1}) comes after the hosting term, which ends at the beginning of ` +
      `${end}: ${termMonths} months from ${ready}. Record it as an expense, or give the term with its extension`,
    { value: cost.month, end, row: index + 1, field: 'month' },
  );
}

const paymentMonths = { month: 1, quarter: 3, year: 12 } as const;

/** A lease under both frameworks: the five tests decide under US GAAP, IFRS 16 has one kind of lease. */
export function treatLease(document: DocumentOf<'lease'>, currency: string): TreatedLine {
  requireLease(document);
  const lease = leaseOf(document, currency);
  const { initial } = leaseSchedule(lease, 'finance');
  const facts = {
    termMonths: document.termMonths,
    transfersOwnership: document.transfersOwnership,
    purchaseReasonablyCertain: document.purchaseReasonablyCertain,
    remainingEconomicLifeMonths: document.remainingEconomicLifeMonths,
    presentValue: initial,
    fairValue:
      document.fairValue === undefined
        ? money(initial.minor * 10n, currency)
        : positive(document.fairValue, currency, 'the fair value'),
    hasNoAlternativeUse: document.hasNoAlternativeUse,
    exemptsShortTerm: document.exemptsShortTerm,
    exemptsLowValue: document.exemptsLowValue,
  };
  const usGaap = classifyLease(facts, 'us-gaap');
  const ifrs = classifyLease(facts, 'ifrs');
  const moves = (treatment: LeaseTreatment): Moves =>
    entries(
      leaseEntries(lease, {
        treatment,
        costAccount: expenseAccount(document.function, document.nature),
        interestSection: 'operating',
      }),
    );
  const met = usGaap.tests.filter(({ isMet }) => isMet).map(({ name }) => name.replaceAll('-', ' '));
  return {
    what: document.what,
    month: monthOf(lease.commences),
    treatment: `${usGaap.treatment} lease`,
    amount: total(
      currency,
      lease.payments.map(({ amount }) => amount),
    ),
    moves: moves(usGaap.treatment),
    ...(ifrs.treatment !== usGaap.treatment && { ifrs: moves(ifrs.treatment) }),
    notes: [
      met.length === 0 ? 'none of the five tests of a finance lease is met' : `met: ${met.join(', ')}`,
      ...(ifrs.treatment === usGaap.treatment ? [] : [`IFRS 16: ${ifrs.treatment} lease`]),
    ],
  };
}

function leaseOf(document: DocumentOf<'lease'>, currency: string): Lease {
  const { termMonths, due, annualRate } = document;
  const step = paymentMonths[document.every];
  const amount = positive(document.payment, currency, 'the payment');
  const count = Number.isInteger(termMonths) && termMonths > 0 ? Math.ceil(termMonths / step) : 1;
  return {
    name: document.what,
    commences: Temporal.PlainDate.from(document.commences),
    termMonths,
    payments: Array.from({ length: count }, (_, index) => ({
      month: due === 'begin' ? index * step : Math.min(index * step + step, termMonths) - 1,
      amount,
    })),
    due,
    annualRate,
  };
}

function requireLease(document: DocumentOf<'lease'>): void {
  if (containsLease(document)) return;
  throw new Refusal(
    'NOT_A_LEASE',
    `"${document.what}" holds no lease: a lease needs an identified asset, substantially all of its benefits and the right to direct its use ` +
      '(ASC 842-10-15-3); record it as an expense or a prepayment',
    { value: document.what },
  );
}
