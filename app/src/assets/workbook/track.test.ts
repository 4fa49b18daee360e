import fc from 'fast-check';
import { conventions } from '@capwise/domain/assets';
import { Refusal } from '@capwise/domain';
import { describe, expect, it } from 'vitest';
import type { Input } from '@capwise/contract/registry';
import { foldDocument, type FoldedAsset } from '../batch.ts';
import type { AssetDocument, WireEvent } from '../document.ts';
import { lifeOf } from './life.ts';
import type { TrackRow } from './track.ts';

const methods = [
  'straight-line',
  '150-declining',
  '150-declining-switch',
  'double-declining',
  'double-declining-switch',
  'sum-of-years-digits',
] as const;

const day = (months: number, dayOfMonth: number): string =>
  Temporal.PlainDate.from('2026-01-01').add({ months }).with({ day: dayOfMonth }).toString();

const event = (months: number, dayOfMonth: number, kind: number, size: number): WireEvent => {
  const date = day(months, dayOfMonth);
  switch (kind) {
    case 0:
      return { kind: 'life-change', date, counts: 'total', months: months + 1 + (size % 50) };
    case 1:
      return { kind: 'life-change', date, counts: 'remaining', months: 1 + (size % 50) };
    case 2:
      return { kind: 'impairment', date, loss: `${size % 3000}.01` };
    case 3:
      return { kind: 'partial-abandonment', date, share: { name: date, cost: `${1 + (size % 2000)}`, document: 'd' } };
    case 4:
      return { kind: 'shutdown-plan', date, ceaseUse: day(months + 1 + (size % 20), 15), document: 'd' };
    case 5:
      return { kind: 'retirement', date };
    default:
      return { kind: 'sale', date, proceeds: '100', netDays: 30 };
  }
};

const events = fc
  .array(
    fc
      .tuple(
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(1, 10, 15, 28),
        fc.integer({ min: 0, max: 8 }),
        fc.nat(10_000),
      )
      .map(([months, dayOfMonth, kind, size]) => event(months, dayOfMonth, kind, size)),
    { maxLength: 3 },
  )
  .map((list) => list.toSorted((a, b) => a.date.localeCompare(b.date)));

const asset = (more: Partial<Input<'assets.add'>>): Input<'assets.add'> => ({
  id: 'a',
  name: 'A',
  class: 'software',
  cost: '12000.07',
  residual: '1000',
  began: '2026-01-01',
  inService: '2026-01-01',
  lifeMonths: 36,
  method: 'straight-line',
  convention: 'full-month',
  netDays: 0,
  ...more,
});

const documents = fc
  .record({
    cost: fc.integer({ min: 3000, max: 90_000_000 }).map((cents) => `${cents}.${(cents % 90) + 10}`),
    residual: fc.constantFrom('0', '0', '900.50'),
    inService: fc.integer({ min: 1, max: 31 }).map((dayOfMonth) => day(0, dayOfMonth)),
    lifeMonths: fc.integer({ min: 1, max: 70 }),
    method: fc.constantFrom(...methods),
    convention: fc.constantFrom(...conventions),
    events,
  })
  .map(({ events: list, ...more }): AssetDocument => ({ asset: asset(more), events: list }));

/** null where the events are impossible. */
const folded = (document: AssetDocument): FoldedAsset | null => {
  try {
    return foldDocument(document, 'USD');
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

const inSheet = (rows: readonly TrackRow[]) =>
  rows.map(({ month, charge, accumulated, carrying }) => [month.toString(), charge, accumulated, carrying]);

const inDomain = ({ history }: FoldedAsset) =>
  history.rows.map(({ month, charge, accumulated, carrying }) => [
    month.toString(),
    charge.minor,
    accumulated.minor,
    carrying.minor,
  ]);

/** A declining balance that begins in a month in which something else happens too. */
const beginsWithALoss = ({ asset: { method }, history: { steps } }: FoldedAsset): boolean => {
  const months = steps.map(({ event }) => event.date.toPlainYearMonth().toString());
  return method.kind === 'declining-balance' && new Set(months).size < months.length;
};

describe('the columns of a schedule sheet', () => {
  it('give the schedule of the domain, whatever the method, the convention and the events', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const fold = folded(document);
        fc.pre(fold !== null && fold.history.rows.length > 0);
        const life = lifeOf(fold);
        expect(inSheet(life?.rows.slice(0, fold.history.rows.length) ?? [])).toEqual(inDomain(fold));
        expect(life?.live === true || beginsWithALoss(fold)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
