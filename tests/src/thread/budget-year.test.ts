import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Question } from '@capwise/contract';
import { fineText, parseFine } from '@capwise/domain/money';
import { fileOf } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { lineOf } from '../support/statement-books.ts';
import { readTable } from '../support/tables.ts';
import { recordYear } from '../support/year.ts';

const header = 'account,cost_center,vendor,month,amount,version';
const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
const plan = months.flatMap((month, at) => [
  `4000,Sales,,${month},${900 + at}.10,Plan 1`,
  `6110,Platform,,${month},12000,Plan 1`,
  `6120,Search,AWS,${month},${(at + 1) * 7}.77,Plan 1`,
  `6920,,AWS,${month},350.05,Plan 1`,
  `9200,,,${month},10,Plan 1`,
]);

const sum = (values: readonly (string | null | undefined)[]): string =>
  fineText(values.reduce((total, value) => total + parseFine(value ?? '0'), 0n));

/** All that is said of what happened, the sentences left out: they may compare. */
async function actuals({ invoke }: TestInstallation): Promise<readonly unknown[]> {
  const { headline: _own, ...statement } = await invoke('books.statement', { by: 'month' });
  const { headline: _other, ...ifrs } = await invoke('books.statement', { by: 'year', basis: 'ifrs' });
  const { headline: _third, compared: _compared, ...bridge } = await invoke('books.bridge', { period: '2026' });
  return [
    statement,
    ifrs,
    bridge,
    await invoke('books.balance', {}),
    await invoke('books.rollForward', {}),
    await invoke('books.cycle', {}),
    await invoke('books.entries', { limit: 500 }),
    await invoke('books.export', { format: 'beancount' }),
    await invoke('books.breakdown', { row: 'unassigned', split: 'costCenter' }),
    await invoke('sources.quality', {}),
    await invoke('sources.payments', {}),
    await invoke('assets.list', {}),
  ];
}

