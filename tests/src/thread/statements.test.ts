import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '@capwise/contract';
import { expectOpens } from '../support/books.ts';
import type { TestInstallation } from '../support/installation.ts';
import { bookedInstallation, lineOf, period, sumOf, valuesOf, type Statement } from '../support/statement-books.ts';

describe('statements', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await bookedInstallation();
  });
  afterAll(() => capwise.drop());

  const ask = (input: Question<'books.statement'> = {}): Promise<Statement> =>
    capwise.invoke('books.statement', { period, ...input });

  it('EBITDA = net income + tax + interest + D&A − other income and FX (gain +), printed with the figure, each a line of its own', async () => {
    const { reconciliation, definition } = await ask({ by: 'year', period: '2027' });
    expect(definition).toMatch(
      /^EBITDA = net income \+ income tax \+ interest \+ depreciation and amortization − other/,
    );
    expect(reconciliation.map(({ label }) => label)).toEqual([
      'Net income',
      '+ Income tax',
      '+ Interest',
      '+ Depreciation and amortization',
      '− Other income',
      '− Exchange differences',
      '= EBITDA',
    ]);
    const values = reconciliation.map(({ figures }) => figures[0]?.value ?? null);
    expect(values.slice(1, 6)).toEqual(['7.00', '12.00', '0.00', '-3.00', '-0.40']);
    expect(sumOf(values.slice(0, -1))).toBe(Number(values.at(-1)));
  });

  it('revenue names the measure EBITDA, and gross margin says whether amortization is in it', async () => {
    const statement = await ask();
    expect(statement.measure).toBe('EBITDA');
    expect(lineOf(statement, 'gross-margin').label).toBe('Gross margin before amortization');
    expect(valuesOf(statement, 'gross-margin')).toEqual(['800.00', '800.00', '800.00', '800.00']);
    await capwise.invoke('companies.set', { grossMargin: 'after-software-amortization' });
    expect(lineOf(await ask(), 'gross-margin').label).toBe('Gross margin after amortization of software');
    await capwise.invoke('companies.set', { grossMargin: 'before-amortization' });
  });

  it('beside both always: EBITDA less capitalized software', async () => {
    for (const basis of ['us-gaap', 'ifrs'] as const) {
      const statement = await ask({ basis });
      const [ebitda, less] = [valuesOf(statement, 'ebitda'), valuesOf(statement, 'ebitda-less-software')];
      expect(less.map((value, index) => Number(ebitda[index]) - Number(value))).toEqual([0, 0, 50, 0]);
    }
  });

  it.each(['us-gaap', 'ifrs'] as const)('every figure under %s opens to what it is made of', async (basis) => {
    const other = basis === 'ifrs' ? 'us-gaap' : 'ifrs';
    const { lines, periods, reconciliation } = await ask({ basis, by: 'quarter' });
    await expectOpens(capwise.invoke, [
      ...[...lines, ...reconciliation].flatMap(({ figures }) => figures),
      ...periods.flatMap(({ settled }) => [settled.figure, settled.expected]),
    ]);
    for (const { trace } of lines.flatMap(({ figures }) => figures)) {
      expect(JSON.stringify(trace).match(/"basis":"[a-z-]+"/g) ?? []).not.toContain(`"basis":"${other}"`);
    }
  });

  it('under IFRS a lease leaves EBITDA: amortization and interest instead of one cost, and cash does not change', async () => {
    const [american, international] = [await ask(), await ask({ basis: 'ifrs' })];
    const rise = valuesOf(international, 'ebitda').map(
      (value, index) => Number(value) - Number(valuesOf(american, 'ebitda')[index]),
    );
    expect(rise).toEqual([10, 10, 10, 10]);
    expect(valuesOf(international, 'cash')).toEqual(valuesOf(american, 'cash'));
    expect(sumOf(valuesOf(international, 'amortization'))).toBeLessThan(0);
    expect(sumOf(valuesOf(american, 'amortization'))).toBe(0);
  });

  it('the measure is chosen by profile: IFRS 18 from 2027 has operating profit before depreciation, amortization and IAS 36 impairments', async () => {
    const name = 'operating-profit-before-impairments';
    const [american, international] = [await ask(), await ask({ basis: 'ifrs' })];
    expect(american.lines.some(({ line }) => line === name)).toBe(false);
    expect(american.measures.map(({ line }) => line).slice(0, 3)).toEqual([
      'adjusted-ebitda',
      'ebitda',
      'ebitda-less-software',
    ]);
    expect(international.measures[0]).toMatchObject({
      line: name,
      definition: expect.stringContaining('IAS 36') as string,
    });
    expect(valuesOf(international, name)).toEqual(valuesOf(international, 'ebitda'));
    const earlier = await ask({ basis: 'ifrs', period: '2026' });
    expect(earlier.lines.some(({ line }) => line === name)).toBe(false);
  });

  describe('other items that the policy lists', () => {
    beforeAll(() => capwise.invoke('companies.set', { adjustments: ['stock-compensation', 'severance'] }));
    afterAll(() => capwise.invoke('companies.set', { adjustments: [] }));

    it('move below Adjusted EBITDA, each its own line, and EBITDA does not change', async () => {
      const chosen = await ask();
      await capwise.invoke('companies.set', { adjustments: [] });
      const plain = await ask();
      await capwise.invoke('companies.set', { adjustments: ['stock-compensation', 'severance'] });
      expect(valuesOf(chosen, 'stock-compensation')).toEqual(['-60.00', '-60.00', '-60.00', '-60.00']);
      expect(valuesOf(chosen, 'severance')).toEqual(['0.00', '0.00', '-25.00', '0.00']);
      expect(plain.lines.some(({ line }) => line === 'stock-compensation' || line === 'severance')).toBe(false);
      expect(valuesOf(chosen, 'ebitda')).toEqual(valuesOf(plain, 'ebitda'));
      const lifted = valuesOf(chosen, 'adjusted-ebitda').map(
        (value, index) => Number(value) - Number(valuesOf(plain, 'adjusted-ebitda')[index]),
      );
      expect(lifted).toEqual([60, 60, 85, 60]);
      expect(chosen.definition).toContain('disposal, stock compensation and severance');
      const order = chosen.lines.map(({ line }) => line);
      expect(order.indexOf('stock-compensation')).toBeGreaterThan(order.indexOf('disposal'));
      expect(order.indexOf('severance')).toBeLessThan(order.indexOf('ebitda'));
    });

    it('every figure opens to what it is made of, and a breakdown is the row that is shown', async () => {
      const statement = await ask();
      await expectOpens(
        capwise.invoke,
        statement.lines.flatMap(({ figures }) => figures),
      );
      for (const row of ['research-and-development', 'stock-compensation', 'severance'] as const) {
        for (const split of ['account', 'entity', 'costCenter'] as const) {
          const { parts } = await capwise.invoke('books.breakdown', { row, split, period });
          const shown = valuesOf(statement, row);
          expect(shown.map((_, index) => sumOf(parts.map(({ figures }) => figures[index]?.value ?? null)))).toEqual(
            shown.map(Number),
          );
          await expectOpens(
            capwise.invoke,
            parts.flatMap(({ figures }) => figures),
          );
        }
      }
    });
  });

  it.each(['entity', 'environment', 'costCenter', 'owner', 'asset'] as const)(
    'a row opens by %s into parts that add up to it',
    async (split) => {
      const statement = await ask();
      const { parts } = await capwise.invoke('books.breakdown', { row: 'cost-of-revenue', split, period });
      const shown = valuesOf(statement, 'cost-of-revenue');
      expect(shown.map((_, index) => sumOf(parts.map(({ figures }) => figures[index]?.value ?? null)))).toEqual(
        shown.map(Number),
      );
    },
  );

  it('entries and the export are read under a basis too', async () => {
    const postings = async (basis: 'us-gaap' | 'ifrs'): Promise<number> => {
      const { count, entries } = await capwise.invoke('books.entries', { basis, limit: 1000 });
      expect(entries).toHaveLength(count);
      for (const entry of entries) expect(sumOf(entry.postings.map(({ figure }) => figure.value))).toBe(0);
      return entries.reduce((sum, entry) => sum + entry.postings.length, 0);
    };
    const exported = async (basis: 'us-gaap' | 'ifrs'): Promise<string> =>
      (await capwise.invoke('books.export', { basis, format: 'hledger' })).file.text;
    expect(await postings('ifrs')).toBeGreaterThan(await postings('us-gaap'));
    expect(await exported('us-gaap')).not.toContain('Right of use, finance leases');
    expect(await exported('ifrs')).toContain('Right of use, finance leases');
  });
});
