import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;

beforeAll(async () => {
  capwise = await installation();
});

afterAll(() => capwise.drop());

describe('the demo company', () => {
  it('is created by one command, with steps, and is the one in use', async () => {
    const steps: string[] = [];
    const call = { idempotencyKey: 'first', progress: ({ step }: { step: string }) => void steps.push(step) };
    const answer = await capwise.invoke('companies.demo', {}, call);
    expect(await capwise.invoke('companies.demo', {}, call)).toEqual(answer);
    expect(answer.name).toBe('demo');
    expect(answer.months).toBe(14);
    expect(answer.rows).toBeGreaterThanOrEqual(100_000);
    expect(steps.length).toBeGreaterThan(14);
    const { companies } = await capwise.invoke('companies.list', {});
    expect(companies).toEqual([
      { name: 'demo', demo: true, current: true, currency: 'USD', firstMonth: '2025-09', lastMonth: '2026-10' },
    ]);
  });

  it('says in a dry run what it would do, and keeps nothing', async () => {
    const before = await capwise.ports.store.company('demo').then((books) => books.moment());
    const answer = await capwise.invoke('companies.demo', { seed: 8 }, { dryRun: true });
    expect(answer.rows).toBeGreaterThanOrEqual(100_000);
    expect(await capwise.ports.store.company('demo').then((books) => books.moment())).toBe(before);
  });

  it('ties every invoice to the cent, with two sources and nothing unexplained', async () => {
    const { loads } = await capwise.invoke('sources.list', {});
    expect([...new Set(loads.flatMap((load) => load.parts.map((part) => part.billingAccount)))]).toHaveLength(2);
    const { ties, differences } = await capwise.invoke('sources.quality', {});
    expect(ties.length).toBeGreaterThanOrEqual(28);
    expect(ties.filter((tie) => !tie.tied)).toEqual([]);
    expect(differences.filter(({ figure }) => Number(figure.value) !== 0)).toEqual([]);
  });

  it('keeps a prepaid for each commitment paid upfront, and asks for the opening balance of the older one', async () => {
    const { prepaids, asks } = await capwise.invoke('sources.quality', {});
    const closing = (key: string): string | null | undefined =>
      prepaids.find(({ commitment }) => commitment.endsWith(key))?.months.at(-1)?.closing.value;
    expect(Number(closing('compute-three-years'))).toBe(2_880_000 - 8 * 80_000);
    expect(Number(closing('orders-and-ledger'))).toBe(0);
    expect(asks.length).toBeGreaterThan(0);
  });

  it('holds the case that it is deciding', async () => {
    const { cases } = await capwise.invoke('decide.list', {});
    expect(cases.map(({ name }) => name)).toEqual(['payments-platform']);
    const answer = await capwise.invoke('decide.evaluate', { name: 'payments-platform' });
    expect(answer.options.map(({ id }) => id)).toEqual(['buy', 'build', 'build-cancelled']);
    expect(answer.comparisons.flatMap(({ crossings }) => crossings)).toContain(2.5);
  });

  it('is created anew after a creation that was cut short, with the same figures, and leaves other companies alone', async () => {
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
    const cost = async (): Promise<string | null | undefined> =>
      (await capwise.invoke('cloud.cost', { months: false }, { company: 'demo' })).totals[0]?.figure.value;
    const before = await cost();
    const stop = new AbortController();
    const progress = ({ step }: { step: string }): void => {
      if (step.startsWith('reading demo-company-2025-10')) stop.abort();
    };
    const cut = capwise.invoke('companies.demo', {}, { progress, signal: stop.signal });
    await expect(cut).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await capwise.ports.store.current()).toBe('main');
    await capwise.invoke('companies.demo', {});
    expect(await cost()).toBe(before);
    expect(await capwise.ports.store.current()).toBe('demo');
    const { companies } = await capwise.invoke('companies.list', {});
    expect(companies.map(({ name }) => name).sort()).toEqual(['demo', 'main']);
  });

  it('verifies', async () => {
    expect((await capwise.invoke('books.verify', {})).intact).toBe(true);
  });

  it('never drops a company called demo that holds bills of somebody', async () => {
    await capwise.ports.store.drop('demo');
    await capwise.ports.store.create('demo', { demo: false });
    await expect(capwise.invoke('companies.demo', {})).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(capwise.invoke('companies.use', { name: 'nobody' })).rejects.toMatchObject({
      code: 'UNKNOWN_COMPANY',
    });
  });
});
