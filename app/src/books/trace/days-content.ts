import { Refusal } from '@capwise/domain';
import type { Trace } from '@capwise/contract/operation';
import { hundredthDays } from '@capwise/domain/books';
import { fineDigits, type Fine } from '@capwise/domain/money';
import { decoded, encoded, traceWithin } from './encoded.ts';

/** A balance in days of a flow: balance ÷ flow × days. */
export type DaysTerm = {
  readonly label: string;
  readonly sign: 1 | -1;
  readonly balance: Trace;
  readonly flow: Trace;
  readonly days: number;
};

type Days = { readonly name: string; readonly terms: readonly DaysTerm[] };

/** A trace of a number of days: one balance over its flow, or several of them added up. */
export function daysTrace(content: Days): Trace {
  return encoded('days', content);
}

const hundredth = 10n ** BigInt(fineDigits - 2);

/** The days of a term by its balance and its flow, rounded to hundredths; none where nothing flows. */
export function daysOfTerm({ sign, days }: DaysTerm, balance: Fine, flow: Fine): Fine {
  return BigInt(sign) * (hundredthDays(balance, flow, days) ?? 0n) * hundredth;
}

/** What an item of that kind says, its sign counted in. Refuses NOT_FOUND for one that says nothing. */
export function readDays(id: string): Days {
  const found = decoded(id);
  const { name, terms } = (found?.content ?? {}) as { readonly name?: unknown; readonly terms?: unknown };
  if (found?.kind !== 'days' || typeof name !== 'string' || !Array.isArray(terms)) {
    throw new Refusal('NOT_FOUND', 'this number of days cannot be read: open the figure again from its page', {
      value: id,
    });
  }
  const turn = found.sign === 1n ? 1 : -1;
  return { name, terms: (terms as Partial<Record<keyof DaysTerm, unknown>>[]).map((term) => termOf(term, turn)) };
}

function termOf(
  { label, sign, balance, flow, days }: Partial<Record<keyof DaysTerm, unknown>>,
  turn: 1 | -1,
): DaysTerm {
  return {
    label: typeof label === 'string' ? label : '',
    sign: (sign === -1 ? -1 : 1) === turn ? 1 : -1,
    balance: traceWithin(balance),
    flow: traceWithin(flow),
    days: Number.isInteger(days) ? Number(days) : 0,
  };
}
