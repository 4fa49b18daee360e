import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostQuestion, Part } from '@capwise/app/ports';
import { parseFine } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, refusalOf, type Bench } from '../testing/bills.ts';

let bench: Bench;
let parts: readonly Part[];

const question: CostQuestion = { measure: 'billed', by: [], months: false, filter: {}, limit: 100 };

beforeAll(async () => {
  bench = await openBench();
  const october = csvOf([
    { ServiceName: 'A', BilledCost: '1', x_team: 'search', Tags: '{"team":"search","env":"prod"}' },
    {
      ServiceName: 'A',
      BilledCost: '2',
      x_team: 'ads',
      ChargePeriodStart: '2026-09-30T00:00:00Z',
      Tags: '{"team":"ads"}',
    },
    { ServiceName: 'B', BilledCost: '-10', x_team: '', Tags: '' },
    { ServiceName: '', BilledCost: '4', InvoiceId: '', CommitmentDiscountId: 'sp-1' },
  ]);
  const euros = csvOf(
    [{ BillingCurrency: 'EUR', ServiceName: 'A', BilledCost: '100', EffectiveCost: '7' }],
    ['ListCost', 'Tags'],
  );
  const first = await bench.stage([await bench.put('october.csv', october)]);
  const second = await bench.stage([await bench.put('euros.csv', euros)]);
  parts = partsOf(first, second);
});

afterAll(() => bench.close());

