import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { parseFine } from '@capwise/domain/money';
import { unmappedDollars } from '@capwise/app/sources';
import { expectOpens } from '../support/books.ts';
import { costBy, taggedInstallation } from '../support/catalog.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany, readTable } from '../support/tables.ts';
import { walkDown } from '../support/trace.ts';

const header = 'thing,kind,parent,owner,alias_kind,alias_value,from,to';
const rows = [
  'Checkout,service,Team A,,tag:service,checkout,,',
  'Checkout,service,Team B,,,,2025-07,',
  'Team B,team,,Bo,,,,',
  'Search,team,,,tag:team,search,,',
];
const span = { from: '2025-06', to: '2025-07' };

describe('a service that moves from team A to team B in July', () => {
  let capwise: TestInstallation;
  let read: Answer<'sources.read'>;
  beforeAll(async () => {
    capwise = await taggedInstallation();
    read = await readTable(capwise, { kind: 'catalog', header }, rows);
  });
  afterAll(() => capwise.drop());

  it('is a table of four rows, and the team that only its service names is made with them', () => {
    expect(read).toMatchObject({
      recorded: 4,
      unchanged: 0,
      notes: ['"Team A" is made a team, since "Checkout" belongs to it'],
    });
  });

  it('costs team A through June and team B from July, as it was', async () => {
    expect(await costBy(capwise, 'thing:team', { ...span, view: 'as-was' })).toEqual(
      [
        'Team A 2025-06: 100',
        'Team B 2025-07: 100',
        '– 2025-06: 50',
        '– 2025-07: 50',
        'Search 2025-06: 25',
        'Search 2025-07: 25',
      ].toSorted((a, b) => order(a) - order(b)),
    );
  });

  it('costs team B in all months, as it is now', async () => {
    expect(await costBy(capwise, 'thing:team', { view: 'as-is', months: false })).toEqual([
      'Team B: 600',
      '–: 300',
      'Search: 150',
    ]);
  });

  it.each(['as-was', 'as-is'] as const)(
    'adds up to the bill with what nothing names, %s, and each figure opens to its rows',
    async (view) => {
      const { rows: cells, totals } = await capwise.invoke('cloud.cost', { by: ['thing:team', 'SubAccountId'], view });
      const sum = cells.reduce((total, { figure }) => total + parseFine(figure.value ?? '0'), 0n);
      expect(sum).toBe(parseFine('1050'));
      expect(totals.map(({ figure }) => figure.value)).toEqual(['1050']);
      for (const { figure } of [...cells.slice(0, 6), ...totals]) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace });
        expect(parseFine(opened.total.value ?? '')).toBe(parseFine(figure.value ?? ''));
        expect((await walkDown(capwise.invoke, figure.trace, 'main')).rows).toBeGreaterThan(0);
      }
    },
  );

  it.each([
    ['as-was', '300', '300'],
    ['as-is', undefined, '600'],
  ] as const)('is in the cost of its team with all its parts, %s: %s of team A, %s of team B', async (view, a, b) => {
    const { things, total } = await capwise.invoke('sources.catalog', { view });
    const wholeOf = (name: string) => things.find((thing) => thing.name === name)?.whole[0]?.value;
    expect([wholeOf('Team A'), wholeOf('Team B'), total[0]?.value]).toEqual([a, b, '1050']);
  });

  it('is found by a filter on a thing, with the same dollars', async () => {
    const { rows: cells, totals } = await capwise.invoke('cloud.cost', {
      by: ['thing'],
      months: false,
      view: 'as-was',
      filter: { 'thing:team': ['Team A'] },
    });
    expect(cells.map(({ keys, figure }) => [keys[0], figure.value])).toEqual([['Checkout', '300']]);
    const [total] = totals;
    if (!total) throw new Error('no total');
    await expectOpens(capwise.invoke, [total.figure, ...cells.map(({ figure }) => figure)]);
  });

  it('splits a row of the statement by what its dimensions name, and nothing is lost', async () => {
    await capwise.invoke('sources.saveThing', {
      kind: 'product',
      name: 'Compute platform',
      from: '2025-06',
      aliases: [{ kind: 'ServiceName', value: 'Compute' }],
    });
    const asked = { row: 'unassigned', period: '2025-05..2025-06' } as const;
    const whole = await capwise.invoke('books.breakdown', { ...asked, split: 'account' });
    const { parts } = await capwise.invoke('books.breakdown', { ...asked, split: 'thing' });
    expect(parts.map(({ label, figures }) => [label, ...figures.map(({ value }) => value)])).toEqual([
      ['thing not named', '-175.00', '-10.00'],
      ['Compute platform', '0.00', '-165.00'],
    ]);
    expect(whole.parts.map(({ figures }) => figures.map(({ value }) => value))).toEqual([['-175.00', '-175.00']]);
    for (const { figures } of parts) {
      for (const { value, trace } of figures) {
        expect((await capwise.invoke('books.trace', { trace })).total.value).toBe(value);
      }
    }
    await capwise.invoke('sources.saveThing', { thing: 'Compute platform', retire: true });
  });

  it('read again as the same table changes nothing, and posts nothing', async () => {
    const before = await capwise.invoke('books.verify', {});
    expect(await readTable(capwise, { kind: 'catalog', header }, rows.toReversed())).toMatchObject({
      recorded: 0,
      unchanged: 4,
    });
    expect(await capwise.invoke('books.verify', {})).toEqual(before);
  });
});

