import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal/index.ts';
import { irr, irrAll } from './irr.ts';
import { compensatedSum } from './sum.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });

/**
 * What a rate leaves of the flows, as a share of the sum of all sizes, counted from the end for rates below zero. Nearer to
 * -100% than a thousandth, a number holds too few digits of the growth 1 + rate to tell: nothing.
 */
function residual(flows: readonly number[], rate: number): number {
  if (rate < -0.999) return 0;
  const start = rate < 0 ? flows.length - 1 : 0;
  const worth = flows.map((flow, period) => flow * (1 + rate) ** (start - period));
  return Math.abs(compensatedSum(worth)) / compensatedSum(worth.map(Math.abs));
}

/** The product of two polynomials in the growth 1 + rate, the highest power first, as flows are. */
function times(left: readonly number[], right: readonly number[]): readonly number[] {
  const product = Array.from({ length: left.length + right.length - 1 }, () => 0);
  for (const [i, one] of left.entries()) {
    for (const [j, other] of right.entries()) product[i + j] = (product[i + j] ?? 0) + one * other;
  }
  return product;
}

/** Flows whose rates are these. */
function flowsWith(rates: readonly number[], first = 1): readonly number[] {
  return rates.reduce<readonly number[]>((flows, rate) => times(flows, [1, -(1 + rate)]), [first]);
}

function expectRates(flows: readonly number[], rates: readonly number[], tolerance = 1e-9): void {
  const found = irrAll({ flows });
  expect(found).toHaveLength(rates.length);
  for (const [index, rate] of rates.entries())
    expect(Math.abs((found[index] ?? Number.NaN) - rate)).toBeLessThan(tolerance);
}

