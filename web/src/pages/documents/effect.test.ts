import type { Figure } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import { chooseScale } from '../../format/amount.ts';
import { lightTokens } from '../../theme/tokens.ts';
import type { DocumentView } from './answers.ts';
import { effectSentence, hasEffect, marksOf, totalFigure, yearMarks } from './effect.ts';
import { fitsMonths, yearsOption } from './effect-picture.ts';

const figure = (value: string, id: string): Figure => ({ value, unit: 'USD', trace: { kind: 'item', id } });

function viewOf(months: Readonly<Record<string, readonly [string, string]>>): DocumentView {
  return {
    id: 'one',
    document: { kind: 'service-credit', what: 'One', amount: '1', month: '2026-01', netDays: 0 },
    withdrawn: false,
    reason: null,
    lines: [],
    months: Object.entries(months).map(([month, [ebitda, cash]]) => ({
      month,
      ebitda: figure(ebitda, `${month} ebitda`),
      cash: figure(cash, `${month} cash`),
      posted: figure('1.00', `${month} posted`),
    })),
  };
}

const now = '2026-10';
const scale = chooseScale(['100'], 'USD');
const sentence = (view: DocumentView): string =>
  effectSentence(view)
    .map(({ text }) => text)
    .join('');
const prepaid = viewOf({
  '2026-12': ['-100.00', '0.00'],
  '2026-10': ['-100.00', '-200.00'],
});

describe('what a document does', () => {
  it('is said with the months that each measure moves in', () => {
    expect(sentence(prepaid)).toBe(
      'EBITDA (200.00) from October 2026 to December 2026; cash (200.00) in October 2026.',
    );
    expect(sentence(viewOf({ '2026-10': ['-1.00', '-1.00'] }))).toBe('EBITDA (1.00) and cash (1.00) in October 2026.');
    expect(sentence(viewOf({ '2026-10': ['0.00', '-3.00'] }))).toBe('Cash (3.00) in October 2026.');
  });

  it('is said as nothing in all where months cancel, and as no effect where none moves', () => {
    const accrual = viewOf({ '2026-10': ['-90.00', '0.00'], '2026-11': ['90.00', '0.00'] });
    expect(sentence(accrual)).toBe('EBITDA nothing in all from October 2026 to November 2026.');
    const opening = viewOf({ '2025-12': ['0.00', '0.00'] });
    expect([hasEffect(accrual), hasEffect(opening)]).toEqual([true, false]);
    expect(sentence(opening)).toBe('Neither EBITDA nor cash moves.');
  });

  it('has a total that opens to the months that make it', () => {
    expect(totalFigure(prepaid.months, 'ebitda')).toMatchObject({
      value: '-200',
      trace: { kind: 'formula', parts: [{ label: 'Dec 2026' }, { label: 'Oct 2026' }] },
    });
    expect(totalFigure(prepaid.months, 'cash').trace).toEqual({ kind: 'item', id: '2026-10 cash' });
  });
});

describe('the picture of a document', () => {
  it('has every month from the first to the last, and marks what is not over yet', () => {
    const marks = marksOf(prepaid, { now, scale });
    expect(marks.map(({ month, ebitda, cash, expected }) => [month, ebitda, cash, expected])).toEqual([
      ['2026-10', -100, -200, false],
      ['2026-11', 0, 0, true],
      ['2026-12', -100, 0, true],
    ]);
  });

  it('is by year where a letter for each month has no room', () => {
    expect([fitsMonths(36, 1000), fitsMonths(36, 440), fitsMonths(12, 358)]).toEqual([true, false, true]);
    const long = viewOf({ '2026-11': ['-1.10', '0.00'], '2026-12': ['-1.10', '0.00'], '2027-01': ['-1.10', '5.00'] });
    const years = yearMarks(long, { now, scale });
    expect(years.map(({ label, ebitda, cash }) => [label, ebitda, cash])).toEqual([
      ['2026', -2.2, 0],
      ['2027', -1.1, 5],
    ]);
    const option = yearsOption(years, lightTokens, String) as { readonly xAxis: readonly { readonly data: unknown }[] };
    expect(option.xAxis.map(({ data }) => data)).toEqual([
      ['2026', '2027'],
      ['2026', '2027'],
    ]);
  });
});
