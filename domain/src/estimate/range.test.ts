import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOf } from './distribution.ts';
import { isRange } from './range-spelling.ts';
import { rangeText } from './range-text.ts';
import { parseRange } from './range.ts';
import { unitText } from './unit.ts';

describe('a range', () => {
  it.each([
    ['800k to 2M', 'lognormal', 'lognormal, median 1.26M, 90% between 800k and 2M', '800k to 2M'],
    ['30% to 50%', 'logit-normal', 'logit-normal, median 39.6%, 90% between 30% and 50%', '30% to 50%'],
    ['30 to 50%', 'logit-normal', 'logit-normal, median 39.6%, 90% between 30% and 50%', '30% to 50%'],
    ['6 to 9 months', 'lognormal', 'lognormal, median 7.35 months, 90% between 6 and 9 months', '6 to 9 months'],
    ['1 to 2 years', 'lognormal', 'lognormal, median 1.41 years, 90% between 1 and 2 years', '1 to 2 years'],
    ['6 months to 2 years', 'lognormal', 'lognormal, median 12 months, 90% between 6 and 24 months', '6 to 24 months'],
    ['-5% to 10%', 'normal', 'normal, median 2.5%, 90% between -5% and 10%', '-5% to 10%'],
    ['-2M to 1M', 'normal', 'normal, median -500k, 90% between -2M and 1M', '-2M to 1M'],
    ['0 to 5M', 'uniform', 'uniform, median 2.5M, anywhere between 0 and 5M', '0 to 5M'],
    ['30% to 100%', 'lognormal', 'lognormal, median 54.8%, 90% between 30% and 100%', '30% to 100%'],
    ['80% to 150%', 'lognormal', 'lognormal, median 110%, 90% between 80% and 150%', '80% to 150%'],
    [
      '400k to 600k USD / person / year',
      'lognormal',
      'lognormal, median 490k USD per person per year, 90% between 400k and 600k USD per person per year',
      '400k to 600k USD per person per year',
    ],
    ['10M (8M to 16M)', 'lognormal', 'lognormal from 7M on, median 10M, 90% between 8M and 16M', '10M (8M to 16M)'],
    ['5M–8M', 'lognormal', 'lognormal, median 6.32M, 90% between 5M and 8M', '5M to 8M'],
    ['15 to 45 days', 'lognormal', 'lognormal, median 26 days, 90% between 15 and 45 days', '15 to 45 days'],
    [
      '1,200 to 1,500 USD per month',
      'lognormal',
      'lognormal, median 1340 USD per month, 90% between 1200 and 1500 USD per month',
      '1200 to 1500 USD per month',
    ],
    [
      '3% to 5% per year',
      'lognormal',
      'lognormal, median 0.0387 per year, 90% between 0.03 and 0.05 per year',
      '0.03 to 0.05 per year',
    ],
    [
      '10M (8M to 16M USD)',
      'lognormal',
      'lognormal from 7M USD on, median 10M USD, 90% between 8M and 16M USD',
      '10M USD (8M to 16M)',
    ],
    ['10M (8M to 12M)', 'normal', 'normal, median 10M, 90% between 8M and 12M', '10M (8M to 12M)'],
    ['10M (7M to 12M)', 'triangular', 'triangular, median 10M, 90% between 7M and 12M', '10M (7M to 12M)'],
    [
      '10M (2M to 12M)',
      'triangular',
      'triangular, median 8.44M, 90% between 2M and 12M; the base stays 10M as stated',
      '10M (2M to 12M)',
    ],
    ['40% (30% to 60%)', 'lognormal', 'lognormal from 20% on, median 40%, 90% between 30% and 60%', '40% (30% to 60%)'],
    [
      '45% (20% to 90%)',
      'logit-normal',
      'logit-normal, median 60%, 90% between 20% and 90%; the base stays 45% as stated',
      '45% (20% to 90%)',
    ],
    ['8M / 10M / 16M', 'lognormal', 'lognormal from 7M on, median 10M, 80% between 8M and 16M', '8M / 10M / 16M'],
    [
      'P10 8M, P50 10M, P90 16M',
      'lognormal',
      'lognormal from 7M on, median 10M, 80% between 8M and 16M',
      '8M / 10M / 16M',
    ],
    [
      'P5 8M, P50 10M, P95 16M',
      'lognormal',
      'lognormal from 7M on, median 10M, 90% between 8M and 16M',
      '10M (8M to 16M)',
    ],
    ['normal(10M,2M)', 'normal', 'normal, mean 10M, standard deviation 2M', 'normal(10M, 2M)'],
    ['lognormal(30%, 50%)', 'lognormal', 'lognormal, median 38.7%, 90% between 30% and 50%', 'lognormal(30%, 50%)'],
    ['uniform(1,200, 1,500)', 'uniform', 'uniform, median 1350, anywhere between 1200 and 1500', 'uniform(1200, 1500)'],
  ])('is read from %s', (text, kind, words, printed) => {
    const range = parseRange(text);
    expect(range.distribution?.kind).toBe(kind);
    expect(range.words).toBe(words);
    expect(rangeText(range)).toBe(printed);
    expect(isRange(text)).toBe(true);
  });

  it.each([
    [
      'triangular(8M, 10M, 16M)',
      { kind: 'triangular', low: 8e6, mode: 10e6, high: 16e6 },
      'between 8M and 16M, likeliest 10M',
    ],
    [
      'pert(8M, 10M, 16M USD)',
      { kind: 'pert', low: 8e6, mode: 10e6, high: 16e6 },
      'between 8M and 16M USD, likeliest 10M USD',
    ],
    [
      'overrun(10M, stop at 25M)',
      { kind: 'overrun', estimate: 10e6, stopAt: 25e6 },
      'estimate 10M, overruns as IT work does',
    ],
  ])('has its base at the median by name: %s', (text, distribution, words) => {
    const range = parseRange(text);
    expect(range.distribution).toEqual(distribution);
    expect(range.words).toContain(words);
    expect(range.distribution && quantileOf(range.distribution, 0.5)).toBe(range.base);
    expect(parseRange(rangeText(range))).toEqual(range);
  });

  it.each([
    ['5M', 5e6, null, '5M, sure', '5M'],
    ['1,200,000 USD', 1.2e6, 'USD', '1.2M USD, sure', '1.2M USD'],
    ['-5%', -0.05, 'ratio', '-5%, sure', '-5%'],
    ['6 years', 72, 'month', '6 years, sure', '6 years'],
    [
      '12 USD / seat / month',
      12,
      'USD per seat per month',
      '12 USD per seat per month, sure',
      '12 USD per seat per month',
    ],
    [
      '500k USD per person per year',
      500_000 / 12,
      'USD per person per month',
      '500k USD per person per year, sure',
      '500k USD per person per year',
    ],
  ])('may be one sure amount: %s', (text, base, unit, words, printed) => {
    const range = parseRange(text);
    expect(range).toMatchObject({ base, distribution: null, words });
    expect(range.unit && unitText(range.unit)).toBe(unit);
    expect(rangeText(range)).toBe(printed);
    expect(isRange(text)).toBe(true);
  });

  it('may be a chance, whose base is the mean', () => {
    const range = parseRange('30% chance of 5M USD');
    expect(range).toEqual({
      base: 1.5e6,
      distribution: { kind: 'chance', chance: 0.3, value: 5e6 },
      unit: { USD: 1 },
      words: '30% chance of 5M USD, else nothing; the base is its mean, 1.5M USD',
    });
    expect(rangeText(range)).toBe('30% chance of 5M USD');
  });

  it.each(['one of 3 years, 4 years, 5 years', 'one of 3, 4 or 5 years'])(
    'may be a choice, whose base is the middle: %s',
    (text) => {
      const range = parseRange(text);
      expect(range).toMatchObject({
        base: 48,
        unit: { month: 1 },
        words: '3 years, 4 years or 5 years, equally likely; the base is the middle one, 4 years',
      });
      expect(rangeText(range)).toBe('one of 3 years, 4 years, 5 years');
    },
  );

  it.each([
    'build cost',
    '5M + 3M',
    '5M USD / seats',
    '5 * time to market',
    'min(5, 3)',
    'if(a > 1, 2, 3)',
    '10 - 4',
    '5 USD - 3 USD',
    'a to b',
  ])('is not a formula: %s', (text) => {
    expect(isRange(text)).toBe(false);
  });
});

