import { describe, expect, it } from 'vitest';
import { accountOf } from './account.ts';
import { hundredthDays, purchaseAccounts } from './cycle.ts';

describe('the cash conversion cycle', () => {
  it.each([
    [2_000_000n, 1_000_000n, 30, 6000n],
    [100n, 300n, 31, 1033n],
    [-50n, 100n, 30, -1500n],
    [0n, 100n, 30, 0n],
    [100n, 0n, 30, null],
    [100n, -5n, 30, null],
  ])('a balance of %s on a flow of %s in %s days is %s hundredths of a day', (balance, flow, days, expected) => {
    expect(hundredthDays(balance, flow, days)).toBe(expected);
  });

  it('measures payables against what vendors bill, not against people', () => {
    const natures = new Set(purchaseAccounts.map((code) => accountOf(code).nature));
    expect(natures).toEqual(new Set(['cloud', 'software', 'hardware', 'facilities', 'services']));
  });
});
