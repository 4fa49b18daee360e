import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany } from '../support/tables.ts';

const document = `question: Keep the old service?
currency: USD
start: 2026-01
years: 1
discount rate: 0%
options:
  keep:
    name: Keep
    lines:
      - {what: Cloud, treatment: expense, nature: cloud, amount: 200, every: month}
  leave:
    name: Leave
    lines:
      - {what: Exit, treatment: expense, amount: 1500}
`;

describe('an approved case beside what happened', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    await capwise.invoke('sources.import', {
      files: [await fileOf(billText([billRow('2026-01', '250'), billRow('2026-02', '300')]), 'bill.csv')],
    });
    await capwise.invoke('decide.save', { name: 'old-service', document });
  });
  afterAll(() => capwise.drop());

  it('is refused while it is a draft', async () => {
    await expect(capwise.invoke('decide.review', { name: 'old-service', option: 'keep' })).rejects.toMatchObject({
      code: 'NOT_APPROVED',
    });
  });

  it('lays the books over what was promised, month by month, and what was spent is not in what is left', async () => {
    await capwise.invoke('decide.approve', { name: 'old-service' });
    const review = await capwise.invoke('decide.review', { name: 'old-service', option: 'keep' });
    expect(review.through).toBe('2026-02');
    expect(review.months.map(({ ebitda }) => [ebitda.promised, ebitda.actual.value, ebitda.difference])).toEqual([
      ['-200.00', '-250.00', '-50.00'],
      ['-200.00', '-300.00', '-100.00'],
    ]);
    expect(review.toDate.ebitda).toMatchObject({ promised: '-400.00', difference: '-150.00' });
    // Ten months at 200 are left of keeping; of leaving all was due on the first day and is sunk.
    expect(review.remaining.map(({ option, npv }) => [option, npv])).toEqual([
      ['keep', '-2000.00'],
      ['leave', '0.00'],
    ]);
    expect(review.remainsBest).toBe('leave');
    const opened = await capwise.invoke('books.trace', { trace: review.toDate.ebitda.actual.trace });
    expect(Number(opened.total.value)).toBe(-550);
    expect(review.words).toContain('EBITDA is 150.00 below what was promised');
  });

  it('looks only at what carries a dimension, and through a month', async () => {
    const other = await capwise.invoke('decide.review', {
      name: 'old-service',
      option: 'keep',
      dimensions: { vendor: 'Nobody' },
    });
    expect(other.toDate.ebitda.actual.value).toBe('0.00');
    const early = await capwise.invoke('decide.review', { name: 'old-service', option: 'keep', through: '2026-01' });
    expect(early.months).toHaveLength(1);
    await expect(capwise.invoke('decide.review', { name: 'old-service', option: 'rent' })).rejects.toMatchObject({
      message: 'the case has no option "rent": these are: keep, leave',
    });
  });
});

const chosen = `question: Buy or build?
currency: USD
start: 2026-01
years: 5
discount rate: 10%
status quo: buy
gates:
  - {gate: Nobody else has it, fails: borrow, reason: no licence}
options:
  buy: {name: Buy, lines: [{what: Fee, treatment: expense, amount: 5M, every: year}]}
  borrow: {name: Borrow, lines: [{what: Fee, treatment: expense, amount: 10k, every: year}]}
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, amount: 10M, life: 5 years}
      - {what: Upkeep, treatment: expense, nature: labor, amount: 1M, every: year, net: 60 days}
      - {what: Displaced, treatment: memo, amount: 1M, starts at month: 6}
  rent:
    name: Rent
    lines:
      - {what: Rack, treatment: lease, lease: finance, due: begin, amount: 100k, every: month, term: 48 months, rate: 6%}
variants:
  stopped: {name: Cancelled at month 18, of: build, cancelled at month: 18}
`;

describe('what is left of an approved case', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    await capwise.invoke('decide.save', { name: 'chosen', document: chosen });
  });
  afterAll(() => capwise.drop());

  const review = (through: string) => capwise.invoke('decide.review', { name: 'chosen', option: 'build', through });

  it('is the approved present value to the cent where nothing has happened yet', async () => {
    const { options } = await capwise.invoke('decide.approve', { name: 'chosen' });
    const { remaining, words } = await review('2025-12');
    expect(remaining.map(({ option, npv }) => [option, npv])).toEqual(
      options.map(({ option, npv }) => [option, npv.value]),
    );
    expect(words).toMatch(/^No month of Build has happened yet; /);
  });

  it('counts what is paid on the first day of the month after what happened in full, and nothing before it', async () => {
    const remains = async (option: string, through: string): Promise<number> =>
      Number((await review(through)).remaining.find((one) => one.option === option)?.npv);
    // 36 payments of 100k, the first at once, at 10% a year.
    const monthly = 1.1 ** (1 / 12) - 1;
    const due = (100_000 * (1 - (1 + monthly) ** -36) * (1 + monthly)) / monthly;
    expect(await remains('rent', '2026-12')).toBeCloseTo(-due, 1);
    // What is displaced in month 6 counts at its beginning; upkeep of twelve months is paid 60 days later.
    expect((await remains('build', '2026-06')) - (await remains('build', '2026-07'))).toBeLessThan(-900_000);
  });

  it('lays it beside options that can be chosen: no variant, and none that a gate ended', async () => {
    const { words, remainsBest, remaining } = await review('2026-06');
    expect(remaining.map(({ option }) => option)).toEqual(['buy', 'borrow', 'build', 'rent', 'stopped']);
    expect(remainsBest).toBe('rent');
    expect(words).toMatch(/from here on Rent would be worth \d+\.\d\dM more\.$/);
  });
});
