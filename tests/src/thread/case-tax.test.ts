import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, millionsOf, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
  await capwise.ports.store.create('main', { demo: false });
  await capwise.ports.store.use('main');
});
afterAll(() => capwise.drop());

const build = `lines:
  - what: Build
    treatment: capitalize
    amount: 10M
    life: 5 years
  - what: Margin
    treatment: earn
    amount: 4M
    every: year
    owner: Product
  - what: Pilot
    treatment: capitalize
    amount: 1M
    life: 2 years
    sunk: yes
  - what: Overhead
    treatment: expense
    amount: 300k
    every: year
    allocated: yes
  - what: Lost focus
    treatment: memo
    amount: 200k
    every: year`;

const taxed = (losses: string): string =>
  caseText({ build }, `tax: {rate: 25%, software: immediate, losses: ${losses}}\n`);

describe('a case with a tax profile', () => {
  const evaluate = (document: string): Promise<Evaluation> => capwise.invoke('decide.evaluate', { document });

  it.each([
    ['used', [1.5, -1, -1, -1, -1]],
    ['carried forward', [0, 0, -0.5, -1, -1]],
  ])('whose losses are %s pays by year, and every figure opens to what it is made of', async (losses, taxes) => {
    const document = taxed(losses);
    const evaluation = await evaluate(document);
    expect(evaluation.tax).toBe('after-tax');
    expect(millionsOf(evaluation, 'build', 'tax')).toEqual(taxes);
    expect(millionsOf(evaluation, 'build', 'ebitda')).toEqual([4, 4, 4, 4, 4]);
    expect(millionsOf(evaluation, 'build', 'operating-income')).toEqual([1.5, 1.5, 2, 2, 2]);
    expect(millionsOf(evaluation, 'build', 'cash')).toEqual(taxes.map((tax, year) => (year === 0 ? -6 : 4) + tax));
    expect(millionsOf(evaluation, 'build', 'left-out')).toEqual([-1.3, -0.3, -0.3, -0.3, -0.3]);
    for (const { lines, npv } of evaluation.options) {
      for (const figure of [...lines.flatMap(({ figures, total }) => [...figures, total]), npv]) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace, document });
        expect([opened.total.value, opened.check.equal]).toEqual([figure.value, true]);
      }
    }
  });

  it('opens its tax to the line that is taxed, or to the option as a whole', async () => {
    for (const losses of ['used', 'carried forward']) {
      const document = taxed(losses);
      const row = (await evaluate(document)).options[0]?.lines.find(({ line }) => line === 'tax');
      const opened = await capwise.invoke('books.trace', {
        trace: row?.total.trace ?? { kind: 'item', id: '' },
        document,
      });
      const [child] = opened.children;
      const trace = child?.figure.trace ?? { kind: 'item', id: '' };
      const { title } = await capwise.invoke('books.trace', { trace, document });
      expect(title).toBe(losses === 'used' ? 'Build' : 'Income tax');
    }
  });
});
