import type { Fine } from '@capwise/domain/money';
import { daysOfTerm, daysTrace, readDays, type DaysTerm } from './days-content.ts';
import type { Opened, TraceContext } from './opened.ts';
import { valueOf } from './value.ts';
import { wireText } from './wire-text.ts';

/** Opens a number of days into its terms; one term says its balance and its flow in words. Refuses NOT_FOUND. */
export async function openDays(id: string, context: TraceContext): Promise<Opened> {
  const { name, terms } = readDays(id);
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
  const { currency } = context;
  return {
    term,
    value: daysOfTerm(term, balance, flow),
    words: `${wireText(balance)} ${currency} at the end ÷ ${wireText(flow)} ${currency} in the period × ${term.days} days`,
  };
}
