import { describe, expect, it } from 'vitest';
import { kindsOfWork, requireCapitalizable, requireExpensed, treatmentOfWork, type KindOfWork } from './index.ts';

const expensed: readonly KindOfWork[] = [
  'refactor',
  'rehost',
  'retire',
  'retain',
  'data-conversion',
  'optimization',
  'speed-up',
  'maintenance',
];

describe('the kind of work', () => {
  it('capitalizes new functionality without being asked', () => {
    expect(treatmentOfWork('new-functionality', null)).toBe('capitalize');
  });

  it.each(expensed)('expenses %s, whatever decision is named', (kind) => {
    expect([treatmentOfWork(kind, null), treatmentOfWork(kind, 'ADR 7')]).toEqual(['expense', 'expense']);
    expect(() => requireCapitalizable(kind, 'ADR 7')).toThrow(/only a change of the work changes the entry/);
  });

  it.each(['replatform', 'refactor-with-functionality'] as const)('capitalizes %s only with a decision', (kind) => {
    expect([null, ' ', 'ADR 7'].map((decision) => treatmentOfWork(kind, decision))).toEqual([
      'expense',
      'expense',
      'capitalize',
    ]);
    expect(() => requireCapitalizable(kind, null)).toThrow(/name the recorded decision/);
  });

  it('refuses to call work that adds functionality expense, and lets each kind have exactly one treatment', () => {
    expect(() => requireExpensed('new-functionality', null)).toThrow(/change the work/);
    for (const kind of kindsOfWork) {
      const refusals = [requireCapitalizable, requireExpensed].filter((require) => {
        try {
          require(kind, null);
          return false;
        } catch {
          return true;
        }
      });
      expect(refusals).toHaveLength(1);
    }
  });
});