describe('one internal rate of return', () => {
  it('is found whatever the unit of the flows', () => {
    const flows = [-100, 39, 59, 55, 20];
    for (const unit of [1e-300, 1e-6, 1, 1e12, 1e290]) {
      expectRates(
        flows.map((flow) => flow * unit),
        [0.2809484211599611],
      );
    }
  });

  it('is found near -100%, near zero and far above', () => {
    expectRates([-100, 1], [-0.99]);
    expectRates([-1e12, 1], [-1 + 1e-12], 1e-15);
    expectRates([-70_000, 12_000, 15_000], [-0.44350694133474056]);
    expectRates([-1e6, 1e6 + 1], [1e-6], 1e-15);
    expectRates([-1, 1000], [999]);
    expect(irrAll({ flows: [-1, 1e9] })[0]).toBeCloseTo(999_999_999, 3);
    expect(irrAll({ flows: [-2, 1, 1] })).toEqual([0]);
  });

  it('is not moved by zeros before and after the flows', () => {
    const [rate] = irrAll({ flows: [-100, 60, 60] });
    expect(irrAll({ flows: [0, 0, 0, -100, 60, 60, 0, 0] })).toEqual([rate]);
  });

  it('is found for annuities of 360 months and more', () => {
    for (const rate of [0.0001, 0.007, 0.02, 0.3]) {
      const payment = 1 / ((1 - (1 + rate) ** -360) / rate);
      expectRates([-1, ...Array.from({ length: 360 }, () => payment)], [rate]);
    }
    expectRates([-1_000_000, ...Array.from({ length: 1199 }, () => 10_000)], [0.009999934], 1e-8);
  });

  it('is the same when inflows and outflows change places', () => {
    expect(irrAll({ flows: [100, -39, -59, -55, -20] })).toEqual(irrAll({ flows: [-100, 39, 59, 55, 20] }));
  });

  it('is the only one, and leaves nothing, for any flows that change sign once', () => {
    const amount = fc.double({ min: 0.01, max: 1e9, noNaN: true });
    const list = fc.array(fc.oneof({ weight: 4, arbitrary: amount }, fc.constant(0)), { maxLength: 40 });
    fc.assert(
      fc.property(amount, list, amount, list, fc.boolean(), (first, others, last, more, turned) => {
        const paid = [first, ...others].map((flow) => -flow);
        const flows = [...paid, ...more, last].map((flow) => (turned ? -flow : flow));
        const roots = irrAll({ flows });
        expect(roots).toHaveLength(1);
        const [rate = Number.NaN] = roots;
        expect(rate).toBeGreaterThan(-1);
        expect(residual(flows, rate)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('several internal rates of return', () => {
  it('are all listed, ascending', () => {
    expectRates([-100, 230, -132], [0.1, 0.2]);
    expectRates([-1600, 10_000, -10_000], [0.25, 4]);
    expectRates([-5, 10.5, 1, -8, 1], [-0.8702012474847411, 0.08859833852775535, 0.7095595276861836]);
  });

  it('are found when all but a few of the changes of sign lead to none', () => {
    const withoutRate = [
      [1, 1, 1],
      [1, -0.5, 2],
      [1, 0, 0, 0, 0, 0, 1],
    ];
    for (const factor of withoutRate) expectRates(times(flowsWith([0.1]), factor), [0.1]);
    expectRates(
      withoutRate.reduce<readonly number[]>((flows, factor) => times(flows, factor), flowsWith([-0.2, 0.1])),
      [-0.2, 0.1],
    );
    expect(() => irrAll({ flows: [1, -1, 1, -1, 1, -1, 1] })).toThrow(refusal('NO_REAL_ROOT'));
  });

  it('are told apart when they are close', () => {
    expectRates(flowsWith([0.1, 0.1001]), [0.1, 0.1001], 1e-10);
    expectRates(flowsWith([0.1, 0.100001]), [0.1, 0.100001], 1e-9);
    expectRates(flowsWith([-0.5, 0.1, 0.1001, 2]), [-0.5, 0.1, 0.1001, 2], 1e-8);
  });

  it('count once where the value touches zero without crossing it', () => {
    expectRates([-100, 220, -121], [0.1]);
    expectRates([-1e-4, 2.2e-4, -1.21e-4], [0.1], 1e-6);
    expectRates(flowsWith([0.1, 0.1, 0.5], -1000), [0.1, 0.5], 1e-6);
    expectRates([-1000, 3300, -3630, 1331], [0.1], 1e-5);
    expectRates(flowsWith([0, 0, 1, 1]), [0, 1], 1e-6);
  });

  it('are none when the value comes near zero and turns', () => {
    expect(() => irrAll({ flows: [-100, 220, -121.001] })).toThrow(refusal('NO_REAL_ROOT'));
  });

  it('are all found again after they are planted', () => {
    const rates = fc
      .uniqueArray(fc.integer({ min: -18, max: 60 }), { minLength: 1, maxLength: 6 })
      .map((twentieths) => twentieths.map((count) => count / 20).sort((a, b) => a - b));
    fc.assert(
      fc.property(rates, fc.constantFrom(-1e-6, -1, 1000, 1e12), (planted, first) => {
        const flows = flowsWith(planted, first);
        expectRates(flows, planted, 1e-6);
        for (const rate of irrAll({ flows })) expect(residual(flows, rate)).toBeLessThan(1e-9);
      }),
    );
  });

  it('are found again among complex ones and over many periods', () => {
    const rates = fc.uniqueArray(fc.integer({ min: -5, max: 10 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 40 }), (tenths, gap) => {
        const planted = tenths.map((count) => count / 10).sort((a, b) => a - b);
        const flows = flowsWith(planted);
        const factor = [1, ...Array.from({ length: gap - 1 }, () => 0), 2]; // g^gap + 2 is zero at no rate
        const product = times(flows, factor);
        expectRates(product, planted, 1e-7);
      }),
    );
  });

  it('leave nothing for any flows whatever', () => {
    const flow = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(flow, { minLength: 2, maxLength: 30 }), (flows) => {
        fc.pre(flows.some((value) => value > 0) && flows.some((value) => value < 0));
        const roots = rootsOrNone(flows);
        expect(roots).toEqual([...roots].sort((a, b) => a - b));
        for (const rate of roots) expect(residual(flows, rate)).toBeLessThan(1e-9);
        const [first, last] = [flows.find((value) => value !== 0), flows.findLast((value) => value !== 0)];
        const oddCount = (first ?? 0) * (last ?? 0) < 0;
        expect(roots.length > 0 || !oddCount).toBe(true);
      }),
    );
  });

  it('are found for twenty years of months that change sign every month', () => {
    const flows = Array.from(
      { length: 240 },
      (_, period) => (period % 2 === 0 ? 1 : -1) * (1 + ((period * 7919) % 101)),
    );
    for (const rate of rootsOrNone(flows)) expect(residual(flows, rate)).toBeLessThan(1e-9);
  });
});

describe('the rate to quote', () => {
  it('is the one rate, with status OK', () => {
    expect(irr({ flows: [-1000, 200, 1200] })).toMatchObject({ status: 'OK', root: expect.closeTo(0.2, 12) });
  });

  it('is of several the one nearest to zero, with status MULTIPLE_ROOTS and all of them', () => {
    const { status, root, roots } = irr({ flows: [-5, 10.5, 1, -8, 1] });
    expect(status).toBe('MULTIPLE_ROOTS');
    expect(root).toBeCloseTo(0.0886, 4);
    expect(roots).toHaveLength(3);
    expect(irr({ flows: [-100, 100, 0, -7] }).root).toBeCloseTo(-0.0833, 4);
  });
});

describe('flows without a rate', () => {
  it('are refused with the reason', () => {
    expect(() => irr({ flows: [] })).toThrow(refusal('EMPTY_FLOWS'));
    expect(() => irr({ flows: [100] })).toThrow('all 1 flows are inflows');
    expect(() => irr({ flows: [0, -1, -2] })).toThrow(refusal('NO_SIGN_CHANGE'));
    expect(() => irr({ flows: [0, 0] })).toThrow('all 2 flows are zero');
    expect(() => irr({ flows: [-100, Number.NaN, 120] })).toThrow('"flows" holds NaN in period 1');
    expect(() => irr({ flows: [1000, -3000, 2500] })).toThrow(refusal('NO_REAL_ROOT'));
  });
});

function rootsOrNone(flows: readonly number[]): readonly number[] {
  try {
    return irrAll({ flows });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NO_REAL_ROOT') return [];
    throw error;
  }
}
