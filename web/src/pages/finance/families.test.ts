import { describe, expect, it } from 'vitest';
import { familiesOf } from './families.ts';
import type { FinanceFunction } from './finance-function.ts';

const functions = [
  { name: 'npv', title: 'Net present value', meaning: 'What flows are worth now.', family: 'Present value' },
  { name: 'pv', title: 'Present value of payments', meaning: 'A lease liability.', family: 'Loans and leases' },
  { name: 'pmt', title: 'Level payment', meaning: 'Pays off an amount.', family: 'Loans and leases' },
] as readonly unknown[] as readonly FinanceFunction[];

describe('functions by family', () => {
  it('are all of them when nothing is sought', () => {
    expect(familiesOf(functions, ' ').map(({ name, functions: members }) => [name, members.length])).toEqual([
      ['Present value', 1],
      ['Loans and leases', 2],
    ]);
  });

  it('are those that have every word, wherever it stands', () => {
    const found = (words: string) =>
      familiesOf(functions, words).flatMap((family) => family.functions.map(({ name }) => name));
    expect(found('lease')).toEqual(['pv', 'pmt']);
    expect(found('Value liability')).toEqual(['pv']);
    expect(found('nothing like it')).toEqual([]);
  });
});
