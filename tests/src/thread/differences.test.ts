import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { installation, type TestInstallation } from '../support/installation.ts';

type Difference = Answer<'books.differences'>['lines'][number];

/** Rows of a difference by label, in millions. */
function millions({ rows }: Difference): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    rows.map(({ label, figures }) => [label, figures.map(({ value }) => Number((Number(value) / 1e6).toFixed(2)))]),
  );
}

describe('where this differs from the guide', () => {
  let capwise: TestInstallation;
  let answer: Answer<'books.differences'>;
  beforeAll(async () => {
    capwise = await installation();
    answer = await capwise.invoke('books.differences', {});
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
  });
  afterAll(() => capwise.drop());

  const expected: readonly (readonly [string, Readonly<Record<string, readonly number[]>>])[] = [
    ['amortization', { 'EBITDA, year 1': [0], 'Operating income, year 1': [-2], 'Cash, year 1': [-10] }],
    ['hardware-life', { 'EBITDA, year 1': [0, 0], 'Operating income, year 1': [-3, -2], 'Cash, year 1': [-12, -12] }],
    ['refactoring', { 'EBITDA, year 1': [-0.5], 'Operating income, year 1': [-0.5], 'Cash, year 1': [-0.5] }],
    [
      'freeze',
      {
        'In progress at month 6': [12.5, 12.5, 12.5],
        'EBITDA, four quarters': [0, -25, 0],
        'Operating cash, four quarters': [0, -25, 0],
        'Free cash flow, four quarters': [-25, -25, 0],
      },
    ],
    [
      'write-off',
      {
        'Written off': [-15, -16.67, -18, 0],
        'EBITDA, year 1': [-15, -16.67, -18, 0],
        'Adjusted EBITDA, year 1': [0, 0, 0, 0],
        'Operating income, year 1': [-20, -20, -20, -20],
      },
    ],
    ['upkeep', { 'EBITDA, year 1': [0, -1], 'Operating income, year 1': [-2, -3], 'Cash, five years': [-10, -15] }],
    [
      'commitments',
      { 'Prepaid at the end of June': [0, 6], 'EBITDA, year 1': [-12, -12], 'Cash, January to June': [-6, -12] },
    ],
    [
      'saas',
      {
        'On the balance sheet at the end of March': [0.9, 0.55],
        'EBITDA, first quarter': [-0.3, -0.05],
        'Cash, first quarter': [-1.2, -0.6],
        'EBITDA, whole life': [-1.2, -0.6],
      },
    ],
  ];

  it('names the eight differences of the accounting contract', () => {
    expect(answer.lines.map(({ key }) => key)).toEqual(expected.map(([key]) => key));
  });

  it.each(expected)('%s: the numbers are those of the accounting contract', (key, figures) => {
    const line = answer.lines.find((candidate) => candidate.key === key);
    expect(line && millions(line)).toEqual(figures);
    expect(line?.rows.map(({ figures: found }) => found.length)).toEqual(line?.rows.map(() => line.columns.length));
  });

  it('opens every figure to postings that add up to it', async () => {
    for (const { rows } of answer.lines) {
      for (const figure of rows.flatMap(({ figures }) => figures)) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace, document: answer.document });
        expect([opened.total.value, opened.check.equal]).toEqual([figure.value, true]);
      }
    }
  });

  it('folds the same figures as the desk Decide does from the same case', async () => {
    const { options, hash } = await capwise.invoke('decide.evaluate', { document: answer.document });
    expect(hash).toBe(answer.hash);
    const ebitda = options.find(({ id }) => id === 'stopped')?.lines.find(({ line }) => line === 'ebitda');
    const shown = answer.lines
      .find(({ key }) => key === 'write-off')
      ?.rows.find(({ label }) => label.startsWith('EBITDA'));
    expect(ebitda?.figures[0]?.value).toBe(shown?.figures[0]?.value);
  });
});
