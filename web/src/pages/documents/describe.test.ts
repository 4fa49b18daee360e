import { describe, expect, it } from 'vitest';
import { described } from './describe.ts';
import { formOf } from './forms/forms.ts';
import type { SourceDocument } from './answers.ts';

function wordsOf(document: SourceDocument) {
  const form = formOf(document.kind);
  if (!form) throw new Error(`no form of ${document.kind}`);
  return described(form, document, 'USD');
}

describe('a recorded document in words', () => {
  it('names what was said with its unit, and leaves out what was not', () => {
    const groups = wordsOf({ kind: 'prepay', what: 'Support', amount: '1234.5', month: '2026-01', termMonths: 1 });
    expect(groups).toEqual([
      {
        title: 'Amount and time',
        facts: [
          ['Amount', '1,234.50'],
          ['First month', 'January 2026'],
          ['Term', '1 month'],
        ],
        table: null,
      },
    ]);
  });

  it('names what was said beside the form', () => {
    const pay = { kind: 'payroll', what: 'Pay', function: 'unassigned', amount: '1', month: '2026-01' } as const;
    expect(wordsOf({ ...pay, costCenter: '7' }).at(-1)?.title).toBe('Whose it is');
    expect(wordsOf({ ...pay, vendor: 'Agency' }).at(-1)).toEqual({
      title: 'Said beside the form',
      facts: [['Vendor', 'Agency']],
      table: null,
    });
  });

  it('lays a list out with the columns that hold something', () => {
    const [, balances] = wordsOf({
      kind: 'opening',
      what: 'Begin',
      month: '2026-01',
      balances: [
        { account: '1000', amount: '900' },
        { account: '2000', amount: '-200', vendor: 'Cloud' },
      ],
    });
    expect(balances?.table?.heads.map(({ label }) => label)).toEqual(['Account', 'Debit', 'Credit', 'Vendor']);
    expect(balances?.table?.rows).toEqual([
      ['1000 Cash', '900.00', '', ''],
      ['2000 Accounts payable', '', '200.00', 'Cloud'],
    ]);
  });
});