describe('what is no range', () => {
  it.each([
    ['2M to 800k', 'INVALID_RANGE', '"2M to 800k" is no range: its low end is above its high end; write 800k to 2M'],
    ['5M to 5M', 'INVALID_RANGE', 'both ends are the same; write the one amount'],
    ['5 to 10M', 'INVALID_RANGE', '5 has no M; write 5M to 10M, or the high end in digits'],
    [
      '800k to 6 months',
      'UNIT_MIX',
      '800k and 6 months cannot be of one range: give both one unit, as in 6 to 9 months',
    ],
    ['5M USD to 6M EUR', 'UNIT_MIX', '5M USD and 6M EUR cannot be of one range'],
    ['6 months to 30%', 'UNIT_MIX', '6 months and 30% cannot be of one range'],
    ['2027-03 to 2027-09', 'INVALID_RANGE', 'write months from the start of the case: 3 to 9 months'],
    [
      '20M (8M to 16M)',
      'INVALID_RANGE',
      'the base is not between its ends; write 10M (8M to 16M), the base before its range',
    ],
    ['16M / 10M / 8M', 'INVALID_RANGE', 'its low end is above its high end; write 8M / 10M / 16M'],
    ['8M / 20M / 16M', 'INVALID_RANGE', 'the middle is not between its ends; write 8M / 10M / 16M, the smallest first'],
    ['P20 1, P50 2, P80 3', 'INVALID_RANGE', 'three quantiles are P10, P50 and P90'],
    [
      'overrun(10M)',
      'INVALID_RANGE',
      'without an end their mean is infinite; say at which cost the work is stopped: overrun(10M, stop at 25M)',
    ],
    ['overrun(10M, 25M)', 'INVALID_RANGE', 'say at which cost the work is stopped'],
    ['overrun(10M, stop at 5M)', 'INVALID_RANGE', 'the stop above the estimate'],
    ['0% chance of 5M', 'INVALID_RANGE', 'a chance is above 0% and below 100%; write 30% chance of 5M'],
    ['3 chance of 5M', 'INVALID_RANGE', 'write 30% chance of 5M'],
    ['one of 3', 'INVALID_RANGE', 'a choice has two values or more'],
    ['normal(10M)', 'INVALID_RANGE', 'normal takes the mean and the standard deviation; write normal(10M, 2M)'],
    ['normal(10M, 0)', 'INVALID_RANGE', 'a standard deviation is above zero'],
    ['lognormal(0, 5)', 'INVALID_RANGE', 'a lognormal has no values at zero or below'],
    ['uniform(5, 3)', 'INVALID_RANGE', 'write uniform(3, 5)'],
    [
      'triangular(1, 9, 5)',
      'INVALID_RANGE',
      'the likeliest value is not between its ends; write triangular(8M, 10M, 16M)',
    ],
    ['pert(1,200)', 'INVALID_RANGE', 'with a space after each comma since 1,200 is one number'],
    ['5M to build cost', 'INVALID_FORMULA', '"build cost" is no amount: write 5M, 800k, 30%'],
    ['hello', 'INVALID_FORMULA', '"hello" is no range: write 800k to 2M'],
    ['', 'INVALID_FORMULA', '"" is no range'],
    [`1${'0'.repeat(600)}`, 'INVALID_FORMULA', 'is no range'],
  ])('is refused: %s', (text, code, why) => {
    const refuse = (): unknown => parseRange(text);
    expect(refuse).toThrow(expect.objectContaining({ code, message: expect.stringContaining(why) }));
  });
});

