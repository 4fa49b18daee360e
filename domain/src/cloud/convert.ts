import type { Batch } from '../books/batch.ts';
import { netPostings, type Posting } from '../books/posting.ts';
import { money } from '../money/index.ts';
import { firstDay, lastDay, type Month } from '../time/index.ts';
import { dayValues, owedValues, resultValues } from './convert-entries.ts';
import { exchangeDifference, exchangePostings, restatements } from './convert-exchange.ts';
import { buildingSides, drawnValues, poolsOf } from './convert-pools.ts';
import { conversionOf, openRates, type DatedRate } from './convert-rates.ts';
import { sidesOf, valueSum, type Side, type Valuation, type Values } from './convert-sides.ts';

/** What a run of bills is converted with: the rates of its currency, oldest first, into the reporting currency. */
export type ConversionTerms = { readonly rates: readonly DatedRate[]; readonly reporting: string };

export type ConvertedBatches = {
  readonly batches: readonly Batch[];
  /** Days that need a rate and have none, in order: while there are any, nothing may be posted. */
  readonly missing: readonly string[];
};

/**
 * Converts a run of bills into the reporting currency; its transaction amounts stay. Cash, payables, accruals and receivables
 * are at the rate of their day; prepaid and other non-monetary balances at the average rate of what was bought, expense at
 * what balances its entry. What is owed is restated at each month end, the difference outside of EBITDA (accounting
 * contract, §1). Every entry balances, and no amount depends on the order of the charges.
 */
export function convertBatches(batches: readonly Batch[], terms: ConversionTerms): ConvertedBatches {
  const run = openRun(batches, terms, { lenient: false });
  return { batches: batchesOf(batches, run, knownValues(run)), missing: run.valuation.rates.missing() };
}

/**
 * Converts batches that post in open months only. `origin` are the same batches as if no month were closed: what stays at
 * historical rates has the value that it has there. A first open month that has no rate yet takes the last known one.
 */
export function convertMoved(
  batches: readonly Batch[],
  { origin, firstOpen }: { readonly origin: readonly Batch[]; readonly firstOpen: Month },
  terms: ConversionTerms,
): readonly Batch[] {
  const moved = movedHistory(openRun(origin, terms, { lenient: true }), firstOpen);
  const whole = batches.map((batch, index) => withHistory(batch, moved, index));
  const run = openRun(whole, terms, { lenient: true });
  const historical = run.sides
    .filter(({ kind }) => kind === 'historical')
    .map((side) => [side, moved.get(placeOf(side))?.value ?? 0n] as const);
  const owed = owedValues(run.sides, run.valuation);
  const ofDay = valuesOfDays(run.sides, { owed, building: new Set() }, run.valuation);
  return batchesOf(whole, run, new Map([...owed, ...historical, ...ofDay]));
}

type Run = { readonly sides: readonly Side[]; readonly valuation: Valuation; readonly reporting: string };

function openRun(
  batches: readonly Batch[],
  { rates, reporting }: ConversionTerms,
  options: { readonly lenient: boolean },
): Run {
  const sides = sidesOf(batches);
  const currency = sides[0]?.posting.transaction.currency ?? reporting;
  return {
    sides,
    reporting,
    valuation: { rates: openRates(rates, options), conversion: conversionOf(currency, reporting) },
  };
}

function entriesOf(sides: readonly Side[]): readonly (readonly Side[])[] {
  return [...Map.groupBy(sides, ({ entry }) => entry).values()];
}

/** Values of all sides but those of results. */
function knownValues({ sides, valuation }: Run): Values {
  const pools = poolsOf(sides);
  const owed = owedValues(sides, valuation);
  const ofDay = valuesOfDays(sides, { owed, building: buildingSides(pools) }, valuation);
  return new Map([...owed, ...ofDay, ...drawnValues(pools, ofDay, valuation)]);
}

type Known = Parameters<typeof dayValues>[1];

function valuesOfDays(sides: readonly Side[], known: Known, valuation: Valuation): Values {
  return new Map(entriesOf(sides).flatMap((entry) => [...dayValues(entry, known, valuation)]));
}

function batchesOf(batches: readonly Batch[], run: Run, known: Values): readonly Batch[] {
  const { sides, valuation, reporting } = run;
  const values = new Map(known);
  const added = batches.map((): Posting[] => []);
  for (const entry of entriesOf(sides)) {
    const results = entry.filter(({ kind }) => kind === 'result');
    const rest = -valueSum(entry, known);
    for (const [side, value] of resultValues(results, rest, valuation)) values.set(side, value);
    const [first] = entry;
    if (results.length > 0 || rest === 0n || !first) continue;
    added[first.batch]?.push(exchangeDifference(first.posting, first.posting.date, money(rest, reporting)));
  }
  for (const restated of restatements(sides, known, valuation)) {
    added[restated.side.batch]?.push(...exchangePostings(restated, reporting));
  }
  const minors = new Map([...values].map(([{ posting }, minor]) => [posting, minor]));
  return batches.map((batch, index) => ({
    ...batch,
    postings: netPostings([
      ...batch.postings.map((posting) => ({ ...posting, amount: money(minors.get(posting) ?? 0n, reporting) })),
      ...(added[index] ?? []),
    ]),
  }));
}

type MovedHistory = ReadonlyMap<string, { readonly batch: number; readonly posting: Posting; readonly value: bigint }>;

/** Historical sides by where they post once closed months do not take them. */
function movedHistory(run: Run, firstOpen: Month): MovedHistory {
  const moved = new Map<string, { batch: number; posting: Posting; value: bigint }>();
  for (const [{ kind, batch, posting }, value] of knownValues(run)) {
    if (kind !== 'historical') continue;
    const isClosed = Temporal.PlainDate.compare(posting.date, firstDay(firstOpen)) < 0;
    const date = isClosed ? lastDay(firstOpen) : posting.date;
    const place = placeOf({ batch, posting: { ...posting, date } });
    moved.set(place, { batch, posting: { ...posting, date }, value: (moved.get(place)?.value ?? 0n) + value });
  }
  return moved;
}

function placeOf({ batch, posting }: Pick<Side, 'batch' | 'posting'>): string {
  const { line, account, dimensions, measure, date } = posting;
  return JSON.stringify([batch, line, account, dimensions.commitment ?? '', measure, date]);
}

/** A batch with those historical sides that cancel out in the foreign currency once they are moved, and not in this one. */
function withHistory(batch: Batch, moved: MovedHistory, index: number): Batch {
  const present = new Set(batch.postings.map((posting) => placeOf({ batch: index, posting })));
  const lost = [...moved].filter(([place, side]) => side.batch === index && !present.has(place));
  const nothing = money(0n, batch.postings[0]?.transaction.currency ?? '');
  return {
    ...batch,
    postings: [
      ...batch.postings,
      ...lost.map(([, { posting }]) => ({ ...posting, amount: nothing, transaction: nothing })),
    ],
  };
}
