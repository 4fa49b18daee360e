import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFine } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, type Bench, type BillRowText } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

/** The cells of a bill's rows as the lake keeps them, in the order of the files. */
async function cellsOf(
  text: string | Uint8Array,
  name = 'bill.csv',
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const load = await bench.stage([await bench.put(name, text)]);
  const { rows } = await bench.company.rows(partsOf(load), { equals: {} }, 'billed', { limit: 1000, offset: 0 });
  return rows.map(({ cells }) => cells);
}

async function codesOf(changes: readonly BillRowText[]): Promise<readonly string[]> {
  const load = await bench.stage([await bench.put('coded.csv', csvOf(changes))]);
  return load.warnings.map(({ code, rows }) => `${code} ${rows}`);
}

describe('lines', () => {
  it('end in any way and may be quoted, with a mark at the start and another delimiter', async () => {
    const text = `\uFEFF${csvOf([{ ServiceName: 'a;b' }, {}])
      .replaceAll('\n', '\r\n')
      .replaceAll(',', ';')
      .replace('a;b', '"a;b"')}`;
    expect((await cellsOf(text)).map((cells) => cells['ServiceName'])).toEqual(['a;b', 'Compute Engine']);
    expect(await cellsOf(csvOf([{}]).trimEnd())).toHaveLength(1);
  });
});

describe('cells', () => {
  it('that are the text NULL, null or empty are nothing, which is warned about with its rows', async () => {
    const path = await bench.put(
      'null.csv',
      csvOf([{ ServiceName: 'NULL', x_a: 'null' }, { x_a: '' }, { x_a: 'nullable' }]),
    );
    const load = await bench.stage([path]);
    const warning = load.warnings.find(({ code }) => code === 'LITERAL_NULL');
    expect(warning).toMatchObject({ rows: 1, billed: parseFine('1.5') });
    const { rows } = await bench.company.rows(partsOf(load), { equals: {} }, 'billed', { limit: 9, offset: 0 });
    expect(rows.map(({ cells }) => [cells['ServiceName'], cells['x_a']])).toEqual([
      [null, null],
      ['Compute Engine', null],
      ['Compute Engine', 'nullable'],
    ]);
  });

  it.each([
    ['35.2E-7', '0.00000352'],
    ['1.2e-05', '0.000012'],
    ['1e3', '1000'],
    ['1E+02', '100'],
    ['-0', '0'],
    ['.5', '0.5'],
    [' 7.00 ', '7'],
    ['12345678901234567890.123456789012345678', '12345678901234567890.123456789012345678'],
    ['123456789012.123456', '123456789012.123456'],
    ['0.08799215300000', '0.087992153'],
    ['99999999.9999999999', '99999999.9999999999'],
    ['-0.000000000000000001', '-0.000000000000000001'],
    ['123456789012345678', '123456789012345678'],
  ])('of the number %s are exact', async (text, value) => {
    const [row] = await cellsOf(csvOf([{ ListUnitPrice: text }]));
    expect(row?.['ListUnitPrice']).toBe(value);
  });

  it('with more than 18 decimals are rounded and counted', async () => {
    expect(await codesOf([{ ListCost: '2.0000000000000000005' }, { ListCost: '2E-19' }, {}])).toEqual(
      expect.arrayContaining(['ROUNDED 2']),
    );
    expect(await codesOf([{ ListCost: '2.000000000000000000' }, { ListCost: '2.5E-17' }])).not.toContainEqual(
      expect.stringContaining('ROUNDED'),
    );
  });

  it.each([
    ['2026-10-05T01:02:03Z', '2026-10-05T01:02:03Z'],
    ['2026-10-05 01:02:03', '2026-10-05T01:02:03Z'],
    ['2026-10-05T01:02Z', '2026-10-05T01:02:00Z'],
    ['2026-10-05 01:02', '2026-10-05T01:02:00Z'],
    ['2026-10-05', '2026-10-05T00:00:00Z'],
    ['2026-10-05T01:02:03.250Z', '2026-10-05T01:02:03.25Z'],
    ['2026-10-05T01:02:03+02:00', '2026-10-04T23:02:03Z'],
    ['2026-10-05T01:02-0530', '2026-10-05T06:32:00Z'],
    ['2026-10-05 01:02:03 UTC', '2026-10-05T01:02:03Z'],
  ])('of the moment %s are in UTC', async (text, value) => {
    const [row] = await cellsOf(csvOf([{ ChargePeriodStart: text }]));
    expect(row).toMatchObject({ ChargePeriodStart: value, ChargeMonth: '2026-10', BillingMonth: '2026-10' });
  });

  it.each([
    ['{"a":"b","c":true,"d":1.5,"e":null}', '{"a":"b","c":"true","d":"1.5","e":null}'],
    ['{}', '{}'],
    ["{'a': 'b'}", '{"a":"b"}'],
    ['"a": "b","c": "d"', '{"a":"b","c":"d"}'],
    ['[{"key":"a","value":"b"}]', '{"a":"b"}'],
    ['{"a":"=1+1\\nx"}', '{"a":"=1+1\\nx"}'],
    ['', null],
  ])('of the tags %s become a map', async (text, value) => {
    const [row] = await cellsOf(csvOf([{ Tags: text }]));
    expect(row?.['Tags']).toBe(value);
    expect(row).not.toHaveProperty('x_capwise_tags');
  });

  it.each([
    ['{"a":"1","b":"2","a":"3"}', '{"b":"2","a":"3"}'],
    ['team=search', null],
  ])('of the tags %s keep the text that the map loses', async (text, value) => {
    const [row] = await cellsOf(csvOf([{ Tags: text }]));
    expect(row).toMatchObject({ Tags: value, x_capwise_tags: text });
  });

  it('of columns that no version has are kept, whatever they are called', async () => {
    const [row] = await cellsOf(csvOf([{ 'x_"odd" name': '007', "a'b": '1.50' }]));
    expect(row).toMatchObject({ 'x_"odd" name': '007', "a'b": '1.50', BillingAccountId: '0042' });
  });

  it('that look like SQL stay text', async () => {
    const text = "'); drop table x; --";
    const [row] = await cellsOf(csvOf([{ ServiceName: text, BillingAccountId: text, ProviderName: text }]));
    expect(row).toMatchObject({ ServiceName: text, BillingAccountId: text });
  });
});

