import { financeCatalogue, type FinanceValue } from '@capwise/domain/finance/catalogue';
import type { Answer } from '@capwise/contract';
import type { Handler } from '../handler/index.ts';
import { readArguments } from './arguments.ts';

/** Calculates one finance function. The status tells what a reader must know beside the value. */
export const calculate: Handler<'finance.calculate'> = async ({ fn, args }) => {
  const definition = financeCatalogue[fn];
  const { value, status, roots, notes } = definition.run(readArguments(fn, args, definition.arguments));
  return {
    value: onWire(value),
    status,
    ...(roots && { roots: [...roots] }),
    ...(notes && { notes: [...notes] }),
  };
};

type Numbers = number | number[];

/** The wire carries lists that may be written to. */
function onWire(value: FinanceValue): Answer<'finance.calculate'>['value'] {
  if (typeof value === 'number' || isList(value)) return copied(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copied(part)]));
}

function copied(value: number | readonly number[]): Numbers {
  return typeof value === 'number' ? value : [...value];
}

function isList(value: object): value is readonly number[] {
  return Array.isArray(value);
}
