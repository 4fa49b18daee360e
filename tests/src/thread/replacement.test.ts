import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvoke, type Invoke } from '@capwise/app';
import type { CompanyLake } from '@capwise/app/ports';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

describe('a month that comes again', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const ebitda = async (company: string, asOf?: string): Promise<string | null | undefined> => {
    const statement = await capwise.invoke(
      'books.statement',
      { period: '2026-01', ...(asOf && { asOf }) },
      { company },
    );
    return statement.lines.find(({ line }) => line === 'ebitda')?.figures[0]?.value;
  };

  it('replaces the one before, which still answers as of before', async () => {
    await capwise.invoke('sources.import', {
      files: [await fileOf(billText([billRow('2026-01', '10'), billRow('2026-02', '7')]))],
    });
    const { loads } = await capwise.invoke('sources.list', {});
    const before = loads[0]?.loadedAt ?? '';
    const changed = await capwise.invoke('sources.import', {
      files: [await fileOf(billText([billRow('2026-01', '12')]), 'restated.csv')],
    });
    expect(changed.parts).toMatchObject([
      { billingPeriod: '2026-01', change: 'replaced', before: { rows: 1, billed: '10' } },
    ]);
    expect(await ebitda('main')).toBe('-12.00');
    expect(await ebitda('main', before)).toBe('-10.00');
    const cost = await capwise.invoke('cloud.cost', { by: ['ServiceName'] }, { company: 'main' });
    expect(cost.totals.map(({ figure }) => figure.value)).toEqual(['19']);
    const costBefore = await capwise.invoke('cloud.cost', { by: ['ServiceName'], asOf: before }, { company: 'main' });
    expect(costBefore.totals.map(({ figure }) => figure.value)).toEqual(['17']);
  });

  it('says what it loses before it publishes', async () => {
    const said: string[] = [];
    const files = [await fileOf(billText([billRow('2026-01', '5')]), 'less.csv')];
    const answer = await capwise.invoke(
      'sources.import',
      { files },
      { company: 'main', progress: ({ notice }) => notice && said.push(notice) },
    );
    expect(said.join()).toContain('billed 12 → 5 USD');
    expect(answer.losses).toEqual(said);
  });

  it('keeps nothing of a dry run', async () => {
    const files = [await fileOf(billText([billRow('2026-03', '99')]), 'march.csv')];
    const answer = await capwise.invoke('sources.import', { files }, { company: 'main', dryRun: true });
    expect(answer).toMatchObject({ outcome: 'checked', load: null, rows: 1 });
    const { loads } = await capwise.invoke('sources.list', {}, { company: 'main' });
    expect(loads.flatMap(({ files: loaded }) => loaded.map(({ name }) => name))).not.toContain('march.csv');
  });

  it('answers an idempotency key again without loading again, and refuses it for another file', async () => {
    const files = [await fileOf(billText([billRow('2026-04', '1')]), 'april.csv')];
    const first = await capwise.invoke('sources.import', { files }, { company: 'main', idempotencyKey: 'april' });
    const second = await capwise.invoke('sources.import', { files }, { company: 'main', idempotencyKey: 'april' });
    expect(second).toEqual(first);
    const other = [await fileOf(billText([billRow('2026-05', '1')]), 'may.csv')];
    await expect(
      capwise.invoke('sources.import', { files: other }, { company: 'main', idempotencyKey: 'april' }),
    ).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('answers two at once under one key with the same, also where the second finds the bill in place', async () => {
    const files = [await fileOf(billText([billRow('2026-07', '1')]), 'july.csv')];
    const load = (invoke: Invoke) =>
      invoke('sources.import', { files }, { company: 'main', idempotencyKey: 'july', actor: 'test' });
    const { ports } = capwise;
    const faster: Awaited<ReturnType<typeof load>>[] = [];
    const company = (name: string): CompanyLake => {
      const lake = ports.lake.company(name);
      const sortFiles: CompanyLake['sortFiles'] = async (...asked) => {
        faster.push(await load(capwise.invoke));
        return lake.sortFiles(...asked);
      };
      return { ...lake, sortFiles };
    };
    const answer = await load(createInvoke({ ...ports, lake: { ...ports.lake, company } }));
    expect(answer.outcome).toBe('published');
    expect([answer]).toEqual(faster);
  });

  it('refuses another currency than that of the first import, and publishes nothing', async () => {
    const files = [await fileOf(billText([billRow('2026-06', '1', { BillingCurrency: 'EUR' })]))];
    await expect(capwise.invoke('sources.import', { files }, { company: 'main' })).rejects.toMatchObject({
      code: 'NEEDS_RATE',
    });
    const cost = await capwise.invoke('cloud.cost', { by: ['BillingCurrency'] }, { company: 'main' });
    expect(cost.rows.map(({ currency }) => currency)).not.toContain('EUR');
  });

  it('refuses two currencies in one bill before any company exists', async () => {
    const other = await installation();
    try {
      const rows = [billRow('2026-06', '1'), billRow('2026-06', '1', { BillingCurrency: 'EUR' })];
      await expect(other.invoke('sources.import', { files: [await fileOf(billText(rows))] })).rejects.toMatchObject({
        code: 'NEEDS_RATE',
      });
      expect((await other.invoke('companies.list', {})).companies).toEqual([]);
    } finally {
      await other.drop();
    }
  });

  it('posts into no closed month: a restated bill changes the first open one, and the ties hold', async () => {
    await capwise.invoke('books.close', { through: '2026-01' }, { company: 'main' });
    const before = await ebitda('main');
    const files = [await fileOf(billText([billRow('2026-01', '77')]), 'late.csv')];
    const answer = await capwise.invoke('sources.import', { files }, { company: 'main' });
    expect(answer).toMatchObject({ outcome: 'published', ties: [{ tied: true }] });
    expect(await ebitda('main')).toBe(before);
    const entries = await capwise.invoke('books.entries', { period: '2026-02' }, { company: 'main' });
    const change = entries.entries.find(({ what }) => what === 'Change of 2026-01 after its close');
    expect(change?.postings.map(({ account, figure }) => [account, figure.value]).sort()).toEqual([
      ['2000', '-72.00'],
      ['6920', '72.00'],
    ]);
    const { ties } = await capwise.invoke('sources.quality', {}, { company: 'main' });
    expect(ties.every(({ tied }) => tied)).toBe(true);
    expect(await capwise.invoke('books.verify', {}, { company: 'main' })).toMatchObject({ intact: true });
    await walkDown(capwise.invoke, change?.postings[0]?.figure.trace ?? { kind: 'item', id: '' }, 'main');
  });

  it('keeps the closed month when the same bill changes again, and posts only what is new', async () => {
    const files = [await fileOf(billText([billRow('2026-01', '80')]), 'later.csv')];
    await capwise.invoke('sources.import', { files }, { company: 'main' });
    const bridge = await capwise.invoke('books.bridge', { period: '2026-01..2026-02' }, { company: 'main' });
    expect(bridge.bars.find(({ bar }) => bar === 'ebitda')?.figure.value).toBe('-87.00');
    expect(bridge.residual.value).toBe('0.00');
  });

  it('a bill for a closed month that was never loaded posts in the first open one, charge by charge', async () => {
    const files = [await fileOf(billText([billRow('2025-12', '9')]), 'december.csv')];
    await capwise.invoke('sources.import', { files }, { company: 'main' });
    const { entries } = await capwise.invoke('books.entries', { period: '2026-02' }, { company: 'main' });
    expect(entries.filter(({ what }) => what === 'Compute · Usage').length).toBeGreaterThan(0);
    expect(await ebitda('main')).toBe('-5.00');
  });
});
