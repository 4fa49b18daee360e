import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Question } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { lineOf } from '../support/statement-books.ts';

/** A prepayment of 1,200.00 over 2026 whose bill is the only one: the months after it are expected. */
const prepayment = billRow('2026-01', '1200', {
  ChargeCategory: 'Purchase',
  ChargePeriodStart: '2026-01-01T00:00:00Z',
  ChargePeriodEnd: '2027-01-01T00:00:00Z',
});

describe('a statement by quarter or year', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [await fileOf(billText([prepayment]))] });
  });
  afterAll(() => capwise.drop());

  const ask = async (input: Question<'books.statement'>): Promise<readonly (readonly [string, string | null])[]> => {
    const statement: Answer<'books.statement'> = await capwise.invoke('books.statement', input);
    const figures = lineOf(statement, 'ebitda').figures;
    return statement.periods.map(({ period }, index) => [period, figures[index]?.value ?? null] as const);
  };

  it('has whole years and quarters, with what is asked for by their names', async () => {
    const year = await ask({ by: 'year' });
    expect(year).toEqual([['2026', '-1200.00']]);
    expect(year).toEqual(await ask({ by: 'year', period: '2026' }));
    const quarters = await ask({ by: 'quarter' });
    for (const [period, value] of quarters) expect(await ask({ period, by: 'quarter' })).toEqual([[period, value]]);
  });

  it('names a stretch that a period cuts by its months', async () => {
    const cut = await ask({ by: 'year', period: '2026-01..2026-06' });
    expect(cut.map(([period]) => period)).toEqual(['2026-01..2026-06']);
    const quarters = await ask({ by: 'quarter', period: '2026-03..2026-06' });
    expect(quarters.map(([period]) => period)).toEqual(['2026-03', '2026-Q2']);
  });

  it('opens to parts of the same periods', async () => {
    const parts = await capwise.invoke('books.breakdown', { row: 'unassigned', split: 'vendor', by: 'year' });
    expect(parts.periods).toEqual(['2026']);
    expect(parts.parts.map(({ figures }) => figures[0]?.value)).toEqual(['-1200.00']);
  });
});
