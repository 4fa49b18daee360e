import { describe, expect, it } from 'vitest';
import { ledgerFacts, ledgerSentence, pressedTie, sortedTie, tieCsv, type Tie, type TieRow } from './ledger.ts';

const figure = (value: string): TieRow['ours'] => ({
  value,
  unit: 'USD',
  trace: { kind: 'formula', name: 'Ours', parts: [] },
});

const row = (code: string, difference: string | null, more: Partial<TieRow> = {}): TieRow => ({
  accounts: [{ code, name: `Account ${code}` }],
  owner: 'bills',
  theirs: [{ account: `9${code}`, name: null }],
  ours: figure('100.00'),
  ledger: difference === null ? null : figure('90.00'),
  difference: difference === null ? null : figure(difference),
  since: null,
  age: 0,
  cause: { kind: 'unexplained', words: 'not explained' },
  arisen: [],
  months: [],
  sources: [],
  ...more,
});

const tie = (more: Partial<Tie> = {}): Tie => ({
  month: '2026-03',
  currency: 'USD',
  tied: 41,
  accounts: 43,
  apart: 0,
  rows: [],
  unmapped: [],
  overlaps: [],
  months: ['2026-03'],
  ...more,
});

describe('the headline of the ledger', () => {
  it.each([
    [tie(), '41 of 43 accounts tie at the end of March 2026, to the cent.'],
    [tie({ tied: 1, accounts: 1 }), '1 of 1 account ties at the end of March 2026, to the cent.'],
    [tie({ tied: 0, accounts: 0 }), 'No account of the trial balance of March 2026 is mapped to one of ours.'],
    [tie({ months: ['2026-02'] }), 'No trial balance was read of March 2026.'],
    [tie({ month: null, months: [] }), 'No trial balance was read: the books stand beside no ledger yet.'],
  ])('says what is so: %#', (answer, sentence) => {
    expect(ledgerSentence(answer)).toBe(sentence);
  });

  it('names what is compared with nothing, and says nothing where all is', () => {
    expect(ledgerFacts(tie()).filter((fact) => fact !== null)).toEqual([]);
    const open = tie({
      apart: 2,
      rows: [row('6920', '10.00')],
      unmapped: [{ account: '555', name: null, balance: figure('1.00') }],
    });
    expect(ledgerFacts(open).filter((fact) => fact !== null)).toEqual([
      '1 difference not explained',
      '2 accounts of ours in no account of the ledger',
      '1 account of the ledger not mapped',
    ]);
  });
});

describe('the table of the ledger', () => {
  const rows = [row('6110', '-5.00'), row('2000', '40.00', { age: 3 }), row('6920', null)];

  it('sorts amounts by their size, the largest first, and turns around when pressed again', () => {
    const first = pressedTie(undefined, 'difference');
    const codes = (sorted: readonly TieRow[]) => sorted.map(({ accounts }) => accounts[0]?.code);
    expect(codes(sortedTie(rows, first))).toEqual(['2000', '6110', '6920']);
    expect(codes(sortedTie(rows, pressedTie(first, 'difference')))).toEqual(['6920', '6110', '2000']);
    expect(codes(sortedTie(rows, pressedTie(first, 'account')))).toEqual(['2000', '6110', '6920']);
    expect(codes(sortedTie(rows, undefined))).toEqual(['6110', '2000', '6920']);
  });

  it('is exported whole, each row with its cause', () => {
    const [head, first, , last] = tieCsv(rows);
    expect(first).toHaveLength(head?.length ?? 0);
    expect(first).toEqual(expect.arrayContaining(['6110', '-5.00', 'not explained']));
    expect(last?.[head?.indexOf('ledger') ?? -1]).toBe('');
  });
});
