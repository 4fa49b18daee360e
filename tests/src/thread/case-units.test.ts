import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';

const written = (assumptions: string, lines: string): string => `question: What does it cost?
currency: USD
start: 2027-01
years: 1
discount rate: 0%
assumptions:
${assumptions}
options:
  one:
    name: One
    lines:
${lines}
`;

describe('the unit of an amount', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const costs = async (assumptions: string, amount: string, every = 'year'): Promise<number> => {
    const line = `      - {what: Cost, treatment: expense, amount: ${amount}, every: ${every}}`;
    const { options } = await capwise.invoke('decide.evaluate', { document: written(assumptions, line) });
    return Number(options[0]?.npv.value);
  };

  it.each([
    ['a price a year times a count without a unit', '  seats: 100\n  price: 1200 USD / year', 'seats * price', 'year'],
    [
      'a price a month times a count with a unit',
      '  seats: 100 people\n  price: {value: 100, unit: USD / person / month}',
      'seats * price',
      'year',
    ],
    ['a yearly price in a line of every month', '  seats: 100\n  price: 1200 USD / year', 'seats * price', 'month'],
    ['amounts without any unit', '  price: 1200\n  seats: 100', 'seats * price', 'year'],
    ['a number without a unit times a share', '  share: 60%', '200k * share', 'year'],
    ['a currency and a share', '  share: 60%', '200k USD * share', 'year'],
  ])('is read as %s', async (_, assumptions, amount, every) => {
    expect(await costs(assumptions, amount, every)).toBe(-120_000);
  });

  it('that is none of money is refused, with what it is in and what to write', async () => {
    await expect(costs('  build: 6 to 9 months', 'build * 2')).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(
        /line 12.*amount \("build \* 2"\): it is in month, and an amount in USD is needed/,
      ),
    });
  });
});

describe('a saving that costs nothing', () => {
  it('is never behind: there is nothing to pay back', async () => {
    const capwise = await installation();
    const document = `question: Switch it off?
currency: USD
start: 2027-01
years: 2
discount rate: 10%
options:
  today: {name: Go on, lines: [{what: Idle servers, treatment: expense, amount: 10k, every: month}]}
  off: {name: Off, against: today, lines: [{what: Saved, saves: Idle servers, amount: 10k, every: month, owner: operations}]}
`;
    const { comparisons, findings } = await capwise.invoke('decide.evaluate', { document });
    expect(comparisons[0]?.breakEven).toEqual({ months: 0, from: 0, isBeyond: false });
    expect(findings.map(({ code }) => code)).not.toContain('PAYBACK_LONG');
    await capwise.drop();
  });
});
