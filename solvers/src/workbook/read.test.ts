import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetLimits, SheetTable, WorkbookFault } from '@capwise/app/ports';
import { reading } from './read.ts';

const limits: SheetLimits = { limitBytes: 2 ** 20, limitUnpackedBytes: 2 ** 22, limitRows: 50, limitColumns: 30 };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'capwise-read-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

type Fill = (book: Workbook) => void;

async function written(name: string, fill: Fill): Promise<string> {
  const book = new Workbook();
  fill(book);
  return put(name, new Uint8Array(await book.xlsx.writeBuffer()));
}

async function tableOf(path: string, sheet?: string): Promise<SheetTable> {
  const found = await reading.readSheet({ path, name: basename(path) }, limits, sheet);
  if (found.kind === 'refused') throw new Error(found.message);
  return found;
}

async function refusalOf(path: string, sheet?: string, most = limits): Promise<WorkbookFault> {
  const found = await reading.readSheet({ path, name: basename(path) }, most, sheet);
  if (found.kind !== 'refused') throw new Error('nothing was refused');
  return found;
}

const rowsOf = (rows: readonly (readonly unknown[])[], name = 'Sheet1'): Fill => {
  return (book) => {
    const sheet = book.addWorksheet(name);
    rows.forEach((cells, row) =>
      cells.forEach((value, column) => {
        sheet.getCell(row + 1, column + 1).value = value as never;
      }),
    );
  };
};

describe('a sheet', () => {
  it('is read by its header, above which a title may stand; empty rows are counted and left out', async () => {
    const path = await written(
      'title.xlsx',
      rowsOf([['Rates of 2026'], [], ['Currency', 'Rate'], ['EUR', 1.09], [], ['GBP', 1.27]]),
    );
    const { columns, rows, sheet } = await tableOf(path);
    expect({ columns, sheet, rows: rows.map(({ row, cells }) => ({ row, cells })) }).toEqual({
      sheet: 'Sheet1',
      columns: ['Currency', 'Rate'],
      rows: [
        { row: 1, cells: ['EUR', '1.09'] },
        { row: 3, cells: ['GBP', '1.27'] },
      ],
    });
  });

  it('says numbers as they are shown, days as ISO, truth values in words, and which of them are typed', async () => {
    const path = await written('kinds.xlsx', (book) => {
      rowsOf([
        ['text', 'sum', 'small', 'day', 'moment', 'month', 'yes', 'rich'],
        [
          '007',
          0.1 + 0.2,
          1.5e-7,
          46_023,
          46_023.395833333336,
          46_023,
          true,
          { richText: [{ text: 'a' }, { text: 'b' }] },
        ],
      ])(book);
      const [sheet] = book.worksheets;
      if (!sheet) throw new Error('no sheet');
      sheet.getCell('D2').numFmt = 'dd/mm/yyyy';
      sheet.getCell('E2').numFmt = 'yyyy-mm-dd hh:mm';
      sheet.getCell('F2').numFmt = '[$-409]mmm-yy;@';
    });
    const [row] = (await tableOf(path)).rows;
    expect(row).toEqual({
      row: 1,
      cells: ['007', '0.3', '0.00000015', '2026-01-01', '2026-01-01T09:30:00Z', '2026-01-01', 'true', 'ab'],
      typed: [false, true, true, true, true, true, true, false],
    });
  });

  it('that is the only visible one with anything is chosen; of several one is named', async () => {
    const hidden = await written('hidden.xlsx', (book) => {
      rowsOf(
        [
          ['old', 'x'],
          ['1', '2'],
        ],
        'Archive',
      )(book);
      const [archive] = book.worksheets;
      if (archive) archive.state = 'hidden';
      book.addWorksheet('Empty');
      rowsOf(
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        'Data',
      )(book);
    });
    expect((await tableOf(hidden)).sheet).toBe('Data');
    expect((await tableOf(hidden, 'archive')).columns).toEqual(['old', 'x']);
    const several = await written('several.xlsx', (book) => {
      rowsOf(
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        'October',
      )(book);
      rowsOf(
        [
          ['a', 'b'],
          ['3', '4'],
        ],
        'November',
      )(book);
    });
    expect(await refusalOf(several)).toMatchObject({
      code: 'SHEET_NEEDED',
      message: expect.stringContaining('has several sheets "October", "November"'),
    });
    expect((await refusalOf(several, 'Dezember')).message).toContain('has no sheet "Dezember"');
    expect((await tableOf(several, 'November')).rows[0]?.cells).toEqual(['3', '4']);
  });

  it('with errors or formulas without results is refused by the addresses of the cells', async () => {
    const path = await written(
      'errors.xlsx',
      rowsOf([
        ['a', 'b'],
        [{ formula: 'Z9', result: { error: '#REF!' } }, '1'],
        ['2', { formula: 'A2*2' }],
      ]),
    );
    expect(await refusalOf(path)).toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringMatching(/cell A2: #REF!.*cell B3: a formula without its result/),
      data: { cell: 'A2', count: 2 },
    });
  });

  it('has a text that is merged over rows in each of them, and refuses a number that is', async () => {
    const rows = [
      ['vendor', 'amount'],
      ['Vendor A', 10],
      [null, 20],
    ];
    const merged = (name: string, range: string): Promise<string> =>
      written(name, (book) => {
        rowsOf(rows)(book);
        book.worksheets[0]?.mergeCells(range);
      });
    expect((await tableOf(await merged('texts.xlsx', 'A2:A3'))).rows.map(({ cells }) => cells)).toEqual([
      ['Vendor A', '10'],
      ['Vendor A', '20'],
    ]);
    expect((await refusalOf(await merged('numbers.xlsx', 'B2:B3'))).message).toContain('cell B2: 10; it is merged');
  });

  it('names columns without a header by their letters', async () => {
    const path = await written(
      'beside.xlsx',
      rowsOf([
        ['a', 'b'],
        ['1', '2', null, 'note'],
      ]),
    );
    expect((await tableOf(path)).columns).toEqual(['a', 'b', '(column D)']);
  });
});

