import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany, readTable } from '../support/tables.ts';

const header = 'metric,month,value,unit,product';
const given = [
  'Orders,2026-01,1200,orders,Search',
  'Orders,2026-01,300.5,orders,',
  'Orders,2026-02,1300,orders,Search',
];

const read = (capwise: TestInstallation, rows: readonly string[]): Promise<Answer<'sources.read'>> =>
  readTable(capwise, { kind: 'metrics', header }, rows);

async function kept({ invoke }: TestInstallation, asOf?: string): Promise<readonly string[]> {
  const { metrics } = await invoke('sources.metrics', { ...(asOf && { asOf }) });
  return metrics.flatMap(({ metric, product, unit, months }) =>
    months.map(({ month, value }) => `${metric} of ${product ?? 'all'}, ${month}: ${value.value} ${unit}`),
  );
}

describe('a table of business metrics', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
  });
  afterAll(() => capwise.drop());

  it('that is wrong in one row records nothing, and names the row and the value', async () => {
    for (const [row, data] of [
      ['Orders,2026-13,1,orders,', { column: 'month', value: '2026-13' }],
      ['Orders,2026-03,many,orders,', { column: 'value', value: 'many' }],
      ['Orders,2026-03,1,baskets,', { column: 'unit', value: 'baskets' }],
      ['Orders,2026-02,1,orders,Search', { column: 'metric', value: 'Orders' }],
    ] as const) {
      await expect(read(capwise, [...given, row])).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        data: { row: 4, ...data },
      });
    }
    expect(await kept(capwise)).toEqual([]);
  });

  it('is kept by month and product, posts nothing, and every value opens to its row', async () => {
    expect(await read(capwise, given)).toMatchObject({ recorded: 3, unchanged: 0 });
    expect(await kept(capwise)).toEqual([
      'Orders of Search, 2026-01: 1200 orders',
      'Orders of Search, 2026-02: 1300 orders',
      'Orders of all, 2026-01: 300.5 orders',
    ]);
    expect((await capwise.invoke('books.verify', {})).postings).toBe(0);
    const { metrics } = await capwise.invoke('sources.metrics', {
      metric: 'Orders',
      product: 'Search',
      from: '2026-02',
    });
    const trace = metrics[0]?.months[0]?.value.trace;
    if (!trace) throw new Error('the metric has no months');
    const opened = await capwise.invoke('books.trace', { trace });
    expect(opened.total).toMatchObject({ value: '1300.00', unit: 'orders' });
    expect(opened.check.equal).toBe(true);
    expect(opened.definition).toContain('row 3 of "metrics.csv"');
  });

  it('that comes again changes nothing', async () => {
    const { batches } = await capwise.invoke('books.verify', {});
    expect(await read(capwise, given.toReversed())).toMatchObject({ recorded: 0, unchanged: 3 });
    expect((await capwise.invoke('books.verify', {})).batches).toBe(batches);
  });

  it('replaces the one value that it gives, also of a closed month, and what was known then stays known', async () => {
    await capwise.invoke('books.close', { through: '2026-01' });
    const store = await capwise.ports.store.company('main');
    const moment = (await store.moment()) ?? '';
    expect(await read(capwise, ['Orders,2026-01,1250,orders,Search'])).toMatchObject({ recorded: 1 });
    const now = await kept(capwise);
    expect(now).toContain('Orders of Search, 2026-01: 1250 orders');
    expect(now).toContain('Orders of all, 2026-01: 300.5 orders');
    expect(await kept(capwise, moment)).toContain('Orders of Search, 2026-01: 1200 orders');
  });
});
