import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { record, statementLine } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

describe('the months of a charge', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  let number = 0;
  const load = async (...rows: readonly BillRow[]): Promise<void> => {
    const files = [await fileOf(billText(rows), `bill-${++number}.csv`)];
    await capwise.invoke('sources.import', { files }, number > 1 ? { company: 'main' } : {});
  };
  const analyzed = async (): Promise<readonly (readonly [string | null, string | null])[]> => {
    const { rows } = await capwise.invoke('cloud.cost', { measure: 'effective', months: true });
    return rows
      .map(({ month, figure }) => [month, figure.value] as const)
      .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  };

  it('are those of ChargePeriodStart in UTC, whatever offset it is written with', async () => {
    await load(
      billRow('2026-01', '10'),
      billRow('2026-02', '5', {
        ChargePeriodStart: '2026-01-31T22:00:00-05:00',
        ChargePeriodEnd: '2026-02-01T22:00:00-05:00',
      }),
    );
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe('-10.00');
    expect(await statementLine(capwise, 'ebitda', '2026-02')).toBe('-5.00');
  });

  it('are two once a month is closed: analysis uses the charge month, the books the first open one', async () => {
    await capwise.invoke('books.close', { through: '2026-02' });
    await load(
      billRow('2026-03', '7'),
      billRow('2026-03', '3', {
        ChargePeriodStart: '2026-01-10T00:00:00Z',
        ChargePeriodEnd: '2026-01-11T00:00:00Z',
      }),
    );
    expect(await analyzed()).toEqual([
      ['2026-01', '13'],
      ['2026-02', '5'],
      ['2026-03', '7'],
    ]);
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe('-10.00');
    expect(await statementLine(capwise, 'ebitda', '2026-03')).toBe('-10.00');
    const { entries } = await capwise.invoke('books.entries', { period: '2026-03', account: '6920' });
    const tagged = entries.find(({ postings }) => postings.some(({ figure }) => figure.value === '3.00'));
    const opened = await capwise.invoke('books.trace', {
      trace: tagged?.postings[0]?.figure.trace ?? { kind: 'item', id: '' },
    });
    const said = JSON.stringify(opened);
    expect(said).toContain('charged in 2026-01, which was closed: posted in the first open month');
  });
});

describe('what was known when', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
  });
  afterAll(() => capwise.drop());

  it('is kept for loads, policies and the ledger: a statement as of each moment answers with it', async () => {
    const moments: string[] = [];
    const keep = async (): Promise<void> => {
      moments.push((await (await capwise.ports.store.company('main')).moment()) ?? '');
    };
    const files = async (cost: string): Promise<{ files: { path: string; name: string }[] }> => ({
      files: [await fileOf(billText([billRow('2026-01', cost)]), `${cost}.csv`)],
    });
    await capwise.invoke('sources.import', await files('10'), { company: 'main' });
    await keep();
    await capwise.invoke('sources.import', await files('12'), { company: 'main' });
    await keep();
    await capwise.invoke('companies.set', { netDays: 60 });
    await keep();
    await record(capwise, 'late', { kind: 'expense', what: 'Late', amount: '3', month: '2026-01' });
    await keep();
    const known = async (asOf: string): Promise<readonly (string | null | undefined)[]> => {
      const { lines, periods } = await capwise.invoke('books.statement', { period: '2026-01..2026-03', asOf });
      const values = (name: string): readonly (string | null)[] =>
        lines.find(({ line }) => line === name)?.figures.map(({ value }) => value) ?? [];
      expect(periods).toHaveLength(3);
      return [values('ebitda')[0], ...values('cash')];
    };
    expect(await Promise.all(moments.map(known))).toEqual([
      ['-10.00', '0.00', '-10.00', '0.00'],
      ['-12.00', '0.00', '-12.00', '0.00'],
      ['-12.00', '0.00', '0.00', '-12.00'],
      ['-15.00', '-3.00', '0.00', '-12.00'],
    ]);
  });
});
