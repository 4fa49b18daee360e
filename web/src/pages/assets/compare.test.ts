import type { Figure } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import type { AssetView } from './answers.ts';
import { compareViews } from './compare.ts';

const figure = (value: string): Figure => ({ value, unit: 'USD', trace: { kind: 'item', id: value } });

type Step = { readonly date: string; readonly kind: string; readonly loss: string; readonly gain?: string };

function viewOf(charges: Readonly<Record<string, string>>, steps: readonly Step[] = []): AssetView {
  return {
    asset: {
      id: 'a',
      name: 'A',
      class: 'software',
      cost: '30',
      residual: '0',
      began: '2026-01-01',
      lifeMonths: 3,
      method: 'straight-line',
      convention: 'full-month',
      netDays: 0,
    },
    events: [],
    state: 'in service',
    rows: Object.entries(charges).map(([month, charge]) => ({
      month,
      charge: figure(charge),
      accumulated: figure('0'),
      carrying: figure('0'),
    })),
    steps: steps.map(({ date, kind, loss, gain = '0.00' }) => ({
      date,
      kind,
      loss: figure(loss),
      gain: figure(gain),
      carrying: figure('7.00'),
    })),
  };
}

describe('what a tried event changes', () => {
  const posted = viewOf({ '2026-01': '10.00', '2026-02': '10.00', '2026-03': '10.00' });

  it('moves charges outside of EBITDA into a loss inside of it, and ends them earlier', () => {
    const tried = viewOf({ '2026-01': '10.00', '2026-02': '0.00' }, [
      { date: '2026-02-01', kind: 'retirement', loss: '20.00' },
    ]);
    expect(compareViews(posted, tried, { kind: 'retirement', date: '2026-02-01' })).toMatchObject({
      loss: '20',
      charges: '-20',
      carrying: '7.00',
      posted: { lastCharge: '2026-03', highest: '10' },
      tried: { lastCharge: '2026-01', highest: '10' },
    });
  });

  it('counts a gain as a loss below zero', () => {
    const tried = viewOf({}, [{ date: '2026-01-05', kind: 'sale', loss: '0.00', gain: '4.50' }]);
    const comparison = compareViews(posted, tried, { kind: 'sale', date: '2026-01-05', proceeds: '34.5' });
    expect(comparison.loss).toBe('-4.5');
    expect(comparison.tried.lastCharge).toBeNull();
  });
});
