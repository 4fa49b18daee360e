import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { effects, record, statementLine, type SourceDocument } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

const research = 'research-and-development';

describe('what a source document does to EBITDA and cash', () => {
  let capwise: TestInstallation;
  let company = '';
  let count = 0;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());
  beforeEach(async () => {
    count += 1;
    company = `books-${count}`;
    await capwise.ports.store.create(company, { demo: false });
    await capwise.ports.store.use(company);
  });

  it.each<readonly [string, SourceDocument, readonly string[]]>([
    [
      'an expense costs EBITDA at the charge and cash on its terms',
      {
        kind: 'expense',
        what: 'Licenses',
        function: research,
        amount: '100',
        month: '2026-01',
        repeats: 2,
        netDays: 60,
      },
      ['2026-01: -100.00 / 0.00', '2026-02: -100.00 / 0.00', '2026-03: 0.00 / -100.00', '2026-04: 0.00 / -100.00'],
    ],
    [
      'a prepayment costs cash at once and EBITDA over its term',
      { kind: 'prepay', what: 'Support', amount: '300', month: '2026-01', termMonths: 3 },
      ['2026-01: -100.00 / -300.00', '2026-02: -100.00 / 0.00', '2026-03: -100.00 / 0.00'],
    ],
    [
      'a prepayment without future use is written off',
      { kind: 'prepay', what: 'Support', amount: '300', month: '2026-01', termMonths: 3, stopsAt: '2026-02' },
      ['2026-01: -100.00 / -300.00', '2026-02: -200.00 / 0.00'],
    ],
    [
      'revenue is earned at the service and settles on its terms',
      { kind: 'revenue', what: 'Usage', amount: '500', month: '2026-01', netDays: 30 },
      ['2026-01: 500.00 / 0.00', '2026-02: 0.00 / 500.00'],
    ],
    [
      'revenue invoiced ahead is deferred and earned over its term',
      { kind: 'revenue', what: 'Subscription', amount: '300', month: '2026-01', termMonths: 3 },
      ['2026-01: 100.00 / 300.00', '2026-02: 100.00 / 0.00', '2026-03: 100.00 / 0.00'],
    ],
    [
      'a service credit owed to customers is negative revenue',
      { kind: 'service-credit', what: 'Outage', amount: '50', month: '2026-01' },
      ['2026-01: -50.00 / -50.00'],
    ],
    [
      'pay is expensed in its month and paid when it is paid',
      { kind: 'payroll', what: 'Pay', function: research, amount: '80', month: '2026-01', paidAfter: 1 },
      ['2026-01: -80.00 / 0.00', '2026-02: 0.00 / -80.00'],
    ],
    [
      'stock compensation costs EBITDA and is never cash',
      {
        kind: 'payroll',
        what: 'Grants',
        component: 'stock-compensation',
        function: research,
        amount: '30',
        month: '2026-01',
      },
      ['2026-01: -30.00 / 0.00'],
    ],
    [
      'labor that is capitalized lifts EBITDA and leaves total cash',
      {
        kind: 'capitalized-labor',
        what: 'Build',
        function: research,
        kindOfWork: 'new-functionality',
        amount: '60',
        month: '2026-01',
        paidAfter: 1,
      },
      ['2026-01: 60.00 / 0.00'],
    ],
    [
      'hosting implementation lifts EBITDA while building, lowers it over the term, and is zero over life net of its cost',
      {
        kind: 'hosting',
        what: 'CRM',
        function: 'sales-and-marketing',
        costs: [
          { nature: 'configuration', amount: '240', month: '2026-01' },
          { nature: 'training', amount: '40', month: '2026-01' },
        ],
        ready: '2026-02',
        nonCancellableMonths: 2,
        extensionMonths: 1,
      },
      ['2026-01: -40.00 / -280.00', '2026-02: -80.00 / 0.00', '2026-03: -80.00 / 0.00', '2026-04: -80.00 / 0.00'],
    ],
    [
      'an accrual is taken back in the month after',
      {
        kind: 'accrual',
        what: 'October usage',
        nature: 'cloud',
        amount: '90',
        low: '80',
        high: '110',
        month: '2026-01',
        estimate: 'rows of 28 days',
      },
      ['2026-01: -90.00 / 0.00', '2026-02: 90.00 / 0.00'],
    ],
    [
      'an incentive for signing is spread over the term',
      { kind: 'incentive', what: 'Signing credit', amount: '120', month: '2026-01', termMonths: 3 },
      ['2026-01: 40.00 / 120.00', '2026-02: 40.00 / 0.00', '2026-03: 40.00 / 0.00'],
    ],
    [
      'a shortfall is accrued when it becomes probable',
      {
        kind: 'shortfall',
        what: 'Commitment of the year',
        commitment: 'plan-1',
        committed: '1000',
        expected: '900',
        low: '850',
        high: '950',
        month: '2026-01',
        isProbable: true,
      },
      ['2026-01: -100.00 / 0.00'],
    ],
    [
      'a shortfall that is not probable posts nothing',
      {
        kind: 'shortfall',
        what: 'Commitment of the year',
        commitment: 'plan-1',
        committed: '1000',
        expected: '900',
        low: '850',
        high: '1100',
        month: '2026-01',
        isProbable: false,
      },
      [],
    ],
    [
      'a purchase obligation is disclosed and posts nothing',
      { kind: 'purchase-obligation', what: 'Minimum spend', amount: '100', month: '2026-01', repeats: 24 },
      [],
    ],
    [
      'an onerous contract is expensed as incurred under US GAAP until cease-use',
      {
        kind: 'onerous-contract',
        what: 'Old hall',
        nature: 'facilities',
        amount: '90',
        month: '2026-01',
        monthsLeft: 3,
      },
      [],
    ],
    [
      'an onerous contract that is left for good is lost at cease-use and paid as it falls due',
      {
        kind: 'onerous-contract',
        what: 'Old hall',
        nature: 'facilities',
        amount: '90',
        month: '2026-01',
        monthsLeft: 3,
        isCeased: true,
      },
      ['2026-01: -90.00 / 0.00', '2026-02: 0.00 / -30.00', '2026-03: 0.00 / -30.00', '2026-04: 0.00 / -30.00'],
    ],
    [
      'chargeback changes neither EBITDA nor cash of the company',
      {
        kind: 'chargeback',
        what: 'Platform to Search',
        account: '6920',
        provider: 'platform',
        consumer: 'search',
        amount: '70',
        month: '2026-01',
      },
      [],
    ],
  ])('%s', async (_, document, expected) => {
    if (document.kind === 'capitalized-labor') {
      await record(capwise, 'pay', {
        kind: 'payroll',
        what: 'Pay',
        function: research,
        amount: '80',
        month: '2026-01',
      });
    }
    const view = await record(capwise, 'one', document);
    expect(effects(view)).toEqual(expected);
    expect((await capwise.invoke('books.verify', {})).intact).toBe(true);
    for (const month of view.months) {
      for (const figure of [month.ebitda, month.cash, month.posted])
        await walkDown(capwise.invoke, figure.trace, company);
    }
    for (const { amount } of view.lines) await walkDown(capwise.invoke, amount.trace, company);
    const { residual } = await capwise.invoke('books.bridge', { period: '2026' });
    expect(residual.value).toBe('0.00');
  });

  it('impairment, abandonment and write-down losses are outside of Adjusted EBITDA, also of a prepayment that a document cancels', async () => {
    await record(capwise, 'support', {
      kind: 'prepay',
      what: 'Support',
      function: research,
      amount: '300',
      month: '2026-01',
      termMonths: 3,
      stopsAt: '2026-02',
    });
    const lines = ['research-and-development', 'adjusted-ebitda', 'impairment-and-abandonment', 'ebitda'];
    const values = await Promise.all(lines.map((line) => statementLine(capwise, line, '2026-02')));
    expect(values).toEqual(['0.00', '0.00', '-200.00', '-200.00']);
  });
});
