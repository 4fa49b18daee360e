import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { millionsOf, sum, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { hasShared, sharedFile, skippedWithoutShared } from '../support/shared.ts';

type Vector = { readonly id: string; readonly expected: unknown };

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

const evaluate = (document: string): Promise<Evaluation> => capwise.invoke('decide.evaluate', { document });

const npvOf = ({ options }: Evaluation, id: string): number =>
  Number(options.find((option) => option.id === id)?.npv.value ?? Number.NaN);

describe('the letter of 2004 to the shareholders of Amazon', () => {
  // Machines of 160,000 that earn 50,000 a year for four years, received at the end of each: 1, then twice as many every year.
  const year = (number: number, machines: number): string => `
      - {what: Trips of year ${number}, treatment: earn, amount: ${machines} * trips * price, every: month, starts at month: ${number * 12 - 1}, for: 1 month, owner: operations}
      - {what: Fuel of year ${number}, treatment: expense, function: cost-of-revenue, nature: services, amount: ${machines} * trips * fuel, every: month, starts at month: ${number * 12 - 1}, for: 1 month}
      - {what: Crew of year ${number}, treatment: expense, function: cost-of-revenue, nature: labor, amount: ${machines} * trips * crew, every: month, starts at month: ${number * 12 - 1}, for: 1 month}`;
  const bought = (number: number, machines: number): string => `
      - {what: Machines of year ${number}, treatment: capitalize, asset: equipment, amount: ${machines} * machine, starts at month: ${number * 12 - 12}, life: 4 years}`;
  const letter = `question: Buy more machines every year?
currency: USD
start: 2005-01
years: 7
discount rate: 12%
north star: ebitda
mode: growth
status quo: none
assumptions:
  machine: {value: 160k, unit: USD, source: letter to shareholders of 2004}
  trips: {value: 100, unit: ratio}
  price: {value: 1000, unit: USD}
  fuel: {value: 450, unit: USD}
  crew: {value: 50, unit: USD}
options:
  none:
    name: Buy none
    lines:
      - {what: Looking into it, treatment: expense, amount: 0.01}
  one:
    name: One machine
    lines:${bought(1, 1)}${[1, 2, 3, 4].map((each) => year(each, 1)).join('')}
  grow:
    name: Twice as many every year
    lines:${bought(1, 1)}${bought(2, 1)}${bought(3, 2)}${bought(4, 4)}${[1, 2, 4, 8, 7, 6, 4].map((machines, index) => year(index + 1, machines)).join('')}
`;
  const thousands = (evaluation: Evaluation, id: string, line: string): readonly number[] =>
    millionsOf(evaluation, id, line).map((value) => Math.round(value * 1e3));

  it('shows EBITDA that doubles and cash that falls, until the last machine is spent', async () => {
    const evaluation = await evaluate(letter);
    expect(thousands(evaluation, 'grow', 'ebitda')).toEqual([50, 100, 200, 400, 350, 300, 200]);
    expect(thousands(evaluation, 'grow', 'operating-income').slice(0, 4)).toEqual([10, 20, 40, 80]);
    expect(thousands(evaluation, 'grow', 'free-cash-flow')).toEqual([-110, -60, -120, -240, 350, 300, 200]);
    expect(sum(millionsOf(evaluation, 'grow', 'free-cash-flow').slice(0, 4))).toBe(-0.53);
  });

  it('is turned by the north star, and says plainly that the growth destroys value', async () => {
    const evaluation = await evaluate(letter);
    expect(npvOf(evaluation, 'one')).toBeCloseTo(-8132.53, 2);
    const perMachine = [1, 1 / 1.12, 2 / 1.12 ** 2, 4 / 1.12 ** 3].reduce((total, each) => total + each, 0);
    expect(npvOf(evaluation, 'grow')).toBeCloseTo(-8132.532668679717 * perMachine, 1);
    expect(evaluation.recommendation).toMatchObject({
      verdict: { option: 'grow' },
      costs: { than: 'none', value: expect.closeTo(8132.53 * perMachine, -1) as number },
    });
    expect(evaluation.headline.map(({ text }) => text).join('')).toContain('It destroys value');
    const byCash = await evaluate(letter.replace('north star: ebitda', 'north star: free cash flow'));
    expect(byCash.recommendation).toMatchObject({ verdict: { option: 'none' }, costs: null });
  });

  it.skipIf(!hasShared)(`agrees with the published tables${skippedWithoutShared}`, async () => {
    const vectors = JSON.parse(readFileSync(sharedFile('vectors', 'finance.json').path, 'utf8')) as readonly Vector[];
    const expected = (id: string): unknown => vectors.find((vector) => vector.id === id)?.expected;
    const evaluation = await evaluate(letter);
    const inUnits = (line: string): readonly number[] =>
      thousands(evaluation, 'grow', line)
        .slice(0, 4)
        .map((value) => value * 1e3);
    expect(expected('viewsMachineExample-192')).toMatchObject({
      ebitda: inUnits('ebitda'),
      earnings: inUnits('operating-income'),
      freeCashFlow: inUnits('free-cash-flow'),
    });
    expect(npvOf(evaluation, 'one')).toBeCloseTo(Number(expected('npv-195')), 2);
  });
});