/** The same bytes but for one of those that hold the workbook part. */
function changed(whole: Buffer): Buffer {
  const at = whole.indexOf('xl/workbook.xml') + 40;
  return Buffer.concat([whole.subarray(0, at), Buffer.of((whole[at] ?? 0) ^ 255), whole.subarray(at + 1)]);
}

describe('a workbook', () => {
  it('is known by its content, whatever its name', async () => {
    const path = await written(
      'named.csv',
      rowsOf([
        ['a', 'b'],
        ['1', '2'],
      ]),
    );
    expect(await reading.isWorkbook({ path, name: 'named.csv' })).toBe(true);
    const text = await put('text.xlsx', 'a,b\n1,2\n');
    expect(await reading.isWorkbook({ path: text, name: 'text.xlsx' })).toBe(false);
    expect(await reading.isWorkbook({ path: folder, name: 'folder' })).toBe(false);
  });

  it('with a password, or cut off, or of another kind is refused in words', async () => {
    const sealed = await put('sealed.xlsx', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'));
    expect(await refusalOf(sealed)).toMatchObject({
      code: 'FILE_FORMAT',
      message: expect.stringContaining('password'),
    });
    const whole = await readFile(
      await written(
        'whole.xlsx',
        rowsOf([
          ['a', 'b'],
          ['1', '2'],
        ]),
      ),
    );
    const cut = await put('cut.xlsx', whole.subarray(0, whole.length - 40));
    expect((await refusalOf(cut)).message).toContain('cut off');
    const damaged = await put('damaged.xlsx', changed(whole));
    expect((await refusalOf(damaged)).code).toBe('FILE_FORMAT');
  });

  it('above a limit of bytes, unpacked bytes, rows or columns is refused', async () => {
    const path = await written('large.xlsx', rowsOf([['a', 'b'], ...Array.from({ length: 60 }, () => ['1', '2'])]));
    expect((await refusalOf(path)).message).toContain('more than 50 rows');
    for (const less of [{ limitBytes: 100 }, { limitUnpackedBytes: 500 }, { limitColumns: 1, limitRows: 100 }]) {
      expect((await refusalOf(path, undefined, { ...limits, ...less })).code).toBe('FILE_TOO_LARGE');
    }
  });

  it('becomes a CSV file that is known by the name and the bytes of the workbook', async () => {
    const path = await written(
      'bill.xlsx',
      rowsOf([
        ['a', 'b'],
        ['x, "y"', 1.25],
        [null, 2],
      ]),
    );
    const found = await reading.sheetAsCsv({ path, name: 'bill.xlsx' }, limits, undefined);
    if (found.kind === 'refused') throw new Error(found.message);
    expect(await readFile(found.file.path, 'utf8')).toBe('a,b\n"x, ""y""",1.25\n,2\n');
    expect(found.file).toMatchObject({ name: 'bill.xlsx', original: { bytes: (await readFile(path)).length } });
    await found.dispose();
    expect(existsSync(found.file.path)).toBe(false);
  });
});

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));

describe.skipIf(office === undefined)('a workbook that LibreOffice wrote (skipped: no LibreOffice)', () => {
  it('is read with the sums, the days and the texts that it shows', async () => {
    const source = await put(
      'office.csv',
      'name,sum,day,long,part\nx,=0.1+0.2,2026-10-31,1234567890.12,=1/3\n"ü, ""q""",-5,2024-02-29,0.07,1E-7\n',
    );
    execFileSync(
      office ?? '',
      [
        `-env:UserInstallation=file://${folder}/office`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true',
        '--outdir',
        folder,
        source,
      ],
      { stdio: 'ignore' },
    );
    const { rows } = await tableOf(join(folder, 'office.xlsx'));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['x', '0.3', '2026-10-31', '1234567890.12', '0.333333333333333'],
      ['ü, "q"', '-5', '2024-02-29', '0.07', '0.0000001'],
    ]);
  }, 60_000);
});
