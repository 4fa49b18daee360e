import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseText } from '../support/case.ts';
import { closing, record, statementLine, type SourceDocument } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
let count = 0;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());
beforeEach(async () => {
  const company = `statements-${++count}`;
  await capwise.ports.store.create(company, { demo: false });
  await capwise.ports.store.use(company);
});

const research = 'research-and-development';
const linesOf = async (period: string, basis: 'us-gaap' | 'ifrs'): Promise<Readonly<Record<string, string | null>>> => {
  const { lines } = await capwise.invoke('books.statement', { period, by: 'year', basis });
  return Object.fromEntries(lines.map(({ line, figures }) => [line, figures[0]?.value ?? null]));
};

describe('chargeback', () => {
  const bought: SourceDocument = {
    kind: 'expense',
    what: 'Clusters',
    nature: 'cloud',
    amount: '500',
    month: '2026-01',
    team: 'platform',
  };
  const chargeback: SourceDocument = {
    kind: 'chargeback',
    what: 'Platform to Search',
    account: '6920',
    provider: 'platform',
    consumer: 'search',
    amount: '70',
    month: '2026-01',
  };
  const results = async (): Promise<readonly unknown[]> =>
    Promise.all(
      ['ebitda', 'amortization', 'operating-income', 'net-income', 'cash'].map((line) =>
        statementLine(capwise, line, '2026-01'),
      ),
    );
  const teams = async (): Promise<Readonly<Record<string, string | null | undefined>>> => {
    const { parts } = await capwise.invoke('books.breakdown', {
      row: 'unassigned',
      split: 'team',
      period: '2026-01',
    });
    return Object.fromEntries(parts.map(({ value, figures }) => [value ?? '', figures[0]?.value]));
  };

  it('debits the consumer and credits the provider; EBITDA, cash and depreciation of the company do not change', async () => {
    await capwise.invoke('assets.add', {
      id: 'servers',
      name: 'Servers',
      class: 'equipment',
      cost: '1200',
      began: '2026-01-01',
      inService: '2026-01-01',
      lifeMonths: 12,
    });
    await record(capwise, 'clusters', bought);
    const before = await results();
    expect(before).toEqual(['-500.00', '-100.00', '-600.00', '-600.00', '-1700.00']);
    expect(await teams()).toEqual({ platform: '-500.00' });
    await record(capwise, 'chargeback', chargeback);
    expect(await results()).toEqual(before);
    expect(await teams()).toEqual({ platform: '-430.00', search: '-70.00' });
  });
});

describe('an onerous contract', () => {
  const hall: SourceDocument = {
    kind: 'onerous-contract',
    what: 'Old hall',
    nature: 'facilities',
    amount: '90',
    month: '2026-01',
    monthsLeft: 3,
  };

  it('is a provision under IFRS, used as the cost is incurred, and as incurred under US GAAP', async () => {
    await record(capwise, 'hall', hall);
    const rent: SourceDocument = {
      kind: 'expense',
      what: 'Rent',
      nature: 'facilities',
      amount: '30',
      month: '2026-02',
    };
    await record(capwise, 'rent', { ...rent, repeats: 3 });
    const ebitda = async (basis: 'us-gaap' | 'ifrs'): Promise<readonly unknown[]> => {
      const { lines } = await capwise.invoke('books.statement', { period: '2026-01..2026-04', basis });
      return lines.find(({ line }) => line === 'ebitda')?.figures.map(({ value }) => value) ?? [];
    };
    expect(await ebitda('us-gaap')).toEqual(['0.00', '-30.00', '-30.00', '-30.00']);
    expect(await ebitda('ifrs')).toEqual(['-90.00', '0.00', '0.00', '0.00']);
    const provision = await capwise.invoke('books.rollForward', { account: '2120', period: '2026', basis: 'ifrs' });
    expect(provision.accounts[0]?.months.slice(0, 4).map((month) => month.closing.value)).toEqual([
      '90.00',
      '60.00',
      '30.00',
      '0.00',
    ]);
    expect(await closing(capwise, '2120', '2026-01')).toBe('0.00');
    const [american, international] = [await linesOf('2026', 'us-gaap'), await linesOf('2026', 'ifrs')];
    expect(international['cash']).toBe(american['cash']);
  });
});

describe('a prepayment', () => {
  it('is a balance-sheet item first, and expense month by month', async () => {
    const support: SourceDocument = { kind: 'prepay', what: 'Support', amount: '300', month: '2026-01', termMonths: 3 };
    await record(capwise, 'support', { ...support, function: research });
    const balances = await Promise.all(
      ['2026-01', '2026-02', '2026-03'].map((month) => closing(capwise, '1210', month)),
    );
    expect(balances).toEqual(['200.00', '100.00', '0.00']);
    expect(await statementLine(capwise, 'operating', '2026-01')).toBe('-300.00');
  });
});

describe('the present value of a case', () => {
  it('is labelled pre-tax while no tax profile is given, and its rate is a pre-tax rate', async () => {
    const document = caseText({
      buy: 'lines:\n  - what: Service\n    treatment: expense\n    amount: 1M\n    every: year',
    });
    const { tax, options } = await capwise.invoke('decide.evaluate', { document, by: 'year' });
    expect(tax).toBe('pre-tax');
    const [option] = options;
    if (!option) throw new Error('the case has an option');
    const opened = await capwise.invoke('books.trace', { trace: option.npv.trace, document });
    expect(opened.definition).toMatch(/discounted at 10% a year, pre-tax/);
  });
});
