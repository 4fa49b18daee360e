import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const payroll = (currency: string): string =>
  `person,period,component,amount,currency,function\nE-1,2026-01,pay,9000,${currency},research-and-development\n`;

describe('a table that is the first file of all', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const companies = async (): Promise<readonly string[]> =>
    (await capwise.ports.store.companies()).map(({ name }) => name);

  it('is looked at and checked without a company, and nothing of it stays', async () => {
    const file = await fileOf(payroll('EUR'), 'payroll.csv');
    expect(await capwise.invoke('sources.inspect', { file })).toMatchObject({ kind: 'payroll', missing: [] });
    const checked = await capwise.invoke('sources.read', { kind: 'payroll', file }, { dryRun: true });
    expect(checked).toMatchObject({ rows: 1, recorded: 1 });
    expect(await companies()).toEqual([]);
  });

  it('that is refused leaves no company either', async () => {
    const file = await fileOf(payroll('EUR').replace('9000', 'much'), 'payroll.csv');
    await expect(capwise.invoke('sources.read', { kind: 'payroll', file })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
    });
    expect(await companies()).toEqual([]);
  });

  it('that is refused takes away no company that another made meanwhile', async () => {
    await capwise.ports.store.create('main', { demo: false });
    const file = await fileOf(payroll('EUR').replace('9000', 'much'), 'payroll.csv');
    await expect(capwise.invoke('sources.read', { kind: 'payroll', file })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
    });
    expect(await companies()).toEqual(['main']);
    await capwise.ports.store.drop('main');
  });

  it('makes the company, in the currency that it names, and is in use from then on', async () => {
    await capwise.invoke('sources.read', { kind: 'payroll', file: await fileOf(payroll('EUR'), 'payroll.csv') });
    expect(await companies()).toEqual(['main']);
    expect(await capwise.invoke('companies.settings', {})).toMatchObject({ currency: 'EUR' });
    const { lines } = await capwise.invoke<'books.statement'>('books.statement', { period: '2026-01' });
    expect(lines.find(({ line }) => line === 'ebitda')?.figures[0]?.value).toBe('-9000.00');
  });
});
