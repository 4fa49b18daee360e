import { describe, expect, it } from 'vitest';
import { parseFine } from '@capwise/domain/money';
import { parseMonth } from '@capwise/domain/time';
import { daysOf } from './calendar.ts';
import { commitments, endOf, isActive, monthlyExpense, openDay, type Commitment } from './commitments.ts';
import { nano } from './row.ts';

const named = (key: string): Commitment => {
  const found = commitments.find((commitment) => commitment.key === key);
  if (!found) throw new Error(`no commitment ${key}`);
  return found;
};

describe('a commitment of the demo', () => {
  it('spreads what was paid upfront evenly over its term and adds the monthly fee', () => {
    expect(monthlyExpense(named('compute-three-years'))).toBe(parseFine('80000'));
    expect(monthlyExpense(named('databases-one-year'))).toBe(parseFine('11000'));
    expect(monthlyExpense(named('r5-one-year'))).toBe(parseFine('19200'));
  });

  it('is active from its first month up to, and without, the month of its end', () => {
    const databases = named('databases-one-year');
    expect(endOf(databases).toString()).toBe('2026-11');
    expect(isActive(databases, parseMonth('2025-10'))).toBe(false);
    expect(isActive(databases, parseMonth('2025-11'))).toBe(true);
    expect(isActive(databases, parseMonth('2026-10'))).toBe(true);
    expect(isActive(databases, parseMonth('2026-11'))).toBe(false);
  });

  it.each(commitments)('$name: the days of a month sum to its expense, whatever is drawn', (commitment) => {
    const sum = daysOf(parseMonth('2026-02'), 5).reduce((total, day) => {
      const open = openDay(commitment, day);
      const drawn = open.draw({ listUnit: nano / 3n, quantity: 24n * nano, contracted: parseFine('1000') });
      return total + (drawn?.effective ?? 0n) + open.unused().effective;
    }, 0n);
    expect(sum).toBe(monthlyExpense(commitment));
  });

  it('covers no row that costs more than what is left of the day, nor one that is cheaper without it', () => {
    const [day] = daysOf(parseMonth('2026-03'), 6);
    if (!day) throw new Error('March has a first day');
    const open = openDay(named('r5-one-year'), day);
    const row = { listUnit: nano, quantity: 900n * nano, contracted: parseFine('855') };
    expect(open.draw(row)?.effective).toBe(parseFine('558'));
    expect(open.draw(row)).toBeNull();
    expect(openDay(named('r5-one-year'), day).draw({ ...row, contracted: parseFine('557.99') })).toBeNull();
  });
});
