import { describe, expect, it } from 'vitest';
import { bridgeOf, statementOf, sumPostings } from '../books/index.ts';
import { postOption, savedLine } from './index.ts';
import { lineOf, sampleCase } from './testing/options.ts';

const option = (lines: readonly ReturnType<typeof lineOf>[]) => ({
  id: 'one',
  name: 'One',
  variantOf: null,
  against: null,
  cancelledAt: null,
  lines,
});

describe('a service credit', () => {
  const credit = lineOf({ kind: 'service-credit' }, '12000', { every: 'year', endsAt: 12, netDays: 30 });

  it('is negative revenue, and is paid on its terms', () => {
    const sums = sumPostings(postOption(sampleCase, option([credit]), ''));
    const year = sums.filter(({ month }) => month.startsWith('2027'));
    expect(statementOf(year).revenue).toBe(-1_200_000n);
    expect(statementOf(year).ebitda).toBe(-1_200_000n);
    // The credit of December is paid in January.
    expect(bridgeOf(year).cash).toBe(-1_100_000n);
    expect(bridgeOf(sums).cash).toBe(-1_200_000n);
  });

  it('can be avoided by an option that changes a status quo, as any cost can', () => {
    expect(savedLine(option([{ ...credit, what: 'Credits' }]), 'Credits')).toBeDefined();
    expect(savedLine(option([lineOf({ kind: 'earn' }, '1', { what: 'Fees' })]), 'Fees')).toBeUndefined();
  });
});
