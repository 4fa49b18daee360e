import { CallError } from '@capwise/contract/client';
import { describe, expect, it } from 'vitest';
import { purchasesOf } from './purchases-found.ts';
import { sheetQuestion, sheetsOf } from './sheet-question.ts';
import type { Imported } from './use-load.ts';

const warning = (code: string, rows: number): Imported['warnings'][number] => ({
  code,
  message: code,
  rows,
  billed: '1200',
});
const stated = warning('PURCHASE_WITH_EFFECTIVE_COST', 2);
const once = warning('PURCHASE_COUNTED_ONCE', 1);
const other = warning('NO_COMMITMENT_QUANTITY', 5);

describe('purchases whose cost their usage may have too', () => {
  it('are not spoken of where there are none', () => {
    expect(purchasesOf({ warnings: [other] }, {})).toEqual({ words: null, other: null });
  });

  it.each([
    ['can be counted once', [stated, other], {}, '2 purchases with an effective cost', 'once'],
    ['can be counted as stated again', [once], { purchases: 'once' }, 'usage has the cost.', 'as-stated'],
    ['were counted once as it was said before', [once], {}, '1 purchase counted once', 'as-stated'],
    ['say which of them stay', [once, stated], { purchases: 'once' }, 'the cost of 2 others stays', 'as-stated'],
    ['say that nothing changed where no usage has it', [stated], { purchases: 'once' }, 'nothing changed.', null],
  ] as const)('%s', (_, warnings, choices, words, choice) => {
    const found = purchasesOf({ warnings: [...warnings] }, choices);
    expect(found.words).toContain(words);
    expect(found.other).toBe(choice);
  });
});

describe('the question for a sheet', () => {
  const data = { file: 'october.xlsx', sheets: ['Bill', 'Notes'] };
  const failure = new CallError({ code: 'SHEET_NEEDED', message: 'several sheets', data }, 422);
  const file = new File(['x'], 'october.xlsx');

  it('names the workbook, and says that the answer is for every workbook of a load', () => {
    expect(sheetQuestion({ files: [file], failure })).toBe('october.xlsx has several sheets. Which one is the bill?');
    expect(sheetQuestion({ files: [file, file], failure })).toMatch(/read of every workbook of this load\.$/);
  });

  it('offers the sheets that the refusal names, and none where it names none', () => {
    expect([sheetsOf(data), sheetsOf(undefined), sheetsOf({ sheets: 'Bill' })]).toEqual([['Bill', 'Notes'], [], []]);
  });
});
