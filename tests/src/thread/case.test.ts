import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const header = (question: string): string => `question: ${question}
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
`;

const expense = (what: string, amount: string, more = ''): string => `      - what: ${what}
        treatment: expense
        function: research-and-development
        nature: labor
        amount: ${amount}
        every: year
${more}`;

const build = `      - what: Build
        treatment: capitalize
        asset: software
        amount: 10M
        life: 5 years
`;

const d6 = `${header('Buy or build?')}  buy:
    lines:
${expense('Subscription', '5M')}  build:
    lines:
${build}${expense('Upkeep', '1M')}variants:
  cancelled:
    of: build
    cancelled at month: 18
`;

const m4 = `${header('Which terms?')}  now:
    lines:
${expense('Subscription', '12M')}  later:
    lines:
${expense('Subscription', '12M', '        net: 60 days\n')}`;

type Evaluation = Answer<'decide.evaluate'>;

function line(evaluation: Evaluation, option: string, name: string): readonly number[] {
  const found = evaluation.options.find(({ id }) => id === option)?.lines.find((candidate) => candidate.line === name);
  if (!found) throw new Error(`option ${option} has no line ${name}`);
  return found.figures.map(({ value }) => Number(value) / 1e6);
}

describe('a case', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  it('needs no company: D6 by year comes out as the accounting contract says', async () => {
    const evaluation = await capwise.invoke('decide.evaluate', { file: await fileOf(d6, 'd6.yaml') });
    expect(line(evaluation, 'buy', 'cumulative-cash')).toEqual([-5, -10, -15, -20, -25]);
    expect(line(evaluation, 'build', 'cumulative-cash')).toEqual([-11, -12, -13, -14, -15]);
    expect(line(evaluation, 'buy', 'ebitda')).toEqual([-5, -5, -5, -5, -5]);
    expect(line(evaluation, 'build', 'ebitda')).toEqual([-1, -1, -1, -1, -1]);
    expect(line(evaluation, 'build', 'operating-income')).toEqual([-3, -3, -3, -3, -3]);
    expect(evaluation.comparisons.map(({ crossings }) => crossings)).toEqual([[2.5]]);
    expect(line(evaluation, 'cancelled', 'ebitda')[1]).toBe(-7.5);
    expect(line(evaluation, 'cancelled', 'adjusted-ebitda')[1]).toBe(-0.5);
    expect(line(evaluation, 'cancelled', 'operating-income')[1]).toBe(-8.5);
    expect(line(evaluation, 'cancelled', 'cash')[1]).toBe(-0.5);
    expect(line(evaluation, 'cancelled', 'loss')[1]).toBe(-7);
  });

  it.each(['month', 'quarter', 'year'] as const)('adds up to the same totals by %s', async (by) => {
    const evaluation = await capwise.invoke('decide.evaluate', { document: d6, by });
    expect(evaluation.periods).toHaveLength({ month: 60, quarter: 20, year: 5 }[by]);
    for (const [option, ebitda, cash] of [
      ['buy', -25, -25],
      ['build', -5, -15],
      ['cancelled', -8.5, -11.5],
    ] as const) {
      expect(line(evaluation, option, 'ebitda').reduce((sum, value) => sum + value, 0)).toBeCloseTo(ebitda, 9);
      expect(line(evaluation, option, 'cash').reduce((sum, value) => sum + value, 0)).toBeCloseTo(cash, 9);
    }
  });

  it('finds that upkeep of 10% is low, and says where cash crosses at 20, 30 and 40%', async () => {
    const { findings } = await capwise.invoke('decide.evaluate', { document: d6 });
    expect(findings).toMatchObject([
      { code: 'UPKEEP_LOW', line: 22 },
      { code: 'PAYBACK_AT_RISK', path: 'options › build' },
      { code: 'DO_NOTHING_MISSING', line: 7 },
    ]);
    expect(findings[1]?.message).toMatch(/^build is worth .* more than buy and pays back after 30 months: beyond 24/);
    expect(findings[0]?.message).toContain('at 20% after 3.33 years, at 30% after 5 years, at 40% after 10 years');
  });

  it('D6 with upkeep of 40% costs 30 against 25 in five years, and its cash crosses after ten', async () => {
    const evaluation = await capwise.invoke('decide.evaluate', { document: d6.replace('amount: 1M', 'amount: 4M') });
    expect(line(evaluation, 'build', 'cumulative-cash').at(-1)).toBe(-30);
    expect(line(evaluation, 'buy', 'cumulative-cash').at(-1)).toBe(-25);
    expect(evaluation.comparisons[0]).toMatchObject({ crossings: [], breakEven: { months: 120, isBeyond: true } });
    expect(evaluation.findings.map(({ code }) => code)).toEqual(['DO_NOTHING_MISSING']);
  });

  it.each([
    ['2M', 40],
    ['3M', 60],
  ])('D6 with upkeep of %s a year crosses after %i months', async (amount, months) => {
    const document = d6.replace('amount: 1M', `amount: ${amount}`);
    const [comparison] = (await capwise.invoke('decide.evaluate', { document })).comparisons;
    expect(comparison?.breakEven).toEqual({ months: expect.closeTo(months, 6) as number, from: 0, isBeyond: false });
  });

  it('M1: 10M capitalized over five years takes cash now, leaves EBITDA and lowers operating income by 2M a year', async () => {
    const evaluation = await capwise.invoke('decide.evaluate', {
      document: `${header('What does 10M do?')}  build:\n    lines:\n${build}`,
    });
    expect(line(evaluation, 'build', 'cash')).toEqual([-10, 0, 0, 0, 0]);
    expect(line(evaluation, 'build', 'ebitda')).toEqual([0, 0, 0, 0, 0]);
    expect(line(evaluation, 'build', 'operating-income')).toEqual([-2, -2, -2, -2, -2]);
    expect(line(evaluation, 'build', 'investing-cash')).toEqual([-10, 0, 0, 0, 0]);
    expect(line(evaluation, 'build', 'ebitda-less-software')).toEqual([-10, 0, 0, 0, 0]);
  });

  it('M4: net 60 keeps 2,000,000.00 in the monthly model and 1,972,602.74 by days, and leaves EBITDA', async () => {
    const evaluation = await capwise.invoke('decide.evaluate', { document: m4 });
    const [comparison] = evaluation.comparisons;
    expect(comparison?.cashLater?.value).toBe('-2000000.00');
    expect(comparison?.cashLaterByDays?.value).toBe('-1972602.74');
    expect(line(evaluation, 'later', 'ebitda')).toEqual(line(evaluation, 'now', 'ebitda'));
    expect(line(evaluation, 'later', 'cash')).toEqual([-10, -12, -12, -12, -12]);
  });

  it('refuses a broken file with line and column', async () => {
    await expect(
      capwise.invoke('decide.evaluate', { document: d6.replace('amount: 10M', 'amount: ten') }),
    ).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(/line 20, column 17.*"ten"/) as string,
    });
    await expect(
      capwise.invoke('decide.evaluate', { file: { path: '/nowhere/case.yaml', name: 'case.yaml' } }),
    ).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('opens every figure to the postings that its option is folded into', async () => {
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
    const evaluation = await capwise.invoke('decide.evaluate', { document: d6 });
    for (const option of evaluation.options) {
      for (const figure of [...option.lines.flatMap(({ figures, total }) => [...figures, total]), option.npv]) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace, document: d6 });
        expect([option.id, opened.total.value, opened.check.equal]).toEqual([option.id, figure.value, true]);
      }
    }
    for (const { npv } of evaluation.comparisons) {
      const opened = await capwise.invoke('books.trace', { trace: npv.trace, document: d6 });
      expect(Math.abs(Number(opened.total.value) - Number(npv.value))).toBeLessThan(0.011);
    }
  });

  it('is kept under a name, and opened by it', async () => {
    await capwise.invoke('decide.save', { name: 'platform', document: d6 });
    expect((await capwise.invoke('decide.list', {})).cases).toMatchObject([
      { name: 'platform', question: 'Buy or build?' },
    ]);
    const evaluation = await capwise.invoke('decide.evaluate', { name: 'platform' });
    expect(evaluation.question).toBe('Buy or build?');
    const opened = await capwise.invoke('books.trace', {
      trace: evaluation.options[0]?.npv.trace ?? { kind: 'item', id: '' },
    });
    expect(opened.total.value).toBe(evaluation.options[0]?.npv.value);
    await expect(capwise.invoke('decide.evaluate', { name: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
