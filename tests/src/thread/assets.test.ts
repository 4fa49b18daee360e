import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '@capwise/contract/registry';
import { installation, type TestInstallation } from '../support/installation.ts';

const platform = (
  id: string,
  lifeMonths: number,
  more: Partial<Question<'assets.add'>> = {},
): Question<'assets.add'> => ({
  id,
  name: 'Platform',
  class: 'software',
  cost: '20000000',
  began: '2026-01-01',
  inService: '2026-01-01',
  lifeMonths,
  ...more,
});

describe('the asset register', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
  });
  afterAll(() => capwise.drop());

  const month = async (line: string, period: string): Promise<string | null | undefined> =>
    (await capwise.invoke('books.statement', { period })).lines.find((candidate) => candidate.line === line)?.figures[0]
      ?.value;

  it.each([
    [24, '-15000000.00'],
    [36, '-16666666.67'],
    [60, '-18000000.00'],
  ])('A7: 20M over %i months, stopped six months after launch, loses %s inside EBITDA', async (life, loss) => {
    const id = `stopped-${life}`;
    const before = await month('impairment-and-abandonment', '2026-07');
    await capwise.invoke('assets.add', platform(id, life));
    const view = await capwise.invoke('assets.record', { id, event: { kind: 'retirement', date: '2026-07-01' } });
    expect(view.state).toBe('disposed');
    expect(view.steps.at(-1)).toMatchObject({ kind: 'retirement', loss: { value: loss.slice(1) } });
    const after = await month('impairment-and-abandonment', '2026-07');
    expect((Number(after) - Number(before ?? 0)).toFixed(2)).toBe(loss);
  });

  it('a dated shutdown plan shortens the life instead: the charges rise outside of EBITDA', async () => {
    await capwise.invoke('assets.add', platform('planned', 24));
    const event: Question<'assets.record'>['event'] = {
      kind: 'shutdown-plan',
      date: '2026-07-01',
      ceaseUse: '2026-10-01',
      document: 'test of June: nothing to write down',
    };
    const tried = await capwise.invoke('assets.show', { id: 'planned', whatIf: [event] });
    expect(tried.rows.slice(5, 9).map(({ charge }) => charge.value)).toEqual([
      '833333.33',
      '5000000.00',
      '5000000.00',
      '5000000.00',
    ]);
    // Tried, not posted.
    const stands = await capwise.invoke('assets.show', { id: 'planned' });
    expect(stands.rows).toHaveLength(24);
    expect(stands.events).toEqual([]);
  });

  it('a change of life is prospective', async () => {
    await capwise.invoke('assets.add', platform('longer', 36, { cost: '3600000' }));
    const view = await capwise.invoke('assets.record', {
      id: 'longer',
      event: { kind: 'life-change', date: '2027-01-01', counts: 'total', months: 60 },
    });
    expect(view.rows[0]?.charge.value).toBe('100000.00');
    expect(view.rows[12]?.charge.value).toBe('50000.00');
    expect(view.rows).toHaveLength(60);
  });

  it('every figure of the register opens to the postings of its asset', async () => {
    const { assets } = await capwise.invoke('assets.list', { month: '2027-06' });
    expect(assets.map(({ id }) => id)).toEqual(expect.arrayContaining(['longer', 'planned', 'stopped-24']));
    for (const { id, cost, accumulated, carrying, charge } of assets) {
      for (const figure of [cost, accumulated, carrying, charge]) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace });
        expect([id, opened.total.value, opened.check.equal]).toEqual([id, figure.value, true]);
      }
    }
  });

  it.each([
    ['2026-06', 'in service'],
    ['2026-07', 'disposed'],
  ])('says what an asset was at the end of %s: %s', async (end, state) => {
    const { assets } = await capwise.invoke('assets.list', { month: end });
    expect(assets.find(({ id }) => id === 'stopped-24')?.state).toBe(state);
  });

  it('says when an asset is fully depreciated', async () => {
    const { assets } = await capwise.invoke('assets.list', { month: '2040-01' });
    expect(assets.find(({ id }) => id === 'longer')?.state).toBe('fully depreciated');
  });

  const refused: readonly (readonly [string, string, Question<'assets.record'>['event']])[] = [
    [
      'an impairment above book value',
      'IMPAIRMENT_ABOVE_BOOK',
      { kind: 'impairment', date: '2027-02-01', loss: '99000000' },
    ],
    ['an event before its asset', 'EVENT_BEFORE_ASSET', { kind: 'retirement', date: '2025-12-31' }],
    [
      'a life of zero',
      'LIFE_NOT_POSITIVE',
      { kind: 'life-change', date: '2027-02-01', counts: 'remaining', months: 0 },
    ],
    [
      'a share without its document',
      'UNDOCUMENTED_SHARE',
      { kind: 'partial-abandonment', date: '2027-02-01', share: { name: 'B', cost: '1000', document: '' } },
    ],
    [
      'a plan without a test',
      'UNDOCUMENTED_TEST',
      { kind: 'shutdown-plan', date: '2027-02-01', ceaseUse: '2027-08-01' },
    ],
    ['a test without its estimates', 'TEST_INCOMPLETE', { kind: 'impairment-test', date: '2027-02-01' }],
  ];

  it.each(refused)('refuses %s as %s, and posts nothing', async (_, code, event) => {
    const before = await capwise.invoke('books.verify', {});
    await expect(capwise.invoke('assets.record', { id: 'longer', event })).rejects.toMatchObject({ code });
    expect(await capwise.invoke('books.verify', {})).toEqual(before);
  });

  it('refuses a life of zero, an id that is taken, and an asset that is not there', async () => {
    await expect(capwise.invoke('assets.add', platform('zero', 0))).rejects.toMatchObject({
      code: 'LIFE_NOT_POSITIVE',
    });
    await expect(capwise.invoke('assets.add', platform('longer', 12))).rejects.toMatchObject({ code: 'ASSET_EXISTS' });
    await expect(capwise.invoke('assets.show', { id: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a sale brings proceeds and a gain, each in its bar, and the bridge has no residual', async () => {
    await capwise.invoke('assets.add', platform('sold', 60, { class: 'equipment', cost: '600000', netDays: 30 }));
    await capwise.invoke('assets.record', {
      id: 'sold',
      event: { kind: 'sale', date: '2027-01-01', proceeds: '500000', netDays: 30 },
    });
    const bridge = await capwise.invoke('books.bridge', { period: '2026-01..2030-12' });
    expect(bridge.residual.value).toBe('0.00');
    const bar = (name: string): string | null | undefined =>
      bridge.bars.find((candidate) => candidate.bar === name)?.figure.value;
    expect(bar('disposal-proceeds')).toBe('500000.00');
    expect(bar('capital-expenditure')).toBe('-600000.00');
    expect(await month('disposal', '2027-01')).toBe('20000.00');
    expect(await capwise.invoke('books.verify', {})).toMatchObject({ intact: true });
  });
});