describe('what nothing in the catalog names', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await taggedInstallation();
  });
  afterAll(() => capwise.drop());

  it('is all of the bill while there is no catalog, with the values that say most first', async () => {
    const { total, unmapped, values } = await capwise.invoke('sources.unmapped', {});
    expect([total[0]?.value, unmapped[0]?.value]).toEqual(['1050', '1050']);
    expect(values[0]).toMatchObject({ kind: 'SubAccountId', value: '100', cost: { value: '840' } });
    expect(values.find(({ kind }) => kind === 'tag:team')).toMatchObject({ value: 'payments', cost: { value: '600' } });
  });

  it('is suggested to be a thing for its name and for the account where its dollars are', async () => {
    await capwise.invoke('sources.saveThing', {
      kind: 'service',
      name: 'Checkout',
      aliases: [{ kind: 'tag:service', value: 'checkout' }],
    });
    const { values, unmapped } = await capwise.invoke('sources.unmapped', { columns: ['tag:service', 'tag:team'] });
    expect(unmapped[0]?.value).toBe('450');
    expect(values.map(({ kind, value, cost }) => [kind, value, cost.value])).toEqual([
      ['tag:service', 'chekout-worker', '240'],
      ['tag:team', 'search', '150'],
    ]);
    expect(values[0]?.suggestions).toEqual([
      {
        thing: 'checkout',
        name: 'Checkout',
        kind: 'service',
        evidence: ['100% of its dollars are in account 100 of Checkout', 'Checkout is a service'],
      },
    ]);
    const trace = values[0]?.cost.trace;
    if (!trace) throw new Error('no value');
    expect(await walkDown(capwise.invoke, trace, 'main')).toMatchObject({ rows: 6 });
  });

  it('is named once a suggestion is taken, unnamed again when that is taken back, and known as of before', async () => {
    const said = { thing: 'checkout', kind: 'tag:service', value: 'chekout-worker' };
    const left = async (asOf?: string) =>
      (await capwise.invoke('sources.unmapped', { ...(asOf && { asOf }) })).unmapped[0]?.value;
    const moment = (await (await capwise.ports.store.company('main')).moment()) ?? '';
    expect(await capwise.invoke('sources.mapAlias', { ...said, from: '2025-07' })).toMatchObject({ changed: true });
    expect([await left(), await left(moment)]).toEqual(['330', '450']);
    expect(await capwise.invoke('sources.mapAlias', { ...said, from: '2025-07' })).toMatchObject({ changed: false });
    expect(await capwise.invoke('sources.mapAlias', { ...said, remove: true })).toMatchObject({ changed: true });
    expect(await left()).toBe('450');
  });

  it('is what the catalog page shows, and what a rule asks for one month', async () => {
    const { things, unmapped, total } = await capwise.invoke('sources.catalog', { from: '2025-06', to: '2025-06' });
    expect(things.map(({ name, cost }) => [name, cost[0]?.value])).toEqual([['Checkout', '100']]);
    expect([unmapped[0]?.value, total[0]?.value]).toEqual(['75', '175']);
    const company = await capwise.ports.store.company('main');
    const found = await unmappedDollars(company, capwise.ports.lake.company('main'), '2025-06');
    expect([found.things, found.total[0]?.value, found.unmapped[0]?.value]).toEqual([1, '175', '75']);
  });
});

describe('the cost centers of a payroll', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    const payroll = 'person,period,component,amount,currency,cost_center,function';
    await readTable(capwise, { kind: 'payroll', header: payroll }, [
      'E-1,2025-06,pay,9000,USD,Platform,research-and-development',
      'E-2,2025-07,pay,5000,USD,Data,research-and-development',
    ]);
  });
  afterAll(() => capwise.drop());

  const costCenters = async () => {
    const { values } = await capwise.invoke('sources.unmapped', {});
    return values.map(({ kind, value, source, cost }) => [kind, value, source, cost.value]);
  };

  it('are unmapped dollars of the books until a thing is named by them', async () => {
    expect(await costCenters()).toEqual([
      ['costCenter', 'Platform', 'books', '9000.00'],
      ['costCenter', 'Data', 'books', '5000.00'],
    ]);
    await capwise.invoke('sources.saveThing', {
      kind: 'team',
      name: 'Platform team',
      aliases: [{ kind: 'costCenter', value: 'Platform' }],
    });
    expect(await costCenters()).toEqual([['costCenter', 'Data', 'books', '5000.00']]);
  });

  it('split a row of the statement by team, and every figure opens to its postings', async () => {
    const asked = { row: 'research-and-development', period: '2025-06..2025-07', split: 'thing:team' } as const;
    const { parts } = await capwise.invoke('books.breakdown', { ...asked, view: 'as-is' });
    expect(parts.map(({ label, figures }) => [label, ...figures.map(({ value }) => value)])).toEqual([
      ['Platform team', '-9000.00', '0.00'],
      ['thing:team not named', '0.00', '-5000.00'],
    ]);
    await expectOpens(
      capwise.invoke,
      parts.flatMap(({ figures }) => figures),
    );
  });
});

