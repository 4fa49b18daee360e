import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '@capwise/contract';
import { expectOpens } from '../support/books.ts';
import { accountCodes } from '@capwise/domain/books';
import { installation, type TestInstallation } from '../support/installation.ts';
import {
  bookedInstallation,
  entry,
  lineOf,
  period,
  sumOf,
  valuesOf,
  type Statement,
} from '../support/statement-books.ts';

describe('cash', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await bookedInstallation();
  });
  afterAll(() => capwise.drop());

  const ask = (input: Question<'books.statement'> = {}): Promise<Statement> =>
    capwise.invoke('books.statement', { period, ...input });

  it('interest paid is operating, and financing under IFRS from 2027 on', async () => {
    const [american, international] = [await ask(), await ask({ basis: 'ifrs' })];
    expect(valuesOf(american, 'financing')).toEqual(['0.00', '0.00', '0.00', '0.00']);
    const bars = async (basis: 'us-gaap' | 'ifrs', month: string): Promise<number> => {
      const { bars: all } = await capwise.invoke('books.bridge', { basis, period: month });
      const of = (name: string): number => Number(all.find(({ bar }) => bar === name)?.figure.value);
      return month < '2027' ? of('lease-principal') : of('lease-principal') + of('interest');
    };
    const months = ['2026-11', '2026-12', '2027-01', '2027-02'];
    const expected = await Promise.all(months.map((month) => bars('ifrs', month)));
    expect(valuesOf(international, 'financing').map(Number)).toEqual(
      expected.map((value) => Math.round(value * 100) / 100),
    );
    expect(Number(valuesOf(international, 'financing')[2])).toBeLessThan(-12);
  });

  it('every cash figure says how much of it is settled', async () => {
    const statement = await ask();
    expect(statement.settled).toMatch(/^\d+% of cash settled, the rest expected from payment terms$/);
    const [november, , january] = statement.periods.map(({ settled }) => settled);
    expect(november).toMatchObject({ share: '0.0000', figure: { value: '0.00' } });
    expect(november?.words).toContain('none settled');
    expect(january).toMatchObject({ figure: { value: '-50.00' } });
    expect(Number(january?.share)).toBeGreaterThan(0);
    const bridge = await capwise.invoke('books.bridge', { period: '2027-01' });
    expect(bridge.settled).toEqual(january);
    expect(bridge.headline.map(({ text }) => text).join('')).toMatch(/cash .* \(\d+% settled\)\./);
    for (const { settled, period: month } of statement.periods) {
      const { bars } = await capwise.invoke('books.bridge', { period: month });
      const cash = Number(bars.find(({ bar }) => bar === 'cash')?.figure.value);
      expect(sumOf([settled.figure.value, settled.expected.value])).toBe(cash);
    }
  });

  it('non-cash pairs are listed beside the bridge: a lease that began, capitalized labor that is unpaid until it is paid', async () => {
    const pairs = async (month: string): Promise<Readonly<Record<string, string | null>>> => {
      const { nonCashPairs, bars, residual } = await capwise.invoke('books.bridge', { period: month });
      expect(residual.value).toBe('0.00');
      expect(bars.map(({ bar }) => bar)).not.toContain('other');
      expect(bars.map(({ bar }) => bar)).not.toContain('currency-restatement');
      await expectOpens(
        capwise.invoke,
        nonCashPairs.map(({ figure }) => figure),
      );
      return Object.fromEntries(nonCashPairs.map(({ label, figure }) => [label, figure.value]));
    };
    expect(Number((await pairs('2026-11'))['Leases that began'])).toBeGreaterThan(220);
    expect(await pairs('2027-01')).toEqual({ 'Unpaid capitalized labor': '50.00' });
    expect(await pairs('2027-02')).toEqual({});
  });

  it('where a currency is restated its cash effect is a bar, and a line of the cash flow', async () => {
    const other = await installation();
    await other.invoke('companies.set', { currency: 'USD' }, { company: 'main' });
    const books = await other.ports.store.company('main');
    await books.write(
      { operation: 'test', inputHash: 'restated', actor: 'test' },
      (writes) =>
        writes.record(
          entry('Bank in EUR', [
            [accountCodes.cash, 900n],
            [accountCodes.cashRestatement, -900n],
          ]),
        ),
      true,
    );
    const { bars, residual } = await other.invoke('books.bridge', { period: '2027-01' }, { company: 'main' });
    expect(bars.find(({ bar }) => bar === 'currency-restatement')?.figure.value).toBe('9.00');
    expect(residual.value).toBe('0.00');
    const statement = await other.invoke('books.statement', { period: '2027-01' }, { company: 'main' });
    expect(valuesOf(statement, 'currency-restatement')).toEqual(['9.00']);
    expect(valuesOf(statement, 'operating')).toEqual(['0.00']);
    await other.drop();
  });

  it('cash conversion cycle = DSO + DIO − DPO; inventory 0; prepaid days shown apart', async () => {
    const answer = await capwise.invoke('books.cycle', { period: '2026-12' });
    expect(answer).toMatchObject({ days: 31, reason: null, dio: { value: '0' }, prepaidDays: { value: '0.00' } });
    expect(answer.dso.value).toBe('31.00');
    // The office is billed too; its payments are due at once.
    expect(Number(answer.dpo.value)).toBeCloseTo((200 / 210) * 31, 2);
    expect(sumOf([answer.dso.value, `-${answer.dpo.value}`])).toBe(Number(answer.cycle.value));
    await expectOpens(capwise.invoke, [
      answer.dso,
      answer.dpo,
      answer.cycle,
      answer.prepaidDays,
      ...answer.parts.map(({ figure }) => figure),
    ]);
    const none = await capwise.invoke('books.cycle', { period: '2027-06' });
    expect(none).toMatchObject({ dso: { value: null }, cycle: { value: null } });
    expect(none.reason).toMatch(/^no revenue in June 2027/);
  });

  it('free cash flow takes finance-lease principal off unless the switch is off', async () => {
    const free = async (): Promise<readonly (string | null)[]> =>
      valuesOf(await ask({ basis: 'ifrs' }), 'free-cash-flow');
    const on = await free();
    await capwise.invoke('companies.set', { freeCashFlowTakesLeases: false });
    const off = await free();
    const principal = await capwise.invoke('books.bridge', { basis: 'ifrs', period: '2026-12' });
    const bar = principal.bars.find(({ bar: name }) => name === 'lease-principal');
    expect(sumOf([off[1] ?? null, bar?.figure.value ?? null])).toBe(Number(on[1]));
    expect(Number(bar?.figure.value)).toBeLessThan(0);
    await expectOpens(capwise.invoke, lineOf(await ask({ basis: 'ifrs' }), 'free-cash-flow').figures);
    await capwise.invoke('companies.set', { freeCashFlowTakesLeases: true });
  });

  it('roll-forwards of assets, assets in progress, prepaids and accruals are named groups, each the sum of its accounts', async () => {
    const { groups, accounts } = await capwise.invoke('books.rollForward', { period });
    expect(groups.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Assets in progress', 'Assets in service', 'Payables', 'Accruals', 'Equity']),
    );
    for (const { accounts: codes, whole } of groups) {
      for (const key of ['opening', 'increases', 'decreases', 'closing'] as const) {
        const members = accounts.filter(({ account }) => codes.includes(account));
        expect(sumOf(members.map((member) => member.whole[key].value))).toBe(Number(whole[key].value));
      }
      await expectOpens(capwise.invoke, Object.values(whole));
    }
  });
});
