import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvOf, openBench, refusalOf, sourceFile, quietWork, type Bench, type BillRowText } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

async function refused(name: string, content: string | Uint8Array): ReturnType<typeof refusalOf> {
  return refusalOf(bench.stage([await bench.put(name, content)]));
}

async function refusedRow(change: BillRowText): ReturnType<typeof refusalOf> {
  return refused('row.csv', csvOf([{}, change, {}]));
}

describe('a path', () => {
  it('that is not there is refused by name', async () => {
    const found = await refusalOf(bench.stage(['/nowhere/october.csv']));
    expect(found).toMatchObject({ code: 'FILE_NOT_FOUND', data: { file: 'october.csv' } });
  });

  it('of a folder without a bill is refused by name', async () => {
    const folder = join(bench.home, '..', 'pictures');
    await mkdir(folder);
    const found = await refusalOf(bench.stage([folder]));
    expect(found).toMatchObject({ code: 'FILE_NOT_FOUND', data: { file: 'pictures' } });
  });
});

describe('a file that is no bill', () => {
  it.each([
    ['empty', 'empty.csv', '', 'FILE_FORMAT', 'is empty'],
    ['blank', 'blank.csv', '\n\n', 'FILE_FORMAT', 'blank lines'],
    ['of a header only', 'header.csv', csvOf([{}]).split('\n')[0] ?? '', 'NO_ROWS', 'header and no rows'],
    [
      'of a header and blank lines',
      'header2.csv',
      `${csvOf([{}]).split('\n')[0]}\r\n\r\n`,
      'NO_ROWS',
      'header and no rows',
    ],
    ['of other columns', 'people.csv', 'name,age\nAnn,3\n', 'UNKNOWN_FORMAT', 'name, age'],
    ['cut off while packed', 'cut.csv.gz', gzipSync(csvOf([{}, {}])).subarray(0, -12), 'FILE_FORMAT', 'cut off'],
    ['cut off in its header', 'cut2.csv.gz', gzipSync(csvOf([{}, {}])).subarray(0, 200), 'FILE_FORMAT', 'cut off'],
    ['only named .gz', 'plain.csv.gz', csvOf([{}]), 'FILE_FORMAT', 'not packed with gzip'],
    ['only named .parquet', 'plain.parquet', csvOf([{}]), 'FILE_FORMAT', 'no Parquet file'],
    ['a workbook', 'sheet.csv', 'PK\u0003\u0004', 'FILE_FORMAT', 'workbook'],
    ['in UTF-16', 'wide.csv', Buffer.from(`\uFEFF${csvOf([{}])}`, 'utf16le'), 'FILE_FORMAT', 'UTF-8'],
    ['in UTF-16 without a mark', 'wide2.csv', Buffer.from(csvOf([{}]), 'utf16le'), 'FILE_FORMAT', 'UTF-8'],
    ['in Latin-1', 'latin.csv', Buffer.from(csvOf([{ ServiceName: 'Café' }]), 'latin1'), 'FILE_FORMAT', 'UTF-8'],
    ['a damaged Parquet file', 'bad.parquet', `PAR1${'x'.repeat(40)}PAR1`, 'FILE_FORMAT', 'Parquet'],
  ])('%s is refused', async (_, name, content, code, words) => {
    const found = await refused(name, content);
    expect(found.code).toBe(code);
    expect(found.message).toContain(words);
    expect(found.data['file']).toBe(name);
  });

  it('of two gigabytes of nothing is refused without being read', async () => {
    const path = await bench.put('bill.csv.gz', '');
    const handle = await open(path, 'r+');
    await handle.truncate(2 ** 31);
    await handle.close();
    expect(await refusalOf(bench.stage([path]))).toMatchObject({ code: 'FILE_FORMAT' });
  });
});

describe('ragged rows', () => {
  it('are refused with the row', async () => {
    const [header, row] = csvOf([{}]).split('\n');
    const found = await refused('short.csv', `${header}\n${row}\n${row}\n1,2,3\n`);
    expect(found).toMatchObject({ code: 'FILE_FORMAT', data: { row: 3 } });
    const long = await refused('long.csv', `${header}\n${row}\n${row},7\n${row}\n`);
    expect(long).toMatchObject({ code: 'FILE_FORMAT', data: { row: 2 } });
  });

  it('with a quote that does not end are refused', async () => {
    const found = await refused('quote.csv', `${csvOf([{}])}"open`);
    expect(found.code).toBe('FILE_FORMAT');
  });
});

describe('columns', () => {
  it('that are needed and missing are all named', async () => {
    const found = await refused('few.csv', csvOf([{}], ['BilledCost', 'BillingCurrency']));
    expect(found).toMatchObject({ code: 'MISSING_COLUMN', data: { columns: ['BilledCost', 'BillingCurrency'] } });
    expect(found.message).toContain('or say in headers (--headers) which of its columns they are');
  });

  it.each(['EffectiveCost', 'BillingAccountId', 'BillingPeriodStart', 'ChargePeriodStart', 'ChargeCategory'])(
    'without %s are refused',
    async (column) => {
      expect(await refused('one.csv', csvOf([{}], [column]))).toMatchObject({
        code: 'MISSING_COLUMN',
        data: { column },
      });
    },
  );

  it('that come twice are refused', async () => {
    const twice = csvOf([{ y: '1' }]).replace(',y\n', ',ServiceName\n');
    expect(await refused('twice.csv', twice)).toMatchObject({ code: 'FILE_FORMAT', data: { column: 'ServiceName' } });
  });
});

