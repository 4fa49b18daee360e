import type { Figure } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import type { Register, RegisterRow } from './answers.ts';
import { headlineOf, pressed, readSort, sorted, totalsOf } from './register.ts';

const figure = (value: string): Figure => ({ value, unit: 'USD', trace: { kind: 'item', id: value } });

function rowOf(name: string, carrying: string, more: Partial<RegisterRow> = {}): RegisterRow {
  return {
    id: name.toLowerCase(),
    name,
    class: 'software',
    state: 'in service',
    cost: figure('3000000.00'),
    accumulated: figure('600000.10'),
    carrying: figure(carrying),
    charge: figure('25000.00'),
    lastCharge: '2028-12',
    ...more,
  };
}

const registerOf = (...assets: readonly RegisterRow[]): Register => ({ month: '2026-11', assets: [...assets] });
const names = (rows: readonly RegisterRow[]): readonly string[] => rows.map(({ name }) => name);

describe('the asset register', () => {
  it('says how much stands, how much was charged, and what the month charges outside of EBITDA', () => {
    expect(headlineOf(registerOf(rowOf('A', '1200000.00'), rowOf('B', '1200000.00')))).toBe(
      '2 assets stand at 2.40M after 1.20M of charges; November 2026 charges 50.0k, outside EBITDA.',
    );
  });

  it('says of a single asset in progress that nothing is charged', () => {
    const waiting = rowOf('A', '900.00', { accumulated: figure('0.00'), charge: figure('0.00') });
    expect(headlineOf(registerOf(waiting))).toBe('1 asset stands at 900.00; November 2026 charges nothing.');
  });

  it('does not count what was disposed of, from the month on in which it is off the books', () => {
    const gone = rowOf('A', '0.00', { state: 'disposed', cost: figure('0.00'), accumulated: figure('0.00') });
    expect(headlineOf(registerOf(gone))).toBe('No asset stands on the books at the end of November 2026.');
    const stood = rowOf('A', '500.00', { state: 'disposed', accumulated: figure('0.00') });
    expect(headlineOf(registerOf(stood))).toMatch(/^1 asset stands at 500\.00; /);
  });

  it('adds its columns to the last cent, and a total opens to its assets', () => {
    const { accumulated } = totalsOf(registerOf(rowOf('A', '1.00'), rowOf('B', '2.00'), rowOf('C', '3.00')));
    expect(accumulated.value).toBe('1800000.3');
    expect(accumulated.trace).toMatchObject({
      kind: 'formula',
      parts: [{ label: 'A' }, { label: 'B' }, { label: 'C' }],
    });
  });

  it('sorts amounts by size and not by their text', () => {
    const rows = [rowOf('A', '9.00'), rowOf('B', '100.00'), rowOf('C', '20.00')];
    expect(names(sorted(rows, { by: 'carrying', descending: true }))).toEqual(['B', 'C', 'A']);
  });

  it('puts an asset that is never charged last, whichever way it is sorted', () => {
    const rows = [rowOf('A', '1', { lastCharge: null }), rowOf('B', '1', { lastCharge: '2027-01' }), rowOf('C', '1')];
    expect(names(sorted(rows, { by: 'lastCharge', descending: false }))).toEqual(['B', 'C', 'A']);
    expect(names(sorted(rows, { by: 'lastCharge', descending: true }))).toEqual(['C', 'B', 'A']);
  });

  it.each([
    [undefined, 'name', '-name'],
    ['-name', 'name', undefined],
    [undefined, 'cost', '-cost'],
    ['-cost', 'cost', 'cost'],
    ['-cost', 'state', 'state'],
    ['-unheard-of', 'charge', '-charge'],
  ] as const)('sorted by %s and pressed on %s it is sorted by %s', (sort, by, next) => {
    expect(pressed(readSort(sort), by)).toBe(next);
  });
});