const anyNumber = fc.integer({ min: 1, max: 99_999 });
const anyThree = fc
  .uniqueArray(anyNumber, { minLength: 3, maxLength: 3 })
  .map((numbers) => numbers.toSorted((a, b) => a - b) as [number, number, number]);

/** Where a fit must lie: the same within a billionth. */
function expectNear(actual: number, expected: number, size = Math.abs(expected)): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, size));
}

describe('a fit', () => {
  it.each([
    ['thousands', 'k', 1000],
    ['percent below 100', '%', 1e-2],
    ['months', ' months', 1],
  ])('reproduces the ends that were given, in %s', (_, suffix, scale) => {
    fc.assert(
      fc.property(anyThree, ([low, , high]) => {
        const divisor = suffix === '%' ? 1000 : 1;
        const { distribution } = parseRange(`${low / divisor}${suffix} to ${high / divisor}${suffix}`);
        expect(distribution?.kind).toBe(suffix === '%' ? 'logit-normal' : 'lognormal');
        if (!distribution) return;
        expectNear(quantileOf(distribution, 0.05), (low / divisor) * scale);
        expectNear(quantileOf(distribution, 0.95), (high / divisor) * scale);
      }),
    );
  });

  it('goes through three quantiles where it is skewed to the right or even, and through the outer two always', () => {
    fc.assert(
      fc.property(anyThree, fc.constantFrom(0.05, 0.1), ([low, middle, high], tail) => {
        const text = tail === 0.1 ? `${low} / ${middle} / ${high}` : `${middle} (${low} to ${high})`;
        const { base, distribution } = parseRange(text);
        expect(base).toBe(middle);
        if (!distribution) throw new Error('it is sure');
        expectNear(quantileOf(distribution, tail), low, high);
        expectNear(quantileOf(distribution, 1 - tail), high, high);
        if (high - middle >= middle - low) expectNear(quantileOf(distribution, 0.5), middle, high);
      }),
    );
  });

  it('is the same when it is printed and read back', () => {
    const unit = fc.constantFrom('', 'k', 'M USD', ' months', ' years', ' USD per person per year', '%');
    const spell = fc.constantFrom<((three: readonly string[]) => string)[]>(
      ([low, , high]) => `${low} to ${high}`,
      ([low, middle, high]) => `${middle} (${low} to ${high})`,
      (three) => three.join(' / '),
      ([low, , high]) => `normal(${high}, ${low})`,
      ([low, , high]) => `uniform(${low}, ${high})`,
      (three) => `triangular(${three.join(', ')})`,
      (three) => `pert(${three.join(', ')})`,
      ([low, , high]) => `overrun(${low}, stop at ${high})`,
      (three) => `one of ${three.join(', ')}`,
      ([low]) => `30% chance of ${low}`,
      ([low]) => `-${low}`,
    );
    fc.assert(
      fc.property(anyThree, unit, spell, (three, word, form) => {
        const range = parseRange(form(three.map((number) => `${number}${word}`)));
        const again = parseRange(rangeText(range));
        expect(again.distribution?.kind).toBe(range.distribution?.kind);
        expect(again.unit).toEqual(range.unit);
        expectNear(again.base, range.base);
        for (const probability of [0.05, 0.5, 0.95]) {
          if (!range.distribution || !again.distribution) continue;
          expectNear(
            quantileOf(again.distribution, probability),
            quantileOf(range.distribution, probability),
            quantileOf(range.distribution, 0.95),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
