import { describe, expect, it } from 'vitest';
import { excessSaving, idleCapital, savedLine, type CaseTreatment } from './index.ts';
import { lineOf, optionOf } from './testing/options.ts';

const expense: CaseTreatment = {
  kind: 'expense',
  function: 'cost-of-revenue',
  nature: 'cloud',
  work: null,
  decision: null,
};
const cost = lineOf(expense, '1200000', { what: 'Hosting', every: 'year' });
const saving = (amount: string, more: object = {}) =>
  lineOf(expense, amount, { saves: 'Hosting', every: 'month', ...more });

describe('a saving against a status quo', () => {
  it('may be as large as the cost, to the last fraction, and no larger', () => {
    expect(excessSaving(cost, [saving('100000')], 60)).toBeUndefined();
    expect(excessSaving(cost, [saving('100000.01', { startsAt: 7 })], 60)).toEqual({
      month: 7,
      saved: '100000.01',
      cost: '100000.00',
    });
  });

  it('counts with the other savings of the same cost', () => {
    const half = saving('60000', { startsAt: 12 });
    expect(excessSaving(cost, [half], 60)).toBeUndefined();
    expect(excessSaving(cost, [half, saving('50000')], 60)).toMatchObject({ month: 12, saved: '110000.00' });
  });

  it('ends where the cost does', () => {
    expect(excessSaving({ ...cost, endsAt: 12 }, [saving('1')], 60)).toMatchObject({ month: 12, cost: '0.00' });
  });

  it('names a cost: not income, not a benefit, not another saving, not what is not there', () => {
    const lines = [
      { ...cost, what: 'Income', treatment: { kind: 'earn' } as const },
      { ...cost, what: 'Benefit', treatment: { kind: 'memo', counts: 'benefit' } as const },
      { ...saving('1'), what: 'Saving' },
      cost,
    ];
    const found = ['Income', 'Benefit', 'Saving', 'Rent', 'Hosting'].map(
      (what) => savedLine(optionOf(lines), what)?.what,
    );
    expect(found).toEqual([undefined, undefined, undefined, undefined, 'Hosting']);
  });
});

describe('capital in progress that stands idle', () => {
  const built = (more: object = {}, readyAt = 36) =>
    lineOf({ kind: 'capitalize', asset: 'software', readyAt, lifeMonths: 36 }, '25000000', {
      every: 'year',
      endsAt: 6,
      ...more,
    });

  it('is found with what is in progress then, until it is ready', () => {
    expect(idleCapital(optionOf([built()]), 60)).toMatchObject([
      { line: 0, from: 6, months: 30, inProgress: { minor: 1_250_000_000n } },
    ]);
  });

  it('ends where work on it goes on', () => {
    const again = built({ startsAt: 18, endsAt: 36 });
    expect(idleCapital(optionOf([built(), again]), 60)).toMatchObject([{ from: 6, months: 12 }]);
    expect(idleCapital(optionOf([built({ endsAt: 36 })]), 60)).toEqual([]);
  });

  it('is not a short pause, a purchase that is being installed, or what is gone', () => {
    expect(idleCapital(optionOf([built({}, 8)]), 60)).toEqual([]);
    expect(idleCapital(optionOf([built({ every: 'once' })]), 60)).toEqual([]);
    expect(idleCapital(optionOf([built({ events: [{ kind: 'retirement', atMonth: 7 }] })]), 60)).toEqual([]);
    expect(idleCapital(optionOf([built()], 7), 60)).toEqual([]);
  });
});
