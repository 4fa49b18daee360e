import { divideToSum } from '../money/index.ts';
import {
  atRate,
  foreignSum,
  largestOf,
  rateOf,
  valueSum,
  type Side,
  type Valuation,
  type Values,
} from './convert-sides.ts';

const payments: ReadonlySet<string> = new Set(['paid', 'settled']);

const isPayment = ({ posting: { measure } }: Side): boolean => payments.has(measure);

/**
 * What is owed and what is paid: the total of an invoice is rounded once a day, and its units handed to its lines by largest
 * remainder. A payable is lowered by exactly what is paid.
 */
export function owedValues(sides: readonly Side[], valuation: Valuation): Values {
  const rounded = sides.filter((side) => side.kind === 'cash' || (side.kind === 'payable' && !isPayment(side)));
  const values = new Map<Side, bigint>();
  for (const group of Map.groupBy(rounded, invoiceKey).values()) {
    const parts = divideToSum(
      group.map((side) => valuation.conversion.numerator(side.posting.transaction.minor, rateOf(side, valuation))),
      valuation.conversion.divisor,
      'half-even',
    );
    group.forEach((side, index) => values.set(side, parts[index] ?? 0n));
  }
  const paid = sides.filter((side) => isPayment(side) && (side.kind === 'cash' || side.kind === 'payable'));
  for (const group of Map.groupBy(paid, ({ entry, posting }) => `${entry} ${posting.measure}`).values()) {
    const payables = group.filter(({ kind }) => kind === 'payable');
    const [payable] = payables;
    const balances = payables.length === 1 && foreignSum(group) === 0n;
    for (const side of payables) values.set(side, atRate(side, valuation));
    if (payable && balances) values.set(payable, -valueSum(without(group, payable), values));
  }
  return values;
}

function invoiceKey({ batch, posting: { account, date, measure, dimensions } }: Side): string {
  return JSON.stringify([batch, account, date, measure, dimensions.entity, dimensions.invoice ?? '']);
}

function without(sides: readonly Side[], one: Side): readonly Side[] {
  return sides.filter((side) => side !== one);
}

/**
 * What an entry adds at the rate of its day: accruals, receivables, and what builds a historical balance up. Where nothing
 * else is in it, the largest of them takes what rounding leaves.
 */
export function dayValues(
  entry: readonly Side[],
  { owed, building }: { readonly owed: Values; readonly building: ReadonlySet<Side> },
  valuation: Valuation,
): Values {
  const free = entry.filter((side) => side.kind === 'monetary' || (side.kind === 'historical' && building.has(side)));
  const values = new Map(free.map((side) => [side, atRate(side, valuation)]));
  const others = entry.filter((side) => !values.has(side));
  const largest = largestOf(free);
  if (!largest || others.some((side) => !owed.has(side))) return values;
  return values.set(largest, -valueSum(others, owed) - valueSum(without(free, largest), values));
}

/** What the results of an entry are so that it balances: `rest` is what its other sides leave. */
export function resultValues(results: readonly Side[], rest: bigint, valuation: Valuation): Values {
  const [only] = results;
  if (only && results.length === 1) return new Map([[only, rest]]);
  const whole = foreignSum(results);
  const oneDirection = results.every(({ posting: { transaction } }) => transaction.minor < 0n === whole < 0n);
  if (whole !== 0n && oneDirection) {
    const sign = whole < 0n ? -1n : 1n;
    const dividends = results.map(({ posting: { transaction } }) => rest * transaction.minor * sign);
    const parts = divideToSum(dividends, whole * sign, 'half-even');
    return new Map(results.map((side, index) => [side, parts[index] ?? 0n]));
  }
  const values = new Map(results.map((side) => [side, atRate(side, valuation)]));
  const largest = largestOf(results);
  return largest ? values.set(largest, rest - valueSum(without(results, largest), values)) : values;
}
