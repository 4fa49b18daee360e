import { Workbook, type Cell } from '@cj-tech-master/excelts';
import { describe, expect, it, vi } from 'vitest';
import type { WorkbookCell, WorkbookDocument } from '@capwise/app/ports';
import { workbooks } from './write.ts';

const documentOf = (rows: readonly (readonly WorkbookCell[])[]): WorkbookDocument => ({
  title: 'Assets',
  minorDigits: 2,
  sheets: [{ name: 'In puts', columns: [{ width: 20, format: 'amount' }], rows, frozenRows: 1 }],
  names: [{ name: 'cost_a', sheet: 'In puts', cell: 'A1' }],
});

const opened = async (document: WorkbookDocument): Promise<Workbook> => {
  const book = new Workbook();
  await book.xlsx.load(await workbooks.write(document));
  return book;
};

const firstCell = async (cell: WorkbookCell): Promise<Cell> => {
  const book = await opened(documentOf([[cell]]));
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('the workbook has no sheet');
  return sheet.getCell(1, 1);
};

describe('a workbook that is written and opened again', () => {
  it('has its numbers to the last digit, in the format of their column', async () => {
    const cell = await firstCell({ kind: 'number', decimal: '-1234567890123.45' });
    expect(cell.value).toBe(-1234567890123.45);
    expect(cell.numFmt).toBe('#,##0.00;-#,##0.00');
  });

  it('has a formula with the result that readers show who do not calculate', async () => {
    const cached = { kind: 'number', decimal: '2.5' } as const;
    const cell = await firstCell({ kind: 'formula', formula: 'cost_a*2', cached });
    expect(cell.value).toMatchObject({ formula: 'cost_a*2', result: 2.5 });
  });

  it.each([
    ['2026-02-28', new Date('2026-02-28T00:00:00Z')],
    ['2000-03-01', new Date('2000-03-01T00:00:00Z')],
  ])('has the day %s as a day', async (day, wanted) => {
    expect((await firstCell({ kind: 'day', day, format: 'day' })).value).toEqual(wanted);
  });

  it('keeps text as text, also where it begins as a formula does', async () => {
    const cell = await firstCell({ kind: 'text', text: '=1+1' });
    expect([cell.value, cell.formula]).toEqual(['=1+1', undefined]);
  });

  it('marks what may be changed, and leaves an empty cell empty', async () => {
    const book = await opened(documentOf([[{ kind: 'number', decimal: '1', role: 'input' }, null]]));
    const sheet = book.getWorksheet('In puts');
    expect(sheet?.getCell('A1').font?.color?.argb).toBe('FF0000FF');
    expect(sheet?.getCell('B1').value).toBeNull();
  });

  it('has the names that formulas use, and is calculated when it opens', async () => {
    const book = await opened(documentOf([[{ kind: 'number', decimal: '7' }]]));
    expect(book.definedNames.getRanges('cost_a').ranges).toEqual(["'In puts'!$A$1"]);
    expect(book.calcProperties.fullCalcOnLoad).toBe(true);
  });

  it('has the same bytes whenever it is written', async () => {
    const written = async (now: string): Promise<Uint8Array> => {
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
      return workbooks.write(documentOf([[{ kind: 'number', decimal: '7' }]])).finally(() => vi.useRealTimers());
    };
    expect(await written('2026-03-05T10:20:30Z')).toEqual(await written('2027-12-31T23:59:58Z'));
  });

  it.each(['1e3', '', '1.', '1234567890123456', 'NaN'])(
    'refuses the number "%s" instead of writing another',
    async (decimal) => {
      await expect(workbooks.write(documentOf([[{ kind: 'number', decimal }]]))).rejects.toThrow(RangeError);
    },
  );
});
