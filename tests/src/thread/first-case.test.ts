import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const document = caseText({
  buy: 'lines: [{what: Fee, treatment: expense, amount: 5M, every: year}]',
  build: 'lines: [{what: Build, treatment: capitalize, amount: 10M, life: 5 years}]',
});

describe('a case that is kept before anything else', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const companies = async (): Promise<readonly string[]> =>
    (await capwise.ports.store.companies()).map(({ name }) => name);

  it('makes no company in a dry run, nor where it cannot be read', async () => {
    const checked = await capwise.invoke('decide.save', { name: 'platform', document }, { dryRun: true });
    expect(checked).toMatchObject({ version: 1, isNew: true });
    await expect(capwise.invoke('decide.save', { name: 'platform', document: 'question: Why?' })).rejects.toMatchObject(
      {
        code: 'INVALID_CASE',
      },
    );
    expect(await companies()).toEqual([]);
  });

  it('opens its figures to its lines by its text alone, and no other figure', async () => {
    const { options, comparisons } = await capwise.invoke('decide.evaluate', { document });
    const build = options.find(({ id }) => id === 'build');
    const figures = [build?.npv, comparisons[0]?.npv, build?.lines.find(({ line }) => line === 'cash')?.total];
    for (const figure of figures) {
      if (!figure) throw new Error('the case has no such figure');
      const opened = await capwise.invoke('books.trace', { trace: figure.trace, document });
      expect(opened).toMatchObject({ total: { value: figure.value, unit: 'USD' }, check: { equal: true } });
      expect(opened.children.length).toBeGreaterThan(0);
    }
    const trace = { kind: 'postings', filter: { rows: ['revenue'] }, sign: -1 } as const;
    for (const input of [{ trace }, { trace, document }])
      await expect(capwise.invoke('books.trace', input)).rejects.toMatchObject({ code: 'NO_COMPANY' });
  });

  it('makes the company, which is in use from then on, once', async () => {
    const kept = await capwise.invoke('decide.save', { name: 'platform', document }, { idempotencyKey: 'once' });
    expect(kept).toMatchObject({ name: 'platform', version: 1, isNew: true });
    expect(await capwise.invoke('decide.save', { name: 'platform', document }, { idempotencyKey: 'once' })).toEqual(
      kept,
    );
    expect(await companies()).toEqual(['main']);
    expect((await capwise.invoke('decide.list', {})).cases).toMatchObject([{ name: 'platform', version: 1 }]);
    await capwise.invoke('decide.approve', { name: 'platform' });
    expect(await capwise.invoke('decide.verify', { name: 'platform' })).toMatchObject({ version: 1, isEqual: true });
  });

  it('goes into the company that is named, and makes none of that name', async () => {
    await expect(
      capwise.invoke('decide.save', { name: 'platform', document }, { company: 'other' }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_COMPANY' });
    expect(await companies()).toEqual(['main']);
  });
});
