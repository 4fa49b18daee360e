import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableKinds } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany } from '../support/tables.ts';
import { workbookOf } from '../support/workbooks.ts';

let capwise: TestInstallation;

beforeAll(async () => {
  capwise = await emptyCompany();
});

afterAll(() => capwise.drop());

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

describe('a workbook', () => {
  it('is read where a CSV is, with days by their format and numbers as they are shown', async () => {
    const file = await workbookOf(
      {
        Rates: [
          ['Rates of the month'],
          [],
          ['Currency', 'Day', 'Rate'],
          ['EUR', day('2026-01-31'), 1.0857],
          ['GBP', day('2026-01-31'), 0.1 + 0.2],
        ],
      },
      'rates.xlsx',
    );
    expect(await capwise.invoke('sources.read', { kind: 'rates', file })).toMatchObject({
      recorded: 2,
      sheet: 'Rates',
    });
    const known = await (await capwise.ports.store.company('main')).rates();
    expect(known.map(({ currency, rate }) => `${currency} ${rate}`)).toEqual(['EUR 1.0857', 'GBP 0.3']);
  });

  it('of several sheets is refused with their names, and read when one is named', async () => {
    const rates = (rate: number) => [
      ['currency', 'day', 'rate'],
      ['CHF', day('2026-01-31'), rate],
    ];
    const file = await workbookOf({ First: rates(1.1), Second: rates(1.2) }, 'two.xlsx');
    await expect(capwise.invoke('sources.read', { kind: 'rates', file })).rejects.toMatchObject({
      code: 'SHEET_NEEDED',
      data: { sheets: ['First', 'Second'] },
    });
    const read = await capwise.invoke('sources.read', { kind: 'rates', file, sheet: 'Second' }, { dryRun: true });
    expect(read).toMatchObject({ recorded: 1, sheet: 'Second' });
  });

  it('that is a bill posts as its CSV does, and its rows are those under the header of the sheet', async () => {
    const rows = [billRow('2026-01', '10.25'), billRow('2026-01', '0.30', { ResourceId: 'i-2' })];
    const [header = [], ...cells] = billText(rows)
      .trim()
      .split('\n')
      .map((record) => record.split(','));
    const typed = cells.map((row) => row.map((cell, index) => (header[index]?.endsWith('Cost') ? Number(cell) : cell)));
    const file = await workbookOf({ Bill: [['October'], header, ...typed] }, 'october.xlsx');
    const loaded = await capwise.invoke('sources.import', { files: [file] }, { company: 'books' });
    expect(loaded).toMatchObject({ outcome: 'published', rows: 2, files: [{ name: 'october.xlsx', rows: 2 }] });
    expect(loaded.ties[0]).toMatchObject({ tied: true, billed: { value: '10.55' } });
    const again = await capwise.invoke('sources.import', { files: [file] }, { company: 'books' });
    expect(again.outcome).toBe('unchanged');
    const csv = await fileOf(billText(rows), 'october.csv');
    const same = await capwise.invoke('sources.import', { files: [csv] }, { company: 'books' });
    expect(same.parts.map(({ change }) => change)).toEqual(['same']);
  });
});

describe('workbooks of a bill', () => {
  const sheetOf = (cost: number, gap: boolean) => {
    const [header = [], row = []] = billText([billRow('2026-03', String(cost))])
      .trim()
      .split('\n')
      .map((record) => record.split(','));
    return { Bill: [header, row, ...(gap ? [[], row] : [])] };
  };

  it('are read from a folder beside CSV files', async () => {
    const first = await workbookOf(sheetOf(3, false), 'first.xlsx');
    const folder = path.dirname(first.path);
    await writeFile(path.join(folder, 'second.csv'), billText([billRow('2026-04', '4.00')]));
    const files = [{ path: folder, name: 'folder' }];
    const loaded = await capwise.invoke('sources.import', { files }, { company: 'folder' });
    expect(loaded.files.map(({ name }) => name).toSorted()).toEqual(['first.xlsx', 'second.csv']);
    expect(loaded.parts.map(({ billed }) => billed)).toEqual(['3', '4']);
  });

  it('with an empty row between others are refused, since rows under it would be counted wrong', async () => {
    const files = [await workbookOf(sheetOf(3, true), 'gap.xlsx')];
    await expect(capwise.invoke('sources.import', { files }, { company: 'gap' })).rejects.toMatchObject({
      code: 'FILE_FORMAT',
      message: expect.stringContaining('empty row 2'),
    });
  });
});

describe('a bill whose headers are of other names', () => {
  const foreign = billText([billRow('2026-02', '7.50')])
    .replace('BilledCost', 'Cost net')
    .replace('ChargeCategory', 'Kind');
  const names = { 'cost net': 'BilledCost', Kind: 'ChargeCategory' };

  it('is refused as it is, and posts as FOCUS where its headers are said', async () => {
    const files = [await fileOf(foreign, 'foreign.csv')];
    const load = (headers?: Readonly<Record<string, string>>) =>
      capwise.invoke('sources.import', { files, ...(headers && { headers }) }, { company: 'foreign' });
    await expect(load()).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
    await expect(load({ ...names, Nothing: 'Tags' })).rejects.toMatchObject({ code: 'INVALID_MAPPING' });
    await expect(load({ ...names, Tags: 'Label' })).rejects.toMatchObject({ code: 'INVALID_MAPPING' });
    const loaded = await load(names);
    expect(loaded.ties[0]).toMatchObject({ tied: true, billed: { value: '7.5' } });
  });
});

