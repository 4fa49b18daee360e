import type { Figure } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import { yearsOf } from './schedule.ts';

const figure = (value: string): Figure => ({ value, unit: 'USD', trace: { kind: 'item', id: value } });
const rowOf = (month: string, charge: string, carrying: string) => ({
  month,
  charge: figure(charge),
  accumulated: figure('1.00'),
  carrying: figure(carrying),
});

describe('a schedule by year', () => {
  const posted = [rowOf('2026-11', '10.10', '30'), rowOf('2026-12', '10.20', '20'), rowOf('2027-01', '20.00', '0')];

  it('adds the charges of a year and takes the balance of its last month', () => {
    expect(yearsOf(posted).map(({ label, posted: year }) => [label, year?.charge.value, year?.carrying.value])).toEqual(
      [
        ['2026', '20.3', '20'],
        ['2027', '20.00', '0'],
      ],
    );
  });

  it('opens the charge of a year to the charges of its months', () => {
    expect(yearsOf(posted)[0]?.posted?.charge.trace).toMatchObject({
      kind: 'formula',
      parts: [
        { label: 'Nov 2026', sign: 1 },
        { label: 'Dec 2026', sign: 1 },
      ],
    });
  });

  it('lays a tried schedule beside it, also in years that only one of both has', () => {
    const tried = [rowOf('2026-11', '10.10', '30'), rowOf('2028-01', '5.00', '0')];
    expect(
      yearsOf(posted, tried).map(({ label, posted: left, tried: right }) => [
        label,
        left?.charge.value,
        right?.charge.value,
      ]),
    ).toEqual([
      ['2026', '20.3', '10.10'],
      ['2027', '20.00', undefined],
      ['2028', undefined, '5.00'],
    ]);
  });
});