describe('a number', () => {
  it.each([
    'NaN',
    'Infinity',
    '-inf',
    '1,234.56',
    '$10.00',
    '+3.5',
    '1_000',
    '0x10',
    '.',
    '1.2.3',
    '1e',
    'ten',
    '+1e5',
  ])('written as %s is refused with file, row, column and value', async (value) => {
    const found = await refusedRow({ BilledCost: value });
    expect(found).toMatchObject({
      code: 'INVALID_VALUE',
      data: { file: 'row.csv', row: 2, column: 'BilledCost', value },
    });
  });

  it.each(['123456789012345678901.12', '-1E20'])('too large, as %s, is refused with the limit', async (value) => {
    const found = await refusedRow({ ListUnitPrice: value });
    expect(found).toMatchObject({ code: 'INVALID_VALUE', data: { column: 'ListUnitPrice' } });
    expect(found.message).toContain(`"${value}" is too large a number; give at most 20 digits before the point`);
  });
});

describe('a row', () => {
  it.each([
    'BilledCost',
    'EffectiveCost',
    'BillingCurrency',
    'BillingAccountId',
    'BillingPeriodStart',
    'ChargePeriodStart',
    'ChargeCategory',
  ])('without %s is refused', async (column) => {
    for (const value of ['', 'NULL']) {
      const found = await refusedRow({ [column]: value });
      expect(found).toMatchObject({ code: 'INVALID_VALUE', data: { row: 2, column, value: null } });
    }
  });
});

describe('a date', () => {
  it.each(['yesterday', '2026-13-01T00:00:00Z', '2026-02-30', '20261001', 'infinity', 'epoch', '0026-10-01T00:00:00Z'])(
    'written as %s is refused',
    async (value) => {
      const found = await refusedRow({ ChargePeriodStart: value });
      expect(found).toMatchObject({ code: 'INVALID_VALUE', data: { row: 2, column: 'ChargePeriodStart', value } });
    },
  );

  it('of a charge that is not ISO is refused when billing periods are', async () => {
    const found = await refusedRow({ ChargePeriodStart: '10/5/26' });
    expect(found).toMatchObject({ code: 'AMBIGUOUS_DATE', data: { value: '10/5/26' } });
  });

  it('that can be read in two ways is refused with both', async () => {
    const change = { BillingPeriodStart: '1/1/26', ChargePeriodStart: '1/2/26', ChargePeriodEnd: '' };
    const found = await refused('two.csv', csvOf([change], ['BillingPeriodEnd']));
    expect(found.code).toBe('AMBIGUOUS_DATE');
    expect(found.data['readings']).toHaveLength(2);
  });

  it('that is the first of a month in no reading is refused', async () => {
    const change = { BillingPeriodStart: '10/15/26', BillingPeriodEnd: '11/15/26' };
    expect(await refused('mid.csv', csvOf([change]))).toMatchObject({ code: 'AMBIGUOUS_DATE', data: { readings: [] } });
  });
});

describe('limits', () => {
  it('on what a file unpacks to are kept', async () => {
    const small = await openBench({ limits: { unpackedBytes: 100_000, bombBytes: 50_000, unpackedRatio: 20 } });
    const text = csvOf(Array.from({ length: 3000 }, () => ({})));
    const path = await small.put('bomb.csv.gz', gzipSync(text));
    expect(await refusalOf(small.stage([path]))).toMatchObject({
      code: 'FILE_TOO_LARGE',
      data: { file: 'bomb.csv.gz' },
    });
    await small.close();
  });

  it('on bytes, columns, rows and files are kept', async () => {
    const small = await openBench({ limits: { fileBytes: 4000, columns: 30, rows: 3, files: 2 } });
    const stage = async (...texts: readonly string[]): ReturnType<typeof refusalOf> => {
      const paths = await Promise.all(texts.map((text, at) => small.put(`part${at}.csv`, text)));
      return refusalOf(small.stage(paths));
    };
    const wide = csvOf([Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`x_${at}`, '1']))]);
    expect((await stage(csvOf(Array.from({ length: 40 }, () => ({}))))).message).toContain('bytes');
    expect((await stage(wide)).message).toContain('columns');
    expect((await stage(csvOf([{}, {}]), csvOf([{}, {}]))).message).toContain('rows');
    expect((await stage(csvOf([{}]), csvOf([{}]), csvOf([{}]))).message).toContain('files');
    await small.close();
  });
});

describe('after a refusal', () => {
  it('nothing is left in the lake', async () => {
    const good = await bench.put('good.csv', csvOf([{}]));
    const bad = await bench.put('bad.csv', csvOf([{ BilledCost: 'x' }]));
    await refusalOf(bench.stage([good, bad]));
    const left = await readdir(join(bench.home, 'acme'), { recursive: true });
    expect(left).toEqual(['.stages']);
  });

  it('and after a stop halfway nothing is left either', async () => {
    const path = await bench.put('long.csv', csvOf(Array.from({ length: 20_000 }, () => ({}))));
    const controller = new AbortController();
    const work = quietWork(({ step }) => step.startsWith('writing') && controller.abort(), controller.signal);
    const stopped = bench.company.stage('stopped', [sourceFile(path)], {}, work);
    expect(await refusalOf(stopped)).toMatchObject({ code: 'CANCELLED' });
    const early = new AbortController();
    const reading = quietWork(
      ({ step }) => step.startsWith('reading') && setTimeout(() => early.abort(), 5),
      early.signal,
    );
    expect(await refusalOf(bench.company.stage('early', [sourceFile(path)], {}, reading))).toMatchObject({
      code: 'CANCELLED',
    });
    expect(await readdir(join(bench.home, 'acme'), { recursive: true })).toEqual(['.stages']);
  });
});