describe('a file with headers of its own', () => {
  const foreign =
    'Payment reference;Invoice no.;Paid on;Gross amount (EUR);Booked by\n' +
    'P-1;INV-1;03.02.2026;"1.234,50";x\nP-2;INV-2;04.02.2026;"99,00";y\n';

  it('is recognized by its headers and values; what can be read in two ways is asked, not guessed', async () => {
    const file = await fileOf(foreign, 'bank.csv');
    const found = await capwise.invoke('sources.inspect', { file });
    expect(found).toMatchObject({
      kind: 'payments',
      missing: [],
      asks: [{ what: 'dates', column: 'date', example: '03.02.2026' }],
      notRead: ['Booked by'],
      mapping: {
        decimals: 'comma',
        columns: {
          'Payment reference': 'payment',
          'Invoice no.': 'invoice',
          'Paid on': 'date',
          'Gross amount (EUR)': 'amount',
        },
        values: { currency: 'EUR' },
      },
    });
    expect(found.columns.find(({ header }) => header === 'Paid on')?.readings).toEqual(['month-first', 'day-first']);
    expect(found.problems.count).toBe(0);
    expect(found.preview[0]?.cells).toMatchObject({ date: null, amount: '1234.5' });
    const said = { ...found.mapping, dates: 'day-first' as const };
    const shown = await capwise.invoke('sources.inspect', { file, kind: 'payments', mapping: said });
    expect(shown.problems.count).toBe(0);
    expect(shown.preview[0]?.cells).toMatchObject({ date: '2026-02-03', amount: '1234.5', currency: 'EUR' });
  });

  const mapping = {
    columns: { Ccy: 'currency', 'As of': 'day', FX: 'rate' },
    dates: 'day-first',
    decimals: 'comma',
  } as const;
  const rates = (rate: string) => fileOf(`Ccy;As of;FX;to\nSEK;01.02.2026;"${rate}";EUR\n`, 'bank-rates.csv');

  it('is refused without a mapping, read with one, and by the saved one from then on', async () => {
    await expect(capwise.invoke('sources.read', { kind: 'rates', file: await rates('0,10') })).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
    });
    const said = { ...mapping, columns: { ...mapping.columns, to: '' } };
    const first = await capwise.invoke('sources.read', {
      kind: 'rates',
      file: await rates('0,10'),
      mapping: said,
      saveAs: 'Bank rates',
    });
    expect(first).toMatchObject({ recorded: 1, mapping: 'Bank rates', ignoredColumns: ['to'] });
    const next = await capwise.invoke('sources.read', { kind: 'rates', file: await rates('0,11') });
    expect(next).toMatchObject({ recorded: 1, mapping: 'Bank rates' });
    const found = await capwise.invoke('sources.inspect', { file: await rates('0,12') });
    expect(found).toMatchObject({ kind: 'rates', saved: 'Bank rates', missing: [], problems: { count: 0 } });
  });

  it('keeps each revision of its mapping: what was known before is answered as of then, also when it is forgotten', async () => {
    const store = await capwise.ports.store.company('main');
    const before = await store.moment();
    await capwise.invoke('sources.saveMapping', {
      name: 'bank rates',
      kind: 'rates',
      headers: ['Ccy', 'As of', 'FX'],
      mapping,
    });
    const headers = async (asOf?: string) =>
      (await capwise.invoke('sources.mappings', { ...(asOf && { asOf }) })).mappings.map((one) => one.headers.length);
    expect([await headers(), await headers(before ?? '')]).toEqual([[3], [4]]);
    await capwise.invoke('sources.forgetMapping', { name: 'BANK RATES' });
    expect([await headers(), await headers(before ?? '')]).toEqual([[], [4]]);
    expect((await capwise.invoke('books.verify', {})).postings).toBe(0);
    await expect(capwise.invoke('sources.forgetMapping', { name: 'Bank rates' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each([
    [{ columns: { Nothing: 'rate' } }, 'has no header "Nothing"'],
    [{ columns: { Ccy: 'price' } }, 'has no column "price"'],
    [{ columns: { Ccy: 'rate', FX: 'rate' } }, 'two headers are read into rate'],
    [{ columns: { Ccy: 'currency' }, values: { currency: 'EUR' } }, 'a header and a value'],
  ])('is refused with a mapping that does not fit: %j', async (wrong, words) => {
    const asked = { kind: 'rates' as const, file: await rates('0,10'), mapping: wrong };
    await expect(capwise.invoke('sources.read', asked)).rejects.toMatchObject({
      code: 'INVALID_MAPPING',
      message: expect.stringContaining(words),
    });
  });

  it.each(tableKinds)('is recognized as %s where it has the headers of its template', async (kind) => {
    const { file } = await capwise.invoke('sources.template', { kind });
    const found = await capwise.invoke('sources.inspect', { file: await fileOf(file.text, file.name) });
    expect(found).toMatchObject({ kind, missing: [], asks: [], notRead: [] });
    expect(found.ours.every(({ by }) => by === 'name')).toBe(true);
  });

  it('that is a FOCUS bill is said to be one', async () => {
    const file = await fileOf(billText([billRow('2026-01', '10.00')]));
    const found = await capwise.invoke('sources.inspect', { file });
    expect([found.kind, found.kinds[0]?.kind]).toEqual([null, 'bill']);
  });
});
