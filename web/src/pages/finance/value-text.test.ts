import { describe, expect, it } from 'vitest';
import { answerText, exactAnswer, partName, valueText } from './value-text.ts';

describe('a value for reading', () => {
  it('has two decimals as an amount, four as a share or a count, and parentheses below zero', () => {
    expect(valueText(-8132.532668679717, 'amount')).toBe('(8,132.53)');
    expect(valueText(0.2809484211599611, 'share')).toBe('28.0948%');
    expect(valueText(-0.4, 'share')).toBe('(40)%');
    expect(valueText(3.6176470588, 'periods')).toBe('3.6176');
    expect(valueText(0.00001234, 'amount')).toBe('0.0000123400');
    expect(valueText(0, 'amount')).toBe('0');
  });

  it('of several is one phrase, and never where there is none', () => {
    expect(answerText({ value: [0.1, 0.2], status: 'OK' }, 'share')).toBe('10% and 20%');
    expect(answerText({ value: 0.1, status: 'MULTIPLE_ROOTS', roots: [0.1, 0.2] }, 'share')).toBe('10%, one of 2');
    expect(answerText({ value: [], status: 'OK' }, 'periods')).toBe('never');
    expect(answerText({ value: 2.5, status: 'OK' }, 'periods')).toBe('2.5 periods');
    expect(answerText({ value: { ebitda: [1] }, status: 'OK' }, 'text')).toBe('year by year');
  });

  it('is copied with every digit', () => {
    expect(exactAnswer({ value: 0.1 + 0.2, status: 'OK' })).toBe('0.30000000000000004');
    expect(exactAnswer({ value: [1, 2], status: 'OK' })).toBe('1\n2');
  });

  it('is named in words', () => {
    expect(partName('preTaxCash')).toBe('Pre tax cash');
    expect(partName('ebitda')).toBe('EBITDA');
    expect(partName('cumulativeFcf')).toBe('Cumulative free cash flow');
    expect(partName('financeLeaseInterestYear1')).toBe('Finance lease interest year 1');
  });
});