describe('a catalog is kept whole', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await taggedInstallation();
    await readTable(capwise, { kind: 'catalog', header }, rows);
  });
  afterAll(() => capwise.drop());

  it('one value on two things in one month is refused with both names, and not a month later', async () => {
    const save = (from?: string) =>
      capwise.invoke('sources.saveThing', {
        kind: 'service',
        name: 'Basket',
        aliases: [{ kind: 'tag:service', value: 'checkout' }],
        ...(from && { from }),
      });
    await expect(save()).rejects.toMatchObject({
      code: 'ALIAS_TAKEN',
      message: expect.stringMatching(/"Basket".*"Checkout"|"Checkout".*"Basket"/),
    });
    await capwise.invoke('sources.mapAlias', {
      thing: 'checkout',
      kind: 'tag:service',
      value: 'checkout',
      from: '2025-09',
      remove: true,
    });
    expect(await save('2025-09')).toMatchObject({ created: true, thing: { id: 'basket' } });
  });

  it('a circle of parents, an unknown parent and a second thing of a name are refused', async () => {
    const { invoke } = capwise;
    await invoke('sources.saveThing', { thing: 'Team B', parent: 'Team A' });
    await expect(invoke('sources.saveThing', { thing: 'Team A', parent: 'Team B' })).rejects.toMatchObject({
      code: 'PARENT_CYCLE',
    });
    await expect(invoke('sources.saveThing', { thing: 'Team A', parent: 'Nobody' })).rejects.toMatchObject({
      code: 'UNKNOWN_PARENT',
    });
    await expect(invoke('sources.saveThing', { kind: 'team', name: 'Team B' })).rejects.toMatchObject({
      code: 'THING_EXISTS',
    });
    await expect(invoke('sources.saveThing', { thing: 'Nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      invoke('sources.saveThing', { thing: 'Team A', from: '2025-02', to: '2025-01' }),
    ).rejects.toMatchObject({
      code: 'INVALID_PERIOD',
    });
  });

  it('a row of a table that cannot be read is refused with its number, and nothing is kept', async () => {
    const read = (row: string) => readTable(capwise, { kind: 'catalog', header }, ['Ads,team,,,tag:team,ads,,', row]);
    for (const [row, data] of [
      ['New,,,,,,,', { code: 'INVALID_VALUE', data: { row: 2, column: 'kind' } }],
      ['New,service,,,tag:x,,,', { code: 'INVALID_VALUE', data: { row: 2, column: 'alias_value' } }],
      ['New,service,,,nonsense,a,,', { code: 'INVALID_VALUE', data: { row: 2, column: 'alias_kind' } }],
      ['New,service,,,tag:x,a,2025-02,2025-01', { code: 'INVALID_VALUE', data: { row: 2, column: 'to' } }],
      ['Ads,service,,,,,,', { code: 'INVALID_VALUE', data: { row: 2, column: 'kind' } }],
      ['New,service,,,tag:team,ads,,', { code: 'ALIAS_TAKEN' }],
    ] as const) {
      await expect(read(row)).rejects.toMatchObject(data);
    }
    const { things } = await capwise.invoke('sources.catalog', {});
    expect(things.map(({ id }) => id)).not.toContain('ads');
  });

  it('a rename from a month on keeps the name before it, and retiring a thing leaves its later dollars unmapped', async () => {
    await capwise.invoke('sources.saveThing', { thing: 'search', name: 'Discovery', from: '2025-06' });
    const { thing } = await capwise.invoke('sources.saveThing', { thing: 'search', retire: true, from: '2025-08' });
    expect(thing).toMatchObject({ name: 'Discovery', retired: true });
    expect(thing.spans.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Search', null, '2025-05'],
      ['Discovery', '2025-06', '2025-07'],
    ]);
    expect(
      await costBy(capwise, 'thing', { months: false, view: 'as-was', filter: { 'tag:team': ['search'] } }),
    ).toEqual(['Discovery: 100', '–: 50']);
  });
});

/** Groups by what they cost in both months, months in order: 100 and 100 of two teams stand after 50 and 50 together. */
function order(cell: string): number {
  return ['Team A', 'Team B', '–', 'Search'].findIndex((name) => cell.startsWith(name));
}
