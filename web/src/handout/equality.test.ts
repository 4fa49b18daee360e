import { describe, expect, it } from 'vitest';
import { equalityOf } from './equality.ts';
import type { Figures } from './integrity.ts';

const figure = (value: string) => ({ value, unit: 'USD', trace: { kind: 'item', id: '' } });

function figures(ebitda: string, npv: string, margin: number): Figures {
  const line = { line: 'ebitda', label: 'EBITDA', figures: [figure(ebitda)], total: figure(ebitda) };
  return {
    options: [{ id: 'buy', name: 'Buy', lines: [line], npv: figure(npv), cumulativeCash: [1, 2] }],
    recommendation: { verdicts: [{ option: 'buy', margin }] },
    estimate: null,
  } as unknown as Figures;
}

describe('the figures of this page beside those of the server', () => {
  const server = figures('10.00', '20.00', 3_000_000.001);

  it('are equal where every amount is, to the cent, and are counted', () => {
    expect(equalityOf(server, figures('10.00', '20.00', 3_000_000.004), null)).toEqual({
      compared: 8,
      differences: [],
    });
  });

  it.each([
    ['an amount of a line', figures('10.01', '20.00', 3_000_000), ['EBITDA of Buy', 'EBITDA of Buy']],
    ['a present value', figures('10.00', '20.01', 3_000_000), ['Buy']],
    ['a margin', figures('10.00', '20.00', 3_000_000.01), ['recommendation']],
  ])('name %s that differs by a cent', (_, here, names) => {
    expect(equalityOf(server, here, null).differences.map(({ figure: name }) => name)).toEqual(names);
  });

  it('differ where this page has no draws and the server had', () => {
    const drawn = { ...server, estimate: { options: [{ npv: { mean: 1 } }] } } as unknown as Figures;
    expect(equalityOf(drawn, server, null).differences).toHaveLength(1);
  });
});
