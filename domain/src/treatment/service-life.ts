import { accountCodes } from '../books/account.ts';
import { accountsOfClass, type AssetClass } from './asset-accounts.ts';
import type { Leg } from './leg.ts';
import { requireLife } from './require-life.ts';
import { until, type Spread } from './spread.ts';
import { allIn, straightLine, sumOf } from './straight-line.ts';

export type ServiceLife = {
  readonly asset: AssetClass;
  /** When its cost was charged: nothing from `abandonedAt` on. */
  readonly charged: Spread;
  /** Month in which the asset is ready for its use; amortization starts with it. */
  readonly readyAt: number;
  /** Book life in months from the month it is ready. */
  readonly lifeMonths: number;
  /** Abandoned at the beginning of this month: what is left is lost then. */
  readonly abandonedAt?: number;
  /** Its cost is charged at the beginning of its month. */
  readonly opening?: boolean;
};

/**
 * What happens to a cost in progress: ready for use, into service; each month of its life Dr amortization, Cr accumulated
 * (straight line). Abandonment (ASC 360-10-35-47): the carrying amount is a loss inside EBITDA in the month of cease-use, and
 * amortization ends before it. Refuses LIFE_NOT_POSITIVE.
 */
export function serviceLife(life: ServiceLife): readonly Leg[] {
  requireLife('life', life.lifeMonths);
  const accounts = accountsOfClass[life.asset];
  const abandonedAt = life.abandonedAt ?? Number.POSITIVE_INFINITY;
  const ready: Spread = life.charged.map(({ month, share }) => ({ month: Math.max(month, life.readyAt), share }));
  const inService = until(ready, abandonedAt);
  return [
    {
      debit: accounts.inService,
      credit: accounts.inProgress,
      spread: inService,
      section: 'investing',
      ...(life.opening && { opening: true }),
    },
    {
      debit: accounts.charge,
      credit: accounts.accumulated,
      spread: until(straightLine(inService, life.lifeMonths), abandonedAt),
      nonCash: true,
    },
    ...(life.abandonedAt === undefined ? [] : abandonment(life, inService, life.abandonedAt)),
  ];
}

/** A write-off happens on the day of cease-use and never becomes cash. */
const writtenOff = { nonCash: true, opening: true } as const;

function abandonment({ asset, charged, lifeMonths }: ServiceLife, inService: Spread, month: number): readonly Leg[] {
  const accounts = accountsOfClass[asset];
  const amortized = sumOf(until(straightLine(inService, lifeMonths), month));
  const used = sumOf(inService);
  const built = sumOf(charged);
  // Whole balances are written off and what was amortized or moved on is taken back out of the loss, so that the balances
  // end at exactly zero whatever a share rounds to.
  return [
    { debit: accountCodes.abandonmentLoss, credit: accounts.inService, spread: allIn(month, used), ...writtenOff },
    {
      debit: accounts.accumulated,
      credit: accountCodes.abandonmentLoss,
      spread: allIn(month, amortized),
      ...writtenOff,
    },
    { debit: accountCodes.abandonmentLoss, credit: accounts.inProgress, spread: allIn(month, built), ...writtenOff },
    { debit: accounts.inProgress, credit: accountCodes.abandonmentLoss, spread: allIn(month, used), ...writtenOff },
  ];
}
