import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';

const written = (servers: string): string => `question: Own or rent?
currency: USD
start: 2027-01
years: 3
discount rate: 10%
assumptions:
  power: 10k to 20k
  price: 900k to 1.1M
options:
  own:
    name: Own
    lines:
      - {what: Servers, treatment: capitalize, asset: equipment, ${servers}, life: 3 years, events: [{at month: 24, event: sale, proceeds: 400k}]}
      - {what: Power, treatment: expense, amount: power, every: month}
  rent:
    name: Rent
    lines:
      - {what: Rent, treatment: expense, amount: 50k, every: month}
`;

describe('a case with ranges', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  it('draws a line that is sold later with its proceeds, as the books fold it', async () => {
    const { options, estimate } = await capwise.invoke('decide.evaluate', { document: written('amount: 1M') });
    const [own] = options;
    const half = estimate?.options[0]?.npv.quantiles[estimate.shares.indexOf(0.5)];
    // The only range is symmetric in its median, so that the median of the draws is the base but for the points themselves.
    expect(half).toBeCloseTo(Number(own?.npv.value), -3);
  });

  it('draws a cost, what its sale brings and the month of the sale', async () => {
    const drawn = written('amount: price')
      .replace('  price:', '  resale: 100k (50k to 900k)\n  sold: 20 months (14 to 30 months)\n  price:')
      .replace('at month: 24', 'at month: sold')
      .replace('400k', 'resale');
    const { estimate, options } = await capwise.invoke('decide.evaluate', { document: drawn });
    expect(estimate?.notes).toEqual([]);
    expect(estimate?.swings.map(({ name }) => name).toSorted()).toEqual(['power', 'price', 'resale', 'sold']);
    const [own] = options;
    expect(Number(own?.npv.value)).toBeLessThan(-1_000_000);
    const flipped = estimate?.swings.find(({ name }) => name === 'resale');
    expect(flipped?.atHigh).toBeGreaterThan(flipped?.atLow ?? 0);
  });

  it('refuses a cost that is calculated where it is impaired by an amount of its own', async () => {
    const impaired = written('amount: price').replace(/event: sale.*400k/, 'event: impairment, loss: 100k');
    await expect(capwise.invoke('decide.evaluate', { document: impaired })).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(/line 13.*Servers › amount \("price"\): its impairment is an amount of its own/),
    });
  });

  it('is answered the same by one seed, and near it by another', async () => {
    const ask = (seed: number) => capwise.invoke('decide.evaluate', { document: written('amount: 1M'), seed });
    const [first, again, other] = await Promise.all([ask(1), ask(1), ask(2)]);
    expect(again.estimate).toEqual(first.estimate);
    const [mean, near] = [first, other].map(({ estimate }) => estimate?.difference.npv.mean ?? 0);
    expect(near).not.toBe(mean);
    expect(Math.abs((near ?? 0) - (mean ?? 0))).toBeLessThan(20 * (first.estimate?.difference.npv.error ?? 0) + 1);
  });

  const ranged = (assumption: string, line: string): string => `question: What would it cost?
currency: USD
start: 2027-01
years: 10
discount rate: 10%
assumptions:
  ${assumption}
options:
  one: {name: One, lines: [${line}]}
  two: {name: Two, lines: [{what: Rent, treatment: expense, amount: 50k, every: month}]}
`;

  it('draws dates and durations in steps where they come in more ways than are posted, says so, and errs little', async () => {
    const taxed = (line: string) =>
      ranged('life: uniform(36 months, 84 months)\n  ready: uniform(2 months, 26 months)', line).replace(
        '\noptions:',
        '\ntax: {rate: 25%, equipment: life}\noptions:',
      );
    const hall = (more: string) => `{what: Hall, treatment: capitalize, asset: equipment, amount: 1M, ${more}}`;
    const mean = async (document: string) => {
      const { estimate } = await capwise.invoke('decide.evaluate', { document });
      return { npv: estimate?.options[0]?.npv.mean ?? 0, notes: estimate?.notes };
    };
    const both = await mean(taxed(hall('life: life, ready at month: ready')));
    expect(both.notes).toEqual([
      '"Hall" of One has dates and durations in more ways than are posted: they are drawn in steps of 2 months.',
    ]);
    const alone = await mean(taxed(hall('life: life, ready at month: 14')));
    expect(alone.notes).toEqual([]);
    // Ready at 14 months is the middle of what is drawn, and a deduction that comes as much sooner as later is worth nearly the same.
    expect(both.npv / alone.npv).toBeCloseTo(1, 2);
  });

  it('says that the ranges of one option alone are in no figure', async () => {
    const document = ranged('build: 10M (8M to 12M)', '{what: Build, treatment: expense, amount: build}').replace(
      /\n {2}two: .*/,
      '',
    );
    const { estimate, findings } = await capwise.invoke('decide.evaluate', { document });
    expect(estimate).toBeNull();
    expect(findings.find(({ code }) => code === 'RANGE_NOT_DRAWN')).toMatchObject({
      line: 7,
      message: expect.stringMatching(/^The ranges of "build" are in no figure:.*Add another/) as string,
    });
  });

  it('says of a cost that is below zero in some draws how often it is', async () => {
    const document = ranged('build: 10M (8M to 12M)', '{what: Rest, treatment: expense, amount: build - 9M}');
    const { estimate } = await capwise.invoke('decide.evaluate', { document });
    expect(estimate?.notes).toHaveLength(1);
    expect(estimate?.notes[0]).toMatch(
      /^"Rest" of One is below zero in \d+% of the draws: its ranges reach too far\.$/,
    );
  });
});
