import { Refusal } from '@capwise/domain';
import type { Trace } from '@capwise/contract/operation';
import { divideRounded, fineDigits, minorDigits, portion, ratio, type Fine } from '@capwise/domain/money';
import { decoded, encoded, traceWithin } from './encoded.ts';

/** So many of all the equal months that a balance is used up in. */
export type Portion = { readonly name: string; readonly months: number; readonly of: number; readonly whole: Trace };

/** A trace of a part of a balance, rounded half up to a minor unit as the books round it. */
export function portionTrace(content: Portion): Trace {
  return encoded('portion', content);
}

/** What an item of that kind says, and its sign. Refuses NOT_FOUND for one that says nothing. */
export function readPortion(id: string): { readonly content: Portion; readonly sign: 1n | -1n } {
  const found = decoded(id);
  const content = (found?.content ?? {}) as Partial<Record<keyof Portion, unknown>>;
  const { name, months, of, whole } = content;
  const isWhole = Number.isInteger(months) && Number.isInteger(of) && Number(of) > 0;
  if (found?.kind !== 'portion' || typeof name !== 'string' || !isWhole) {
    throw new Refusal('NOT_FOUND', 'this part of a balance cannot be read: open the figure again from its page', {
      value: id,
    });
  }
  return { content: { name, months: Number(months), of: Number(of), whole: traceWithin(whole) }, sign: found.sign };
}

/** The part of a whole, exactly. */
export function portionOf({ months, of }: Portion, whole: Fine, currency: string): Fine {
  const unit = 10n ** BigInt(fineDigits - minorDigits(currency));
  return portion(divideRounded(whole, unit, 'half-up'), ratio(months, of), 'half-up') * unit;
}
