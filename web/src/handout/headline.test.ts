import { describe, expect, it } from 'vitest';
import { movedHeadline } from './headline.ts';
import type { Figures } from './integrity.ts';

type Told = { readonly ebitda: string; readonly cash: string };

function figures(leads: string, build: Told, costs: Figures['recommendation']['costs'] = null): Figures {
  const option = (id: string, name: string, { ebitda, cash }: Told) => ({
    id,
    name,
    lines: Object.entries({ ebitda, cash }).map(([line, value]) => ({ line, total: { value } })),
  });
  return {
    currency: 'USD',
    years: 5,
    options: [option('buy', 'Buy', { ebitda: '-25000000.00', cash: '-25000000.00' }), option('build', 'Build', build)],
    recommendation: { verdict: { option: leads, rival: leads === 'buy' ? 'build' : 'buy' }, costs },
  } as unknown as Figures;
}

const text = (now: Figures, before: Figures): string =>
  movedHeadline(now, before)
    .map((piece) => piece.text)
    .join('');

describe('the headline of a case that was moved', () => {
  const written = figures('build', { ebitda: '-5000000.00', cash: '-15000000.00' });

  it('says what leads, and by how much in both views', () => {
    expect(text(written, written)).toBe(
      'Build. EBITDA is better by 4.00M a year than Buy; cash is 10.00M ahead after 5 years.',
    );
  });

  it('says that another option led before', () => {
    const now = figures('buy', { ebitda: '-30000000.00', cash: '-25000000.00' });
    expect(text(now, written)).toBe(
      'Buy. It was Build. EBITDA is better by 1.00M a year than Build; cash is the same after 5 years.',
    );
  });

  it('says plainly what the choice costs', () => {
    const costs = { than: 'buy', value: 2_080_000, gains: 0 };
    const now = figures('build', { ebitda: '-25000000.00', cash: '-27000000.00' }, costs);
    expect(text(now, written)).toBe(
      'Build. EBITDA is that of Buy; cash is 2.00M behind after 5 years. It destroys value: it costs 2.08M of NPV against Buy.',
    );
  });
});
