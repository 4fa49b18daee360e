import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { record, statementLine } from '../support/documents.ts';
import type { TestInstallation } from '../support/installation.ts';
import { batches, emptyCompany, readTable } from '../support/tables.ts';
import { walkDown } from '../support/trace.ts';

const header =
  'asset,name,class,cost,residual,began,in_service,life_months,method,convention,accumulated,accumulated_at';

const servers = 'FA-12,Rack servers,equipment,36000,0,2025-01-01,2025-01-01,36,straight-line,,12000.00,2025-12';
const search = 'FA-13,Search engine,software,1000,,2025-06-01,2025-06-01,36,,,194.45,2025-12';
const portal = 'FA-14,Portal,software,5000,,2025-06-01,,60,,,,';

const read = (capwise: TestInstallation, rows: readonly string[]): Promise<Answer<'sources.read'>> =>
  readTable(capwise, { kind: 'assets', header }, rows);

describe('a table of assets', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
  });
  afterAll(() => capwise.drop());

  it('that is wrong in one row records nothing, and names the row and the value', async () => {
    for (const [row, data] of [
      [search.replace('software', 'furniture'), { column: 'class', value: 'furniture' }],
      [search.replace(',36,', ',0,'), { column: 'life_months', value: '0' }],
      [search.replace(',1000,,', ',1000,2000,'), { column: 'asset', value: 'FA-13' }],
      [search.replace('194.45', ''), { column: 'accumulated', value: '' }],
      [search.replace(',2025-12', ','), { column: 'accumulated_at', value: '' }],
      [search.replace('FA-13', 'fa 12'), { column: 'asset', value: 'fa 12' }],
      [search.replace(',36,,', ',36,units-of-production,'), { column: 'method', value: 'units-of-production' }],
    ] as const) {
      await expect(read(capwise, [servers, row])).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        data: { row: 2, ...data },
      });
    }
    expect(await batches(capwise)).toBe(0);
  });

  it('enters the register, and its accumulated amount ties with the schedule to a cent', async () => {
    expect(await read(capwise, [servers, search, portal])).toMatchObject({ recorded: 3, unchanged: 0, notes: [] });
    const { assets } = await capwise.invoke('assets.list', { month: '2025-12' });
    expect(assets.map(({ id, state, accumulated }) => `${id}: ${state}, ${accumulated.value}`).toSorted()).toEqual([
      'fa-12: in service, 12000.00',
      'fa-13: in service, 194.44',
      'fa-14: in progress, 0.00',
    ]);
    const figure = assets.find(({ id }) => id === 'fa-12')?.accumulated;
    if (!figure) throw new Error('the register has no servers');
    expect((await walkDown(capwise.invoke, figure.trace, 'main')).levels).toBeGreaterThan(1);
  });

  it('that comes again changes nothing', async () => {
    const before = await batches(capwise);
    expect(await read(capwise, [portal, servers, search])).toMatchObject({ recorded: 0, unchanged: 3, notes: [] });
    expect(await batches(capwise)).toBe(before);
  });

  it('names what the register says otherwise, and posts nothing to make it fit', async () => {
    const before = await batches(capwise);
    const rows = [servers.replace('12000.00', '13000.00'), search.replace(',36,', ',48,'), portal];
    expect((await read(capwise, rows)).notes).toEqual([
      'asset fa-13 stays as it is; the file says otherwise: life_months is 36, in the file 48. Record an event of it',
      'row 1, asset fa-12: register says 13000.00, schedule says 12000.00 USD accumulated at 2025-12',
    ]);
    expect(await batches(capwise)).toBe(before);
  });
});

describe('a table of assets from before the books open', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    await record(capwise, 'opening', {
      kind: 'opening',
      what: 'Balances of 2025',
      month: '2026-01',
      balances: [{ account: '1610', amount: '500', asset: 'fa-13' }],
    });
  });
  afterAll(() => capwise.drop());

  it('is brought in with what was charged until then, and no cash moves', async () => {
    expect((await read(capwise, [servers])).notes).toEqual([]);
    expect(await statementLine(capwise, 'cash', '2025-01')).toBe('0.00');
    expect(await statementLine(capwise, 'ebit', '2026-01')).toBe(await statementLine(capwise, 'ebit', '2026-02'));
    const { assets } = await capwise.invoke('assets.list', { month: '2025-12' });
    expect(assets.map(({ accumulated }) => accumulated.value)).toEqual(['12000.00']);
  });

  it('is refused for one that the opening entry holds already', async () => {
    await expect(read(capwise, [search])).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: { row: 1, column: 'asset', value: 'FA-13' },
    });
  });
});
