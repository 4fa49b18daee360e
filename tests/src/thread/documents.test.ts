import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closing, effects, record, statementLine, type SourceDocument } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';

const research = 'research-and-development';

describe('source documents', () => {
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

  it('a lease is operating under US GAAP and finance under IFRS 16, and a parallel view shows what that changes', async () => {
    const document: SourceDocument = {
      kind: 'lease',
      what: 'Cage 12',
      function: 'cost-of-revenue',
      nature: 'facilities',
      hasIdentifiedAsset: true,
      hasSubstantiallyAllBenefits: true,
      hasRightToDirectUse: true,
      commences: '2026-01-01',
      termMonths: 36,
      payment: '1000',
      due: 'end',
      annualRate: 0.06,
      remainingEconomicLifeMonths: 240,
    };
    const view = await record(capwise, 'cage', document);
    expect(view.lines[0]).toMatchObject({
      treatment: 'operating lease',
      amount: { value: '36000.00' },
      notes: ['none of the five tests of a finance lease is met', 'IFRS 16: finance lease'],
    });
    expect(effects(view).slice(0, 2)).toEqual(['2026-01: -1000.00 / -1000.00', '2026-02: -1000.00 / -1000.00']);
    expect(await closing(capwise, '2300', '2026-01')).toBe('32035.38');
    await expect(record(capwise, 'cloud', { ...document, hasIdentifiedAsset: false })).rejects.toMatchObject({
      code: 'NOT_A_LEASE',
    });
  });

  it('opening balances are no flow: cash, EBITDA and every bar stay zero, and equity takes the rest', async () => {
    await record(capwise, 'opening', {
      kind: 'opening',
      what: 'Balances of the old system',
      month: '2026-01',
      balances: [
        { account: '1000', amount: '900' },
        { account: '1200', amount: '300', commitment: 'plan-1' },
        { account: '2000', amount: '-200' },
      ],
    });
    expect(await closing(capwise, '1000', '2025-12')).toBe('900.00');
    expect(await closing(capwise, '3100', '2025-12')).toBe('1000.00');
    const bridge = await capwise.invoke('books.bridge', { period: '2025-12' });
    expect(bridge.bars.filter(({ figure }) => Number(figure.value) !== 0)).toEqual([]);
    await expect(
      record(capwise, 'wrong', {
        kind: 'opening',
        what: 'With a cost',
        month: '2026-01',
        balances: [{ account: '6920', amount: '1' }],
      }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
  });

  it('the invoice of a third party clears what was accrued for it, and the rest is a change in estimate', async () => {
    await record(capwise, 'estimate', {
      kind: 'shortfall',
      what: 'Marketplace',
      vendor: 'Seller',
      commitment: 'plan-1',
      committed: '100',
      expected: '0',
      low: '0',
      high: '0',
      month: '2026-01',
      isProbable: true,
    });
    const view = await record(capwise, 'invoice', {
      kind: 'vendor-invoice',
      what: 'Invoice 7',
      vendor: 'Seller',
      amount: '90',
      month: '2026-02',
      netDays: 30,
    });
    expect(view.lines.map(({ what, amount }) => `${what}: ${amount.value}`)).toEqual([
      'Invoice 7 · accrued before: 100.00',
      'Invoice 7 · accrued too much: -10.00',
    ]);
    expect(effects(view)).toEqual(['2026-02: 10.00 / 0.00', '2026-03: 0.00 / -90.00']);
    expect(await closing(capwise, '2100', '2026-03')).toBe('0.00');
    expect(await closing(capwise, '2000', '2026-03')).toBe('0.00');
  });

  it('an accrual that is taken back by its date is not cleared by an invoice too', async () => {
    await record(capwise, 'estimate', {
      kind: 'accrual',
      what: 'Estimate',
      vendor: 'Seller',
      amount: '90',
      low: '90',
      high: '90',
      month: '2026-01',
      estimate: 'their offer',
    });
    await record(capwise, 'invoice', {
      kind: 'vendor-invoice',
      what: 'Invoice 8',
      vendor: 'Seller',
      amount: '90',
      month: '2026-01',
    });
    expect(await statementLine(capwise, 'ebitda', '2026')).toBe('-90.00');
    expect(await closing(capwise, '2100', '2026-02')).toBe('0.00');
  });

  it('labor is added to an asset in progress, which is in service with it and is amortized', async () => {
    await capwise.invoke('assets.add', {
      id: 'platform',
      name: 'Platform',
      class: 'software',
      cost: '0',
      began: '2026-01-01',
      lifeMonths: 10,
    });
    const build: SourceDocument = {
      kind: 'capitalized-labor',
      what: 'Build',
      function: research,
      kindOfWork: 'new-functionality',
      asset: 'platform',
      amount: '500',
      month: '2026-01',
      repeats: 2,
    };
    await expect(record(capwise, 'build', build)).rejects.toMatchObject({
      code: 'ABOVE_PAYROLL',
      data: { month: '2026-01', left: '0.00 USD' },
    });
    const pay = { amount: '500', month: '2026-01', repeats: 4, function: research } as const;
    await record(capwise, 'pay', { kind: 'payroll', what: 'Pay', ...pay });
    await record(capwise, 'build', build);
    await expect(record(capwise, 'twice', { ...build, amount: '0.01' })).rejects.toMatchObject({
      code: 'ABOVE_PAYROLL',
    });
    const view = await capwise.invoke('assets.record', {
      id: 'platform',
      event: { kind: 'ready-for-use', date: '2026-03-01' },
    });
    expect(view.rows.slice(0, 2).map(({ charge, carrying }) => `${charge.value} ${carrying.value}`)).toEqual([
      '100.00 900.00',
      '100.00 800.00',
    ]);
    expect(await closing(capwise, '1500', '2026-03')).toBe('0.00');
    await expect(record(capwise, 'build', { ...build, repeats: 4 }, true)).rejects.toMatchObject({
      code: 'ASSET_IN_SERVICE',
    });
    expect(await closing(capwise, '1510', '2026-03')).toBe('1000.00');
  });

  it('a cost after its hosting term is refused with its month, its row and the end of the term', async () => {
    const document: SourceDocument = {
      kind: 'hosting',
      what: 'CRM',
      function: research,
      costs: [
        { nature: 'training', amount: '1', month: '2027-01' },
        { nature: 'coding', amount: '1', month: '2027-02' },
      ],
      ready: '2026-02',
      nonCancellableMonths: 12,
    };
    await expect(record(capwise, 'crm', document)).rejects.toMatchObject({
      code: 'CHARGE_AFTER_TERM',
      message: expect.stringContaining('the coding cost of 2027-02 (row 2)') as string,
      data: { value: '2027-02', end: '2027-02', row: 2, field: 'month' },
    });
    const extended = await record(capwise, 'crm', { ...document, extensionMonths: 1 });
    expect(extended.lines.map(({ treatment }) => treatment)).toEqual([
      'hosting implementation: expensed',
      'hosting implementation: deferred',
    ]);
  });

  it('a change is a new revision, a withdrawal leaves nothing, and as of before still answers', async () => {
    const expense: SourceDocument = { kind: 'expense', what: 'Tool', amount: '100', month: '2026-01' };
    await record(capwise, 'tool', expense);
    await expect(record(capwise, 'tool', expense)).rejects.toMatchObject({ code: 'DOCUMENT_EXISTS' });
    const asOf = (await (await capwise.ports.store.company(company)).moment()) ?? '';
    await record(capwise, 'tool', { ...expense, month: '2026-02', amount: '120' }, true);
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe('0.00');
    expect(await statementLine(capwise, 'ebitda', '2026-02')).toBe('-120.00');
    const withdrawn = await capwise.invoke('books.withdraw', { id: 'tool', reason: 'never bought' });
    expect(withdrawn).toMatchObject({ withdrawn: true, reason: 'never bought', months: [] });
    expect(await statementLine(capwise, 'ebitda', '2026')).toBe('0.00');
    const before = await capwise.invoke('books.document', { id: 'tool', asOf });
    expect(before.reason).toBeNull();
    expect(effects(before)).toEqual(['2026-01: -100.00 / -100.00']);
    const { documents } = await capwise.invoke('books.documents', {});
    expect(documents).toMatchObject([{ id: 'tool', kind: 'expense', withdrawn: true }]);
  });

  it('what changes after its month was closed is reversed in the first open month', async () => {
    await record(capwise, 'tool', { kind: 'expense', what: 'Tool', amount: '100', month: '2026-01' });
    await capwise.invoke('books.close', { through: '2026-01' });
    await capwise.invoke('books.withdraw', { id: 'tool', reason: 'billed to somebody else' });
    await record(capwise, 'late', { kind: 'expense', what: 'Late', amount: '7', month: '2026-01' });
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe('-100.00');
    expect(await statementLine(capwise, 'ebitda', '2026-02')).toBe('93.00');
    expect((await capwise.invoke('books.verify', {})).intact).toBe(true);
  });

  it('a correction asks whether the error is material, with the numbers to judge by', async () => {
    await record(capwise, 'tool', { kind: 'expense', what: 'Tool', amount: '100', month: '2026-01' });
    await capwise.invoke('books.close', { through: '2026-01' });
    const correction: SourceDocument = {
      kind: 'correction',
      what: 'Tool was bought for sales',
      month: '2026-01',
      entries: [
        { account: '6230', amount: '40' },
        { account: '1210', amount: '-40' },
      ],
      reason: 'one invoice of many',
    };
    await expect(record(capwise, 'fix', correction)).rejects.toMatchObject({
      code: 'MATERIALITY_NEEDED',
      data: { effect: '-40.00 USD', ebitda: '-100.00 USD' },
    });
    await record(capwise, 'fix', { ...correction, isMaterial: false });
    expect(await statementLine(capwise, 'sales-and-marketing', '2026-02')).toBe('-40.00');
    await expect(
      record(capwise, 'lopsided', {
        ...correction,
        isMaterial: false,
        entries: correction.entries.slice(0, 1).concat({ account: '1210', amount: '-39' }),
      }),
    ).rejects.toMatchObject({ code: 'UNBALANCED' });
  });

  it('obligations that are not on the balance sheet are disclosed by year', async () => {
    await record(capwise, 'minimum', {
      kind: 'purchase-obligation',
      what: 'Minimum spend',
      vendor: 'Cloud',
      amount: '100',
      month: '2026-01',
      repeats: 24,
    });
    const { years, obligations, totals } = await capwise.invoke('books.obligations', { month: '2026-10' });
    expect(years).toEqual(['2026', '2027']);
    expect(obligations[0]?.years.map(({ value }) => value)).toEqual(['200.00', '1200.00']);
    expect(obligations[0]?.total.value).toBe('1400.00');
    for (const figure of totals) await walkDown(capwise.invoke, figure.trace, company);
  });

  it.each<readonly [string, SourceDocument, string]>([
    [
      'a life of zero',
      { kind: 'prepay', what: 'Support', amount: '300', month: '2026-01', termMonths: 0 },
      'LIFE_NOT_POSITIVE',
    ],
    ['an amount below zero', { kind: 'expense', what: 'Tool', amount: '-1', month: '2026-01' }, 'INVALID_AMOUNT'],
    [
      'labor of a kind of work that is expense',
      {
        kind: 'capitalized-labor',
        what: 'Move',
        function: research,
        kindOfWork: 'rehost',
        amount: '10',
        month: '2026-01',
      },
      'NOT_CAPITALIZABLE',
    ],
    [
      'an estimate outside of its range',
      {
        kind: 'accrual',
        what: 'Usage',
        amount: '90',
        low: '100',
        high: '110',
        month: '2026-01',
        estimate: 'a guess',
      },
      'INVALID_RANGE',
    ],
    [
      'a cost after its hosting term',
      {
        kind: 'hosting',
        what: 'CRM',
        function: research,
        costs: [{ nature: 'coding', amount: '1', month: '2027-01' }],
        ready: '2026-02',
        nonCancellableMonths: 2,
      },
      'CHARGE_AFTER_TERM',
    ],
    [
      'a total of an invoice that no bill has',
      { kind: 'invoice-total', what: 'Paper', invoice: 'I-9', amount: '10', month: '2026-01' },
      'UNKNOWN_INVOICE',
    ],
  ])('%s is refused, and nothing is posted', async (_, document, code) => {
    await expect(record(capwise, 'wrong', document)).rejects.toMatchObject({ code });
    expect((await capwise.invoke('books.verify', {})).batches).toBe(0);
  });
});