describe('a budget of a year of everything', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await recordYear(capwise, 'main');
    await capwise.ports.store.use('main');
  }, 120_000);
  afterAll(() => capwise.drop());

  const read = (rows: readonly string[]): Promise<Answer<'sources.read'>> =>
    readTable(capwise, { kind: 'budget', header }, rows);
  const variance = (question: Question<'books.variance'>): Promise<Answer<'books.variance'>> =>
    capwise.invoke('books.variance', { period: '2026', ...question });

  it('changes no figure of what happened', async () => {
    const before = await actuals(capwise);
    expect(await read(plan)).toMatchObject({ rows: 60, recorded: 60 });
    expect(await actuals(capwise)).toEqual(before);
    expect(await capwise.invoke('books.verify', {})).toMatchObject({ intact: true });
  });

  it.each(['row', 'account', 'costCenter', 'team', 'product', 'project', 'vendor', 'service', 'owner'] as const)(
    'laid beside the actuals by %s sums to the whole, and every figure opens',
    async (by) => {
      for (const compare of ['budget', 'previous'] as const) {
        const { rows, total } = await variance({ by, compare, period: '2026-07..2026-12' });
        if (!total) throw new Error('there is nothing to compare with');
        expect(sum(rows.map(({ actual }) => actual.value))).toBe(sum([total.actual.value]));
        expect(sum(rows.map(({ reference }) => reference?.value))).toBe(sum([total.reference.value]));
        expect(sum(rows.map((row) => row.variance?.value))).toBe(sum([total.variance.value]));
        await expectOpens(
          capwise.invoke,
          [...rows, total].flatMap(({ actual, reference, variance: difference }) =>
            [actual, reference, difference].flatMap((figure) => figure ?? []),
          ),
        );
      }
    },
  );

  it('has the same EBITDA in the variance and in the statement of each scenario', async () => {
    const { total } = await variance({});
    for (const [scenario, figure] of [
      ['actual', total?.actual],
      ['budget', total?.reference],
    ] as const) {
      const statement = await capwise.invoke('books.statement', { scenario, period: '2026', by: 'year' });
      expect(lineOf(statement, 'ebitda').figures[0]?.value).toBe(figure?.value);
    }
  });

  it('is a statement of all its months, without cash and the measures of it', async () => {
    const statement = await capwise.invoke('books.statement', { scenario: 'budget' });
    expect(statement.periods.map(({ period }) => period)).toEqual(months);
    expect(statement.periods.some(({ expected }) => expected)).toBe(false);
    expect(statement.lines.map(({ line }) => line)).not.toContain('cash');
    expect(statement.measures.map(({ line }) => line)).toEqual(['adjusted-ebitda', 'ebitda', 'gross-margin']);
    expect(statement.settled).toBe('a budget is of profit: no cash is planned');
  });

  it('says where only one side has anything', async () => {
    const { rows } = await variance({ by: 'costCenter' });
    expect(rows.find(({ key }) => key === 'Search')).toMatchObject({ missing: 'actual', verdict: 'favorable' });
    expect(rows.find(({ key }) => key === null)?.missing).toBeNull();
    const accounts = (await variance({ by: 'account' })).rows;
    expect(accounts.some(({ missing }) => missing === 'reference')).toBe(true);
  });

  it('holds the amortization that the assets charge, asset by asset, and none twice', async () => {
    const shown = await capwise.invoke('books.budget', {});
    expect(shown).toMatchObject({
      from: '2026-01',
      to: '2026-12',
      gaps: [],
      versions: [{ version: 'Plan 1', file: 'budget.csv', from: '2026-01', to: '2026-12', months: 12 }],
    });
    const amortization = async (scenario: 'actual' | 'budget') =>
      lineOf(await capwise.invoke('books.statement', { scenario, period: '2026', by: 'year' }), 'amortization');
    const [actual, budget] = [await amortization('actual'), await amortization('budget')];
    expect(budget.figures[0]?.value).toBe(actual.figures[0]?.value);
    expect(shown.tail?.value).toBe(budget.figures[0]?.value);
    const figures = [shown.ebitda, shown.netIncome, shown.tail].flatMap((figure) => figure ?? []);
    expect(figures).toHaveLength(3);
    await expectOpens(capwise.invoke, figures);
    const plans = months.map((month) => `8010,,,${month},0,Plan 2`);
    const { notes } = await read([...plan, ...plans]);
    expect(notes.filter((note) => note.includes('8010'))).toHaveLength(1);
    expect(Number((await capwise.invoke('books.budget', {})).tail?.value)).toBeGreaterThan(Number(shown.tail?.value));
  });

  it('of some months leaves the others, says so, and is read with a column for each month too', async () => {
    const text = 'account,cost_center,Nov 2026,2026-12,Total\n6110,Platform,12000,,12000\n6120,Search,,90,90\n';
    const answer = await capwise.invoke('sources.read', { kind: 'budget', file: await fileOf(text, 'reforecast.csv') });
    expect(answer).toMatchObject({ recorded: 2, ignoredColumns: ['Total'] });
    expect(answer.notes).toContain(
      'months that the file does not give stay as they were planned: 10 from 2026-01 to 2026-10',
    );
    expect(answer.notes.some((note) => note.startsWith('11 amounts that an earlier file planned'))).toBe(true);
    const { versions } = await capwise.invoke('books.budget', {});
    expect(versions.map(({ file, from, to }) => `${file} ${from} ${to}`)).toContain('reforecast.csv 2026-11 2026-12');
    const { total } = await variance({ period: '2026-12' });
    expect(total?.reference.value).toBe('-90.00');
  });

  it('has comments of its own beside those about an earlier period', async () => {
    const about = { period: '2026-12', row: 'ebitda' } as const;
    await capwise.invoke('books.comment', { ...about, against: 'budget', text: 'The launch moved' });
    await capwise.invoke('books.comment', { ...about, text: 'A backfill ran' });
    const { comments } = await capwise.invoke('books.comments', { period: '2026-12', against: 'budget' });
    expect(comments.map(({ against, text }) => [against, text])).toEqual([['budget', 'The launch moved']]);
  });
});
