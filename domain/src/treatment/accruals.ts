import { accountCodes, expenseAccount, type CostFunction, type CostNature } from '../books/account.ts';
import { one } from '../money/index.ts';
import type { Leg } from './leg.ts';
import { evenly, inMonth, later, monthsUnpaid } from './spread.ts';
import { requireLife } from './require-life.ts';

/** What a cost is for and made of. */
export type CostKind = { readonly function: CostFunction; readonly nature: CostNature };

/**
 * Accrues what was received and is not billed yet: Dr expense, Cr accrued liability in month 0, taken back at the beginning
 * of `reversesAt`; null where only its invoice clears it (a shortfall that became probable).
 */
export function accrue({ reversesAt, ...kind }: CostKind & { readonly reversesAt: number | null }): readonly Leg[] {
  const debit = expenseAccount(kind.function, kind.nature);
  const credit = accountCodes.accruedLiabilities;
  const section = 'operating';
  return [
    { debit, credit, spread: inMonth(0), section },
    ...(reversesAt === null
      ? []
      : [{ debit: credit, credit: debit, spread: inMonth(reversesAt), section, opening: true } as const]),
  ];
}

/** Clears an accrued liability by its invoice: Dr accrued, Cr payable in month 0; paid on its terms, operating. */
export function clearAccrual({ netDays }: { readonly netDays: number }): readonly Leg[] {
  const { accruedLiabilities, payables, cash } = accountCodes;
  const spread = inMonth(0);
  return [
    { debit: accruedLiabilities, credit: payables, spread, section: 'operating' },
    { debit: payables, credit: cash, spread: later(spread, monthsUnpaid(netDays)), section: 'operating' },
  ];
}

/**
 * An incentive for signing is spread over the term: it lowers what is owed at once, and expense month by month
 * (ASC 705-20-25-1). Refuses LIFE_NOT_POSITIVE.
 */
export function spreadIncentive({
  termMonths,
  netDays,
  ...kind
}: CostKind & { readonly termMonths: number; readonly netDays: number }): readonly Leg[] {
  requireLife('term', termMonths);
  const { payables, deferredIncentives, cash } = accountCodes;
  const granted = inMonth(0);
  return [
    { debit: payables, credit: deferredIncentives, spread: granted, section: 'operating' },
    { debit: cash, credit: payables, spread: later(granted, monthsUnpaid(netDays)), section: 'operating' },
    { debit: deferredIncentives, credit: expenseAccount(kind.function, kind.nature), spread: evenly(termMonths) },
  ];
}

/**
 * A provision for a contract that is onerous (IAS 37.66): Dr expense, Cr provision at once, used evenly over the months that
 * are left. Refuses LIFE_NOT_POSITIVE.
 */
export function provideOnerous({ monthsLeft, ...kind }: CostKind & { readonly monthsLeft: number }): readonly Leg[] {
  requireLife('term', monthsLeft);
  const account = expenseAccount(kind.function, kind.nature);
  return [
    { debit: account, credit: accountCodes.provisions, spread: inMonth(0) },
    { debit: accountCodes.provisions, credit: account, spread: evenly(monthsLeft, 1) },
  ];
}

/** A contract that is left for good costs what is still due under it at cease-use (ASC 420-10-25-13), paid as it falls due. */
export function loseAtCeaseUse({ monthsLeft, ...kind }: CostKind & { readonly monthsLeft: number }): readonly Leg[] {
  requireLife('term', monthsLeft);
  const { accruedLiabilities, cash } = accountCodes;
  return [
    {
      debit: expenseAccount(kind.function, kind.nature),
      credit: accruedLiabilities,
      spread: [{ month: 0, share: one }],
      section: 'operating',
    },
    { debit: accruedLiabilities, credit: cash, spread: evenly(monthsLeft, 1), section: 'operating' },
  ];
}
