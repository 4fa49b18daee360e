import { Refusal } from '@capwise/domain';
import type { Trace } from '@capwise/contract/operation';
import { hundredthDays } from '@capwise/domain/books';
import { fineDigits, type Fine } from '@capwise/domain/money';
import { decoded, encoded, traceWithin } from './encoded.ts';
import type { Opened, TraceContext } from './opened.ts';
import { valueOf } from './value.ts';
import { wireText } from './wire-text.ts';

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

/** Opens a number of days into its terms; one term says its balance and its flow in words. Refuses NOT_FOUND. */
export async function openDays(id: string, context: TraceContext): Promise<Opened> {
  const { name, terms } = read(id);
  const opened = await Promise.all(terms.map((term) => openTerm(term, context)));
  const total = wireText(opened.reduce((sum, { value }) => sum + value, 0n));
  const [only] = opened;
  const single = terms.length === 1 && only !== undefined;
  return {
    title: name,
    definition: single
      ? `${name} = ${only.words}.`
      : `${name} = ${terms.map(({ label, sign }, index) => `${sign === -1 ? '− ' : index === 0 ? '' : '+ '}${label}`).join(' ')}.`,
    total,
    sum: total,
    unit: 'days',
    count: single ? 0 : terms.length,
    children: single
      ? []
      : opened.map(({ term, value }) => ({
          label: term.label,
          detail: term.sign === -1 ? 'subtracted' : null,
          figure: { value: wireText(value), unit: 'days', trace: daysTrace({ name: term.label, terms: [term] }) },
          opens: 'its balance and its flow',
        })),
  };
}

type OpenedTerm = { readonly term: DaysTerm; readonly value: Fine; readonly words: string };

async function openTerm(term: DaysTerm, context: TraceContext): Promise<OpenedTerm> {
  const [balance, flow] = await Promise.all([valueOf(term.balance, context), valueOf(term.flow, context)]);
  const hundredths = hundredthDays(balance, flow, term.days) ?? 0n;
  const { currency } = context;
  return {
    term,
    value: BigInt(term.sign) * hundredths * hundredth,
    words: `${wireText(balance)} ${currency} at the end ÷ ${wireText(flow)} ${currency} in the period × ${term.days} days`,
  };
}

function read(id: string): Days {
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