describe('cost', () => {
  it('by a column is largest first, per currency, with what says nothing as null', async () => {
    const answer = await bench.company.cost(parts, { ...question, by: ['ServiceName'] });
    expect(answer.rows).toEqual([
      { keys: ['A'], month: null, currency: 'EUR', rows: 1, value: parseFine('100') },
      { keys: ['B'], month: null, currency: 'USD', rows: 1, value: parseFine('-10') },
      { keys: [null], month: null, currency: 'USD', rows: 1, value: parseFine('4') },
      { keys: ['A'], month: null, currency: 'USD', rows: 2, value: parseFine('3') },
    ]);
    expect(answer.rest).toEqual([]);
    expect(answer.totals).toEqual([
      { currency: 'EUR', rows: 1, value: parseFine('100') },
      { currency: 'USD', rows: 4, value: parseFine('-3') },
    ]);
  });

  it('by month is in the order of months within a group', async () => {
    const { rows } = await bench.company.cost(parts, {
      ...question,
      by: ['ServiceName'],
      months: true,
      filter: { ServiceName: ['A'] },
    });
    expect(rows.map(({ currency, month, value }) => [currency, month, value / 10n ** 18n])).toEqual([
      ['EUR', '2026-10', 100n],
      ['USD', '2026-09', 2n],
      ['USD', '2026-10', 1n],
    ]);
  });

  it('beyond the limit is summed as the rest, and the totals stay whole', async () => {
    const answer = await bench.company.cost(parts, { ...question, by: ['ServiceName'], limit: 2 });
    expect(answer.rows.map(({ keys }) => keys[0])).toEqual(['A', 'B']);
    expect(answer.rest).toEqual([{ currency: 'USD', groups: 2, value: parseFine('7') }]);
    expect(answer.totals.map(({ value }) => value)).toEqual([parseFine('100'), parseFine('-3')]);
  });

  it('by tags and by columns of the provider is null where a row has none', async () => {
    const { rows } = await bench.company.cost(parts, {
      ...question,
      by: ['tag:team', 'x_team'],
      filter: { BillingCurrency: ['USD'] },
    });
    expect(rows.map(({ keys }) => keys)).toEqual([
      [null, null],
      ['search', null],
      ['ads', 'ads'],
      ['search', 'search'],
    ]);
  });

  it('is filtered by values, by nothing, by tags and by months', async () => {
    const total = async (change: Partial<CostQuestion>): Promise<readonly bigint[]> => {
      const { totals } = await bench.company.cost(parts, { ...question, ...change });
      return totals.map(({ value }) => value / 10n ** 18n);
    };
    expect(await total({ filter: { x_team: ['search', null], BillingCurrency: ['USD'] } })).toEqual([-5n]);
    expect(await total({ filter: { 'tag:env': ['prod'] } })).toEqual([1n]);
    expect(await total({ filter: { BilledCost: ['2.0'] } })).toEqual([2n]);
    expect(await total({ filter: { ChargePeriodStart: ['2026-09-30T00:00:00Z'] } })).toEqual([2n]);
    expect(await total({ filter: { ServiceName: [] } })).toEqual([]);
    expect(await total({ filter: { BilledCost: ['cheap'] } })).toEqual([]);
    expect(await total({ from: '2026-10', filter: { BillingCurrency: ['USD'] } })).toEqual([-5n]);
    expect(await total({ to: '2026-09' })).toEqual([2n]);
  });

  it('in another measure is zero where a bill has no such column', async () => {
    const { totals } = await bench.company.cost(parts, { ...question, measure: 'list' });
    expect(totals.map(({ currency, value }) => [currency, value])).toEqual([
      ['EUR', 0n],
      ['USD', parseFine('8')],
    ]);
    const effective = await bench.company.cost(parts, { ...question, measure: 'effective' });
    expect(effective.totals.map(({ value }) => value)).toEqual([parseFine('7'), parseFine('5')]);
  });

  it('by a column that no bill has is refused with the nearest names', async () => {
    const found = await refusalOf(bench.company.cost(parts, { ...question, by: ['ServiceNmae'] }));
    expect(found).toMatchObject({ code: 'UNKNOWN_COLUMN', data: { value: 'ServiceNmae' } });
    expect((found.data['nearest'] as string[])[0]).toBe('ServiceName');
    expect(await refusalOf(bench.company.cost(parts, { ...question, filter: { nothing: ['x'] } }))).toMatchObject({
      code: 'UNKNOWN_COLUMN',
    });
    expect((await refusalOf(bench.company.cost(parts, { ...question, by: ['Tags'] }))).message).toContain('tag:');
  });

  it('takes names and values as data, never as SQL', async () => {
    const name = `ServiceName" or 1=1 --`;
    expect(await refusalOf(bench.company.cost(parts, { ...question, by: [name] }))).toMatchObject({
      code: 'UNKNOWN_COLUMN',
    });
    const values = [`A' or '1'='1`];
    const answer = await bench.company.cost(parts, {
      ...question,
      by: [`tag:a'] or 1=1 --`],
      filter: { ServiceName: values },
    });
    expect(answer.rows).toEqual([]);
  });

  it('of no bills is nothing', async () => {
    expect(await bench.company.cost([], { ...question, by: ['ServiceName'] })).toEqual({
      rows: [],
      rest: [],
      totals: [],
    });
  });

  it('by more groups than a person reads is the same as by few', async () => {
    const many = 60_000;
    const changes = Array.from({ length: many }, (_, at) => ({ ResourceId: `r${at}`, BilledCost: String(at % 1000) }));
    const load = await bench.stage([
      await bench.put('wide.csv', csvOf([...changes, { ResourceId: 'top', BilledCost: '-5000' }])),
    ]);
    const list = partsOf(load);
    const answer = await bench.company.cost(list, { ...question, by: ['ResourceId'], months: true, limit: 3 });
    expect(answer.rows.map(({ keys, value }) => [keys[0], value / 10n ** 18n])).toEqual([
      ['top', -5000n],
      ['r10999', 999n],
      ['r11999', 999n],
    ]);
    const sum = BigInt((many / 1000) * ((999 * 1000) / 2)) - 5000n;
    expect(answer.totals).toEqual([{ currency: 'USD', rows: many + 1, value: sum * 10n ** 18n }]);
    expect(answer.rest).toEqual([{ currency: 'USD', groups: many - 2, value: (sum + 5000n - 2n * 999n) * 10n ** 18n }]);
  });
});

