import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;

/** Making the demo is work for a while where the machine has other work beside it. */
const creation = { timeout: 240_000 };

beforeAll(async () => {
  capwise = await installation();
});

afterAll(() => capwise.drop());

/** Users of a product by month, as its metrics say. */
async function usersOf(product: string): Promise<(month: string) => number> {
  const { metrics } = await capwise.invoke<'sources.metrics'>('sources.metrics', { product });
  const months = metrics.find(({ metric }) => metric === 'Monthly users')?.months ?? [];
  return (month) => Number(months.find((one) => one.month === month)?.value.value);
}

describe('the demo company', () => {
  it('is created by one command, with steps, and is the one in use', creation, async () => {
    const steps: string[] = [];
    const call = { idempotencyKey: 'first', progress: ({ step }: { step: string }) => void steps.push(step) };
    const answer = await capwise.invoke('companies.demo', {}, call);
    expect(await capwise.invoke('companies.demo', {}, call)).toEqual(answer);
    expect(answer.name).toBe('demo');
    expect(answer.months).toBe(14);
    expect(answer.rows).toBeGreaterThanOrEqual(300_000);
    expect(answer).toMatchObject({ people: 120, documents: 77 });
    expect(answer.tables.map(({ kind }) => kind).toSorted((left, right) => (left < right ? -1 : 1))).toEqual([
      'account-map',
      'assets',
      'budget',
      'catalog',
      'contracts',
      'metrics',
      'payments',
      'payroll',
      'trial-balance',
    ]);
    expect(steps.length).toBeGreaterThan(14);
    const { companies } = await capwise.invoke('companies.list', {});
    expect(companies).toEqual([
      { name: 'demo', demo: true, current: true, currency: 'USD', firstMonth: '2025-09', lastMonth: '2026-10' },
    ]);
  });

  it('says in a dry run what it would do, and keeps nothing', async () => {
    const before = await capwise.ports.store.company('demo').then((books) => books.moment());
    const answer = await capwise.invoke('companies.demo', { seed: 8 }, { dryRun: true });
    expect(answer.rows).toBeGreaterThanOrEqual(300_000);
    expect(answer.people).toBe(120);
    expect(await capwise.ports.store.company('demo').then((books) => books.moment())).toBe(before);
  });

  it('ties every invoice to the cent, with three clouds and nothing unexplained', async () => {
    const { loads } = await capwise.invoke('sources.list', {});
    expect([...new Set(loads.flatMap((load) => load.parts.map((part) => part.billingAccount)))]).toHaveLength(3);
    const { ties, differences } = await capwise.invoke('sources.quality', {});
    expect(ties.length).toBeGreaterThanOrEqual(42);
    expect(ties.filter((tie) => !tie.tied)).toEqual([]);
    expect(differences.filter(({ figure }) => Number(figure.value) !== 0)).toEqual([]);
  });

  it('keeps a prepaid for each commitment paid upfront, and asks for the opening balance of the older one', async () => {
    const { prepaids, asks } = await capwise.invoke('sources.quality', {});
    const closing = (key: string): string | null | undefined =>
      prepaids.find(({ commitment }) => commitment.endsWith(key))?.months.at(-1)?.closing.value;
    expect(Number(closing('compute-three-years'))).toBe(2_880_000 - 8 * 80_000);
    expect(Number(closing('orders-and-ledger'))).toBe(0);
    expect(Number(closing('machines-three-years'))).toBe(432_000 - 20 * 12_000);
    expect(asks.length).toBeGreaterThan(0);
  });

  it('holds the cases that it is deciding', async () => {
    const { cases } = await capwise.invoke('decide.list', {});
    expect(cases.map(({ name }) => name)).toEqual(['orders-cells', 'payments-platform', 'search-refactor']);
    const answer = await capwise.invoke('decide.evaluate', { name: 'payments-platform' });
    expect(answer.options.map(({ id }) => id)).toEqual(['buy', 'build', 'build-cancelled']);
    expect(answer.comparisons.flatMap(({ crossings }) => crossings)).toContain(2.5);
  });

  it('ties its books to its own trial balances, but for an accrual that was entered there by hand', async () => {
    const differing = async (month: string): Promise<readonly string[]> => {
      const { rows, unmapped } = await capwise.invoke<'sources.tieOut'>('sources.tieOut', { month });
      expect(unmapped).toEqual([]);
      return rows
        .filter(({ owner, difference }) => owner !== 'ledger' && Number(difference?.value ?? 1) !== 0)
        .map(({ theirs, difference, since }) => `${theirs[0]?.account} ${difference?.value} ${since}`)
        .toSorted((left, right) => (left < right ? -1 : 1));
    };
    for (const month of ['2025-09', '2025-12', '2026-01', '2026-07']) expect(await differing(month)).toEqual([]);
    for (const month of ['2026-08', '2026-10']) {
      expect(await differing(month)).toEqual(['215000 2140.00 2026-08', '641000 -2140.00 2026-08']);
    }
  });

  it('has a team below its budget, and search above it', async () => {
    const { rows, total } = await capwise.invoke<'books.variance'>('books.variance', {
      period: '2026-10',
      by: 'costCenter',
    });
    const verdict = (costCenter: string) => rows.find(({ key }) => key === costCenter)?.verdict;
    expect([verdict('5200'), verdict('4100')]).toEqual(['favorable', 'unfavorable']);
    const sum = rows.reduce((left, { variance }) => left + Math.round(Number(variance?.value) * 100), 0);
    expect(sum).toBe(Math.round(Number(total?.variance.value) * 100));
  });

  it('knows whose most dollars are, and not all of them', async () => {
    const { total, unmapped } = await capwise.invoke<'sources.unmapped'>('sources.unmapped', {});
    const share = Number(unmapped[0]?.value) / Number(total[0]?.value);
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.15);
  });

  it('has 5% more users of search in the two months that cost 40% more', async () => {
    const users = await usersOf('search-api');
    expect((users('2026-09') + users('2026-10')) / (users('2026-07') + users('2026-08'))).toBeCloseTo(1.05, 3);
  });

  it('pays 40,000 a month for a platform that hardly anybody opens', async () => {
    const { assets } = await capwise.invoke<'assets.list'>('assets.list', { month: '2026-10' });
    const platform = assets.find(({ id }) => id === 'reporting-platform');
    expect([platform?.cost.value, platform?.charge.value]).toEqual(['2400000.00', '40000.00']);
    expect((await usersOf('legacy-reporting'))('2026-10')).toBeLessThan(10);
  });

  it('adds to an asset what its people build of it, until it is ready for its use', async () => {
    const { assets } = await capwise.invoke<'assets.list'>('assets.list', { month: '2026-10' });
    const found = (id: string) => assets.find((asset) => asset.id === id);
    expect(found('checkout-rebuild')).toMatchObject({
      state: 'in service',
      cost: { value: (150_000 + 7 * 96_000).toFixed(2) },
    });
    expect(found('search-relevance')).toMatchObject({
      state: 'in progress',
      cost: { value: (90_000 + 5 * 58_000).toFixed(2) },
    });
  });

  it('has a balance sheet that balances, and cash of which a part is settled', async () => {
    const { missing, sheet } = await capwise.invoke<'books.balance'>('books.balance', { month: '2026-10' });
    expect(missing).toBeNull();
    expect(sheet?.check.value).toBe('0.00');
    const { totals } = await capwise.invoke<'sources.payments'>('sources.payments', {});
    const [only, ...others] = totals;
    expect(others).toEqual([]);
    expect(Number(only?.open)).toBeGreaterThan(0);
    expect(Number(only?.settled.value)).toBeGreaterThan(Number(only?.open));
  });

  it(
    'is created anew after a creation that was cut short, with the same figures, and leaves other companies alone',
    creation,
    async () => {
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
      expect(await capwise.invoke('companies.demo', { scope: 'bills' })).toMatchObject({ documents: 0, tables: [] });
      expect(await cost()).toBe(before);
      expect(await capwise.ports.store.current()).toBe('demo');
      const { companies } = await capwise.invoke('companies.list', {});
      expect(companies.map(({ name }) => name).sort()).toEqual(['demo', 'main']);
    },
  );

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
