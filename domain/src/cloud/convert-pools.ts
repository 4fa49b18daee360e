import { accountCodes } from '../books/account.ts';
import { divideRounded, divideToSum } from '../money/index.ts';
import { foreignSum, valueSum, type Side, type Valuation, type Values } from './convert-sides.ts';

/** What moves a balance into one direction on one day. */
type Step = {
  readonly sides: readonly Side[];
  /** In the foreign currency, before the step. */
  readonly opening: bigint;
  readonly moved: bigint;
  /** Builds the balance up: at the rate of its day. What draws it down goes at the average of what is in it. */
  readonly builds: boolean;
};

/** One balance that stays at historical rates: all its movements, oldest first. */
export type Pool = readonly Step[];

/** The balances that stay at historical rates, per account and commitment (accounting contract, §1). */
export function poolsOf(sides: readonly Side[]): readonly Pool[] {
  const historical = sides.filter(({ kind }) => kind === 'historical');
  return [...Map.groupBy(historical, poolKey).values()].map(stepsOf);
}

/** Usage without a commitment id draws on its own issuer; balances without a commitment are those of a vendor's service. */
function poolKey({ posting: { account, dimensions } }: Side): string {
  const { entity, vendor, service, commitment } = dimensions;
  if (commitment === undefined) {
    return JSON.stringify([account, entity, vendor, account === accountCodes.billedEffectiveDifference ? '' : service]);
  }
  return JSON.stringify([account, entity, commitment.toLowerCase(), commitment === 'unidentified' ? vendor : '']);
}

function stepsOf(sides: readonly Side[]): Pool {
  const days = [...Map.groupBy(sides, ({ posting }) => posting.date.toString())].sort(([a], [b]) => (a < b ? -1 : 1));
  let opening = 0n;
  return days.flatMap(([, ofDay]) => {
    const ups = ofDay.filter(({ posting }) => posting.transaction.minor > 0n);
    const downs = ofDay.filter(({ posting }) => posting.transaction.minor < 0n);
    // What is bought on a day can be used on it.
    return [ups, downs].flatMap((members, index): readonly Step[] => {
      if (members.length === 0) return [];
      const moved = foreignSum(members);
      const step = { sides: members, opening, moved, builds: index === 0 ? opening >= 0n : opening <= 0n };
      opening += moved;
      return [step];
    });
  });
}

/** The sides that build balances up. */
export function buildingSides(pools: readonly Pool[]): ReadonlySet<Side> {
  return new Set(pools.flatMap((pool) => pool.flatMap(({ builds, sides }) => (builds ? sides : []))));
}

/**
 * What draws balances down, at the weighted average of what is in them: the last unit takes what is left, so that nothing
 * stays when the foreign balance is zero. `built` holds the values of the sides that build up.
 */
export function drawnValues(pools: readonly Pool[], built: Values, valuation: Valuation): Values {
  const drawn = new Map<Side, bigint>();
  for (const pool of pools) {
    let carried = 0n;
    for (const step of pool) {
      const value = step.builds ? valueSum(step.sides, built) : drawnFrom(carried, step, valuation);
      carried += value;
      if (!step.builds) for (const [side, part] of shared(value, step)) drawn.set(side, part);
    }
  }
  return drawn;
}

/** More than is there: all of it, and the rest at the rate of the day as a balance of the other sign. */
function drawnFrom(carried: bigint, { opening, moved, sides }: Step, { rates, conversion }: Valuation): bigint {
  const closing = opening + moved;
  const crosses = closing !== 0n && closing < 0n !== opening < 0n;
  const [first] = sides;
  if (!crosses || !first) return divideRounded(carried * moved, opening, 'half-even');
  const rate = rates.expected(first.posting.date);
  return divideRounded(conversion.numerator(closing, rate), conversion.divisor, 'half-even') - carried;
}

function shared(value: bigint, { sides, moved }: Step): readonly (readonly [Side, bigint])[] {
  const whole = moved < 0n ? -moved : moved;
  const weights = sides.map(({ posting: { transaction } }) =>
    transaction.minor < 0n ? -transaction.minor : transaction.minor,
  );
  const parts = divideToSum(
    weights.map((weight) => value * weight),
    whole,
    'half-even',
  );
  return sides.map((side, index) => [side, parts[index] ?? 0n]);
}
