import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

describe('assets under both frameworks, and by units', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
  });
  afterAll(() => capwise.drop());

  it('units of production charge what was given of what is expected', async () => {
    await capwise.invoke('assets.add', {
      id: 'press',
      name: 'Press',
      class: 'equipment',
      cost: '1000',
      residual: '100',
      began: '2026-01-01',
      inService: '2026-01-01',
      method: 'units-of-production',
      expectedUnits: 900,
    });
    await capwise.invoke('assets.record', { id: 'press', event: { kind: 'usage', date: '2026-01-31', units: 300 } });
    const { rows } = await capwise.invoke('assets.record', {
      id: 'press',
      event: { kind: 'usage', date: '2026-03-31', units: 600 },
    });
    expect(rows.map(({ month, charge, carrying }) => `${month}: ${charge.value} ${carrying.value}`)).toEqual([
      '2026-01: 300.00 700.00',
      '2026-02: 0.00 700.00',
      '2026-03: 600.00 100.00',
    ]);
  });

  it('units without what is expected, or of a method that counts none, are refused', async () => {
    const asset = { name: 'X', class: 'equipment', cost: '10', began: '2026-01-01' } as const;
    await expect(
      capwise.invoke('assets.add', { ...asset, id: 'x', method: 'units-of-production' }),
    ).rejects.toMatchObject({ code: 'UNITS_MISSING' });
    await capwise.invoke('assets.add', { ...asset, id: 'y', inService: '2026-01-01', lifeMonths: 10 });
    await expect(
      capwise.invoke('assets.record', { id: 'y', event: { kind: 'usage', date: '2026-01-31', units: 1 } }),
    ).rejects.toMatchObject({ code: 'UNITS_MISSING' });
  });

  it('an impairment is tested in two steps under US GAAP and in one under IFRS, and the parallel view shows it', async () => {
    await capwise.invoke('assets.add', {
      id: 'platform',
      name: 'Platform',
      class: 'software',
      cost: '1000',
      began: '2026-01-01',
      inService: '2026-01-01',
      lifeMonths: 10,
    });
    const event = {
      kind: 'impairment-test',
      date: '2026-06-01',
      undiscountedCashFlows: '600',
      fairValue: '300',
      fairValueLessCosts: '300',
      valueInUse: '350',
    } as const;
    const usGaap = await capwise.invoke('assets.record', { id: 'platform', event: { ...event } });
    expect(usGaap.steps.at(-1)?.loss.value).toBe('0.00');
    const ifrs = await capwise.invoke('assets.show', { id: 'platform', basis: 'ifrs' });
    const loss = ifrs.steps.at(-1)?.loss;
    expect(loss?.value).toBe('150.00');
    if (loss) await walkDown(capwise.invoke, loss.trace, 'main');
    expect(ifrs.rows.at(-1)?.carrying.value).toBe('0.00');
    for (const { charge } of ifrs.rows) await walkDown(capwise.invoke, charge.trace, 'main');
    expect((await capwise.invoke('books.verify', {})).intact).toBe(true);
  });

  it('software whose completion is no longer probable is written down, inside EBITDA', async () => {
    await capwise.invoke('assets.add', {
      id: 'dream',
      name: 'Dream',
      class: 'software',
      cost: '500',
      began: '2027-01-01',
      lifeMonths: 10,
    });
    const { steps } = await capwise.invoke('assets.record', {
      id: 'dream',
      event: { kind: 'completion-not-probable', date: '2027-02-01' },
    });
    expect(steps.at(-1)?.loss.value).toBe('500.00');
    for (const [month, stands] of [
      ['2027-01', '500.00'],
      ['2027-02', '0.00'],
    ] as const) {
      const { assets } = await capwise.invoke('assets.list', { month });
      const carrying = assets.find(({ id }) => id === 'dream')?.carrying;
      expect(carrying?.value).toBe(stands);
      if (carrying) await walkDown(capwise.invoke, carrying.trace, 'main');
      const opened = await capwise.invoke('books.trace', { trace: carrying?.trace ?? { kind: 'item', id: '' } });
      expect(opened.total.value).toBe(stands);
    }
  });
});
