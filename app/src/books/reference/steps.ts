import type { Trace } from '@capwise/contract/operation';
import type { ChangeCause } from '@capwise/domain/books';
import { parseFine, type Fine } from '@capwise/domain/money';
import type { Change } from '../../ports/index.ts';
import { figureOf, traceAt } from './figure-at.ts';
import { partsAround } from './late-bills.ts';
import { difference, loadOf, loadWords, type Journey, type Piece } from './piece.ts';

/** A figure before and after one command. */
export type Stride = { readonly change: Change; readonly before: Trace; readonly after: Trace; readonly value: Fine };

/** What changed a figure that is no plain sum: it is asked again after each command, and each answers for all that it changed. */
export async function piecesOfSteps(trace: Trace, journey: Journey): Promise<readonly Piece[]> {
  const { company, since, through } = journey;
  const pieces: Piece[] = [];
  let before = await figureOf(await traceAt(trace, since, journey), journey);
  for (const change of await company.changes(since, through)) {
    const after = await figureOf(await traceAt(trace, change.moment, journey), journey);
    const value = parseFine(after.value ?? '0') - parseFine(before.value ?? '0');
    const stride = { change, before: before.trace, after: after.trace, value };
    pieces.push(...(await piecesOfChange(stride, before.unit, journey)));
    before = after;
  }
  return pieces;
}

async function piecesOfChange(
  { change, before, after, value }: Stride,
  unit: string,
  journey: Journey,
): Promise<readonly Piece[]> {
  const { moment, operation, actor } = change;
  const load = loadOf(journey.loads, moment);
  const changed = difference('What it changed', after, before, unit);
  const place = { moment, operation, actor, rows: null };
  if (!load) {
    if (value === 0n) return [];
    return [{ ...place, ...reasonOf(change), value, trace: changed }];
  }
  const { gone } = await partsAround(journey.company, moment);
  if (value === 0n) return [];
  const restated = gone.length > 0;
  return [
    {
      ...place,
      cause: restated ? 'restatement' : 'late-rows',
      what: loadWords(load),
      detail: restated ? 'bills replaced' : 'rows that were not there',
      value,
      trace: changed,
    },
  ];
}

function reasonOf({ operation, producers, isNew }: Change): {
  readonly cause: ChangeCause;
  readonly what: string;
  readonly detail: string;
} {
  const what = producers.join(', ') || operation;
  if (operation === 'companies.set' || producers.includes('bills')) {
    return { cause: 'rule', what: 'Posted again', detail: operation };
  }
  return isNew
    ? { cause: 'late-rows', what, detail: 'recorded since' }
    : { cause: 'reclassification', what, detail: 'changed since' };
}
