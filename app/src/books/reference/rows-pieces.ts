import type { Trace } from '@capwise/contract/operation';
import { formula, rowsTrace } from '../../figure/index.ts';
import type { LoadRecord, Part } from '../../ports/index.ts';
import { valueOf } from '../trace/value.ts';
import { followed } from './figure-at.ts';
import { keyOfPart, partsAround } from './late-bills.ts';
import { difference, loadWords, type Journey, type Piece } from './piece.ts';

type RowsTrace = Extract<Trace, { kind: 'rows' }>;

/** What changed a sum of bill rows, load by load: rows that no part before had, and what the provider restated. */
export async function piecesOfRows(trace: RowsTrace, journey: Journey): Promise<readonly Piece[]> {
  const ids = trace.filter.parts;
  const keys = ids ? await keysFollowed(ids, journey) : null;
  const pieces: Piece[] = [];
  for (const load of loadsSince(journey)) {
    pieces.push(...(await piecesOfLoad(load, { trace, keys, journey })));
  }
  return pieces;
}

/** Loads that were published in the stretch, oldest first. */
function loadsSince({ loads, since, through }: Journey): readonly LoadRecord[] {
  return loads.filter(({ publishedAt }) => publishedAt > since && publishedAt <= through);
}

/** The keys of parts that a figure follows; none for a piece of a history, which stays. */
async function keysFollowed(ids: readonly string[], journey: Journey): Promise<ReadonlySet<string>> {
  const parts = await journey.company.parts(ids);
  const now = await followed(parts, journey.since, { moment: journey.through, place: journey });
  return new Set(now === parts ? [] : parts.map(keyOfPart));
}

type Setting = {
  readonly trace: RowsTrace;
  readonly keys: ReadonlySet<string> | null;
  readonly journey: Journey;
};

async function piecesOfLoad(load: LoadRecord, { trace, keys, journey }: Setting): Promise<readonly Piece[]> {
  const { company, traced } = journey;
  const { publishedAt: moment } = load;
  const around = await partsAround(company, moment);
  const own = (parts: readonly Part[]): readonly Part[] => parts.filter((part) => !keys || keys.has(keyOfPart(part)));
  const [fresh, met, gone] = [own(around.fresh), own(around.met), own(around.gone)];
  if (fresh.length === 0) return [];
  const of = (parts: readonly Part[], apartFrom?: readonly Part[]): Trace => rowsOf(trace, parts, apartFrom);
  const late = of(fresh, met);
  const change = difference('What the load changed', of(fresh), of(gone));
  const [lateValue, changed] = [await valueOf(late, traced), await valueOf(change, traced)];
  const { operation, actor } = await commandOf(moment, journey);
  const place = { what: loadWords(load), moment, operation, actor, rows: null };
  const pieces: readonly Piece[] = [
    { ...place, cause: 'late-rows', detail: 'rows that no bill before had', value: lateValue, trace: late },
    {
      ...place,
      cause: 'restatement',
      detail: gone.length === 0 ? 'corrections beside the bills' : 'bills replaced',
      value: changed - lateValue,
      trace: formula('Restated by the provider', [
        { label: 'What the load changed', trace: change },
        { label: 'Late rows', sign: -1, trace: late },
      ]),
    },
  ];
  return pieces.filter(({ value }) => value !== 0n);
}

/** The figure over other parts. */
function rowsOf({ filter, measure, sign }: RowsTrace, parts: readonly Part[], apartFrom?: readonly Part[]): Trace {
  const { asOf: _, parts: __, ...condition } = filter;
  const ids = (list: readonly Part[]): string[] => list.map(({ id }) => id);
  return rowsTrace({ ...condition, parts: ids(parts), ...(apartFrom && { apartFrom: ids(apartFrom) }) }, measure, sign);
}

/** Which operation of whom recorded something at a moment. */
async function commandOf(
  moment: string,
  { company }: Journey,
): Promise<{ readonly operation: string; readonly actor: string }> {
  const [change] = (await company.changes(null, moment)).slice(-1);
  return change?.moment === moment ? change : { operation: '', actor: '' };
}
