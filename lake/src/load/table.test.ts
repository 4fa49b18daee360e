import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvTable } from '@capwise/app/ports';
import { openBench, refusalOf, sourceFile, type Bench } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

const limits = { limitRows: 5, limitBytes: 4000 };

async function read(name: string, content: string | Uint8Array): Promise<CsvTable> {
  return bench.company.readTable(sourceFile(await bench.put(name, content)), limits);
}

const refused = (name: string, content: string | Uint8Array): ReturnType<typeof refusalOf> =>
  refusalOf(read(name, content));

describe('a table of any columns', () => {
  it.each([
    ['commas', 'a,b\n1,x\n,"y, z"\n', 'plain.csv'],
    ['semicolons', 'a;b\n1;x\n;y, z\n', 'semicolons.csv'],
    ['tabs', 'a\tb\r\n1\tx\r\n\ty, z\r\n', 'tabs.csv'],
    ['a byte order mark', '\uFEFF"a",b\n1,x\n,"y, z"', 'mark.csv'],
    ['gzip', gzipSync('a,b\n1,x\n,"y, z"\n'), 'packed.csv.gz'],
    ['a name that looks like a pattern', 'a,b\n1,x\n,"y, z"\n', 'all[*]?.csv'],
  ])('with %s is read as text, with row numbers and empty cells', async (_, content, name) => {
    expect(await read(name, content)).toEqual({
      columns: ['a', 'b'],
      rows: [
        { row: 1, cells: ['1', 'x'] },
        { row: 2, cells: [null, 'y, z'] },
      ],
    });
  });

  it('keeps quotes, line breaks and the texts NULL and 007 as they are', async () => {
    const { rows } = await read('quotes.csv', 'a,b\n"say ""no""","two\nlines"\nNULL,007\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['say "no"', 'two\nlines'],
      ['NULL', '007'],
    ]);
  });

  it.each([
    ['blank lines', 'a,b\n\n1,x\n\n\n,y\n', [2, 5]],
    ['blank lines of Windows', 'a,b\r\n1,x\r\n\r\n,y\r\n', [1, 3]],
    ['rows of commas only', 'a,b\n,\n1,x\n  ,\n,y\n,\n', [2, 4]],
    ['both, and blank lines in a quoted cell', '"a\n\nc",b\n"1\n\n""\n\n",x\n\n,\n,y\n', [1, 4]],
    ['a quote inside a cell', 'a,b\n1,5" x\n\n,y\n', [1, 3]],
    ['one column', 'a\n1\n\ny\n', [1, 3]],
  ])('with %s has the rows that say something, counted as a spreadsheet counts them', async (_, content, numbers) => {
    const { rows } = await read('rows.csv', content);
    expect(rows.map(({ row }) => row)).toEqual(numbers);
    expect(rows.at(-1)?.cells.at(-1)).toBe('y');
  });

  it.each([
    ['empty', 'empty.csv', '', 'FILE_FORMAT', 'is empty'],
    ['blank', 'blank.csv', '\n\n', 'FILE_FORMAT', 'blank lines'],
    ['of a header only', 'header.csv', 'a,b\n', 'NO_ROWS', 'no rows'],
    ['of a header and blank lines', 'lines.csv', 'a,b\n\n\n', 'NO_ROWS', 'no rows'],
    ['of a header and commas', 'commas.csv', 'a,b\n,\n,\n', 'NO_ROWS', 'no rows'],
    ['in UTF-16', 'wide.csv', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), 'FILE_FORMAT', 'UTF-16'],
    ['a workbook', 'sheet.csv', 'PK\u0003\u0004', 'FILE_FORMAT', 'workbook'],
    ['cut off while packed', 'cut.csv.gz', gzipSync('a,b\n1,2\n').subarray(0, -9), 'FILE_FORMAT', 'cut off'],
    ['a Parquet file', 'bill.parquet', `PAR1${'x'.repeat(20)}PAR1`, 'FILE_FORMAT', 'Parquet'],
    ['with more bytes than allowed', 'large.csv', `a\n${'x'.repeat(5000)}\n`, 'FILE_TOO_LARGE', '4000'],
    ['that unpacks to more', 'bomb.csv.gz', gzipSync(`a\n${'x'.repeat(50_000)}\n`), 'FILE_TOO_LARGE', 'unpacks'],
    ['with more rows than allowed', 'long.csv', `a\n${'1\n'.repeat(6)}`, 'FILE_TOO_LARGE', 'more than 5 rows'],
  ])('%s is refused', async (_, name, content, code, words) => {
    const found = await refused(name, content);
    expect(found.code).toBe(code);
    expect(found.message).toContain(words);
  });

  it.each([
    ['too many cells', 'a,b\n1,2\n1,2,3\n', '3 cells in row 2 where the header has 2'],
    ['too few cells', 'a,b\n1,2\n1\n', '1 cells in row 2 where the header has 2'],
  ])('with %s in a row is refused by its row', async (_, content, words) => {
    const found = await refused('ragged.csv', content);
    expect(found).toMatchObject({ code: 'FILE_FORMAT', data: { row: 2 } });
    expect(found.message).toContain(words);
  });

  it('that is not there is refused by name', async () => {
    const missing = bench.company.readTable(sourceFile('/nowhere/rates.csv'), limits);
    expect(await refusalOf(missing)).toMatchObject({ code: 'FILE_NOT_FOUND', data: { file: 'rates.csv' } });
  });
});
