import type { Figure } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import type { Obligations } from './answers.ts';
import { dueInAll, obligationRows, obligationsSentence, stackGroups } from './obligations.ts';

const figure = (value: string): Figure => ({ value, unit: 'USD', trace: { kind: 'item', id: value } });

const answer: Obligations = {
  month: '2026-10',
  years: ['2026', '2027'],
  obligations: [
    {
      id: 'min',
      what: 'Minimum',
      vendor: 'Cloud',
      total: figure('1400.00'),
      years: [figure('200.00'), figure('1200.00')],
    },
    { id: 'over', what: 'Over', vendor: null, total: figure('0.00'), years: [figure('0.00'), figure('0.00')] },
  ],
  totals: [figure('200.00'), figure('1200.00')],
};

describe('purchase obligations', () => {
  it('say what is still due, and which year bears most of it', () => {
    expect(obligationsSentence(answer)).toBe(
      '1,400.00 is still due under one purchase obligation after October 2026; 1,200.00 of it in 2027. None of it is on the balance sheet.',
    );
    expect(obligationsSentence({ ...answer, obligations: [], years: [], totals: [] })).toBe(
      'No purchase obligation is due after October 2026.',
    );
  });

  it('add up over the years, and leave out what is over', () => {
    expect(dueInAll(answer)).toMatchObject({ value: '1400', trace: { parts: [{ label: '2026' }, { label: '2027' }] } });
    expect(stackGroups(answer)).toEqual([{ name: 'Minimum', values: [200, 1200] }]);
    expect(obligationRows(answer).map((row) => row.length)).toEqual([7, 7, 7]);
    expect(obligationRows(answer).at(-1)).toEqual(['', 'Total', '', '200.00', '1200.00', '1400', 'USD']);
  });
});