describe('dates that are not ISO', () => {
  it.each([
    ['10/1/26', '11/1/26', '10/5/26'],
    ['01.10.2026', '01.11.2026', '05.10.2026'],
    ['2026/10/1', '2026/11/1', '2026/10/5'],
    ['10/1/2026 0:00', '11/1/2026 12:00:00 AM', '10/5/2026 13:30'],
  ])('such as %s are read where one reading fits', async (start, end, charge) => {
    const change = { BillingPeriodStart: start, BillingPeriodEnd: end, ChargePeriodStart: charge, ChargePeriodEnd: '' };
    const [row] = await cellsOf(csvOf([change]));
    expect(row).toMatchObject({ BillingPeriodStart: '2026-10-01T00:00:00Z', BillingMonth: '2026-10' });
    expect(row?.['ChargePeriodStart']).toMatch(/^2026-10-05T/);
  });

  it('are told by all files of the load', async () => {
    const first = {
      BillingPeriodStart: '1/1/26',
      BillingPeriodEnd: '',
      ChargePeriodStart: '1/2/26',
      ChargePeriodEnd: '',
    };
    const paths = [
      await bench.put('jan.csv', csvOf([first])),
      await bench.put('feb.csv', csvOf([{ ...first, BillingPeriodStart: '2/1/26' }])),
    ];
    const load = await bench.stage(paths);
    expect(load.parts.map(({ billingPeriod }) => billingPeriod)).toEqual(['2026-01', '2026-02']);
  });
});
