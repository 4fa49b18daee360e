import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withinYear } from './prepaid-split.ts';

describe('a prepaid is split within and beyond 12 months', () => {
  it.each([
    {
      says: 'a term that ends within the year',
      closing: 900n,
      monthsLeft: 12,
      scheduled: 0n,
      kind: 'all',
      minor: 900n,
    },
    { says: 'a term that is over', closing: 900n, monthsLeft: -3, scheduled: 0n, kind: 'all', minor: 900n },
    { says: 'a term of 36 more months', closing: 900n, monthsLeft: 36, scheduled: 75n, kind: 'even', minor: 300n },
    { says: 'a schedule that uses it up', closing: 900n, monthsLeft: null, scheduled: 950n, kind: 'all', minor: 900n },
    { says: 'a longer schedule', closing: 900n, monthsLeft: null, scheduled: 600n, kind: 'scheduled', minor: 600n },
    { says: 'neither', closing: 900n, monthsLeft: null, scheduled: 0n, kind: 'none', minor: 0n },
  ])('by $says', ({ kind, minor, ...balance }) => {
    expect(withinYear(balance)).toMatchObject({ kind, minor });
  });

  it('never takes more than the balance, and never less than nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.option(fc.integer({ min: -12, max: 60 })),
        fc.bigInt({ min: -100n, max: 10n ** 12n }),
        (closing, monthsLeft, scheduled) => {
          const { minor } = withinYear({ closing, monthsLeft, scheduled });
          expect(minor >= 0n && minor <= closing).toBe(true);
        },
      ),
    );
  });
});