describe('rows', () => {
  it('that a filter keeps are counted, summed and paged in the order of the file', async () => {
    const [part] = parts.filter(({ currency }) => currency === 'USD');
    const page = { limit: 2, offset: 1 };
    const found = await bench.company.rows(part ? [part] : [], { equals: {} }, 'billed', page);
    expect(found).toMatchObject({ count: 4, value: parseFine('-3'), currency: 'USD' });
    expect(found.rows.map(({ file, row, value }) => [file, row, value / 10n ** 18n])).toEqual([
      ['october.csv', 2, 2n],
      ['october.csv', 3, -10n],
    ]);
    expect(found.rows[0]?.cells).toMatchObject({
      BilledCost: '2',
      BillingPeriodStart: '2026-10-01T00:00:00Z',
      x_team: 'ads',
    });
  });

  it('are kept by months, by one of several values and by what says nothing', async () => {
    const count = async (filter: Parameters<typeof bench.company.rows>[1]): Promise<number> =>
      (await bench.company.rows(parts, filter, 'billed', { limit: 0, offset: 0 })).count;
    expect(await count({ equals: { ChargeMonth: '2026-09' } })).toBe(1);
    expect(await count({ equals: { BillingMonth: '2026-10', InvoiceId: null } })).toBe(1);
    expect(await count({ equals: { ServiceName: ['B', null] } })).toBe(2);
    expect(await count({ equals: {}, from: '2026-10' })).toBe(4);
  });

  it('of several currencies have no currency in common', async () => {
    const found = await bench.company.rows(parts, { equals: {} }, 'billed', { limit: 0, offset: 0 });
    expect(found).toMatchObject({ count: 5, currency: null, rows: [] });
  });
});

describe('bill groups', () => {
  it('are told apart by all that decides how rows post, and add up to the parts', async () => {
    const groups = await bench.company.billGroups(parts);
    expect(groups).toHaveLength(5);
    for (const part of parts) {
      const own = groups.filter((group) => group.part === part.id);
      expect(own.reduce((sum, { rows }) => sum + rows, 0)).toBe(part.rows);
      expect(own.reduce((sum, { billed }) => sum + billed, 0n)).toBe(part.billed);
      expect(own.reduce((sum, { effective }) => sum + effective, 0n)).toBe(part.effective);
    }
    expect(groups.find(({ commitment }) => commitment === 'sp-1')).toMatchObject({
      invoice: null,
      issuer: 'Northwind Cloud',
      service: null,
      category: 'Usage',
      chargeMonth: '2026-10',
      long: false,
      chargeStart: null,
    });
  });

  it.each([
    ['a year billed in a month', { ChargePeriodStart: '2026-10-01', ChargePeriodEnd: '2027-10-01' }, true],
    ['the month of the bill', { ChargePeriodStart: '2026-10-01', ChargePeriodEnd: '2026-11-01' }, false],
    ['a month and a day', { ChargePeriodStart: '2026-10-01', ChargePeriodEnd: '2026-11-02' }, true],
    [
      'a month on the bill of a shorter one',
      {
        BillingPeriodStart: '2026-02-01',
        BillingPeriodEnd: '2026-03-01',
        ChargePeriodStart: '2026-01-01',
        ChargePeriodEnd: '2026-02-01',
      },
      false,
    ],
    ['without an end', { ChargePeriodEnd: '' }, false],
  ])('of %s are long or not', async (_, change, long) => {
    const load = await bench.stage([await bench.put('long.csv', csvOf([change]))]);
    const [group] = await bench.company.billGroups(partsOf(load));
    expect(group).toMatchObject({
      long,
      chargeEnd: long ? (change as Record<string, string>)['ChargePeriodEnd'] : null,
    });
  });
});

describe('columns', () => {
  it('are those of all bills, with the keys of tags, most used first', async () => {
    const { columns, tags } = await bench.company.columns(parts);
    expect(columns).toEqual(expect.arrayContaining(['ServiceName', 'x_team', 'Tags', 'ChargeMonth']));
    expect(tags).toEqual(['team', 'env']);
  });
});
