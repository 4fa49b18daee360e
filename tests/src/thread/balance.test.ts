import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Figure, Question } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { statementLine } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

type Balance = Answer<'books.balance'>;
type Sheet = NonNullable<Balance['sheet']>;

/**
 * A three-year commitment of 3,600 bought in January, an older one that is used at 40 a month, and 50 of usage; each month
 * paid in the next.
 */
function bill(): string {
  const commitment = { CommitmentDiscountId: 'three-years', ChargeDescription: 'Committed' };
  const older = {
    CommitmentDiscountId: 'older',
    ChargeDescription: 'Committed before',
    CommitmentDiscountStatus: 'Used',
  };
  const months = ['2026-01', '2026-02', '2026-03'];
  return billText([
    billRow('2026-01', '0.00', {
      ...commitment,
      BilledCost: '3600.00',
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'One-Time',
      ChargePeriodEnd: '2029-01-01T00:00:00Z',
    }),
    ...months.map((month) =>
      billRow(month, '0.00', { ...commitment, EffectiveCost: '100.00', CommitmentDiscountStatus: 'Used' }),
    ),
    ...months.map((month) => billRow(month, '0.00', { ...older, EffectiveCost: '40.00' })),
    ...months.map((month) => billRow(month, '50.00')),
  ]);
}

const support: Question<'books.record'>['document'] = {
  kind: 'prepay',
  what: 'Support for two years',
  function: 'research-and-development',
  nature: 'software',
  amount: '2400.00',
  month: '2026-02',
  termMonths: 24,
};
const opening: Question<'books.record'>['document'] = {
  kind: 'opening',
  what: 'Balances of 2025',
  month: '2026-01',
  balances: [
    { account: '1000', amount: '10000.00' },
    { account: '1200', amount: '500.00', commitment: 'older' },
    { account: '2000', amount: '-700.00' },
  ],
};

const rows = ({ rows: all }: Sheet['assets']): Readonly<Record<string, string | null>> =>
  Object.fromEntries(all.map(({ label, figure }) => [label, figure.value]));
const figuresOf = ({ assets, liabilities, equity, check }: Sheet): readonly Figure[] => [
  ...[assets, liabilities, equity].flatMap((section) => [...section.rows.map(({ figure }) => figure), section.total]),
  check,
];

describe('the balance sheet', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [await fileOf(bill())] });
    await capwise.invoke('assets.add', {
      id: 'servers',
      name: 'Servers',
      class: 'equipment',
      cost: '1200.00',
      began: '2025-06-01',
      inService: '2025-06-01',
      lifeMonths: 60,
    } as Question<'assets.add'>);
    await capwise.invoke('books.record', { id: 'support', document: support });
  });
  afterAll(() => capwise.drop());

  const ask = (input: Question<'books.balance'> = {}): Promise<Balance> => capwise.invoke('books.balance', input);
  const sheetOf = async (month: string): Promise<Sheet> => {
    const { sheet } = await ask({ month });
    if (!sheet) throw new Error(`there is no balance sheet of ${month}`);
    return sheet;
  };

  it('is shown only from an opening entry on, and says what is missing and how to give it', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ month: '2026-03', opening: null, sheet: null });
    expect(answer.missing?.reason).toContain('No opening entry was recorded');
    expect(answer.missing?.how).toContain('capwise books record opening --document');
  });

  it('a commitment or asset bought before the first imported month asks for its opening balance', async () => {
    const { asks } = await ask();
    expect(asks.map(({ kind, id, figure }) => [kind, id, figure.value])).toEqual([
      ['commitment', 'older', '-120.00'],
      ['asset', 'servers', expect.any(String)],
    ]);
    await expectOpens(
      capwise.invoke,
      asks.map(({ figure }) => figure),
    );
  });

  describe('from the opening entry on', () => {
    beforeAll(() => capwise.invoke('books.record', { id: 'opening', document: opening }));

    it('balances at the end of every month, and every figure opens to what it is made of', async () => {
      for (const month of ['2025-12', '2026-01', '2026-02', '2026-03', '2026-06']) {
        const sheet = await sheetOf(month);
        expect(sheet.check.value).toBe('0.00');
        await expectOpens(capwise.invoke, figuresOf(sheet));
      }
    });

    it('does not exist before it', async () => {
      const answer = await ask({ month: '2025-11' });
      expect(answer).toMatchObject({ opening: '2026-01', sheet: null });
      expect(answer.missing?.how).toContain('2025-12');
    });

    it('is no flow of its month: the statement begins with the first charge, and cash of it is not moved', async () => {
      const { periods, lines } = await capwise.invoke('books.statement', { period: '2025-12' });
      expect(periods.map(({ period }) => period)).toEqual(['2025-12']);
      expect(lines.find(({ line }) => line === 'cash')?.figures[0]?.value).toBe('0.00');
      const { nonCashPairs } = await capwise.invoke('books.bridge', { period: '2026-01' });
      const pair = nonCashPairs.find(({ label }) => label === 'Opening balances · Balances of 2025');
      expect(pair?.figure.value).toBe('10500.00');
      await expectOpens(
        capwise.invoke,
        nonCashPairs.map(({ figure }) => figure),
      );
    });

    it('answers the ask of a commitment whose opening balance was given, and of the assets that it brings in', async () => {
      expect((await ask()).asks).toEqual([]);
    });

    it('splits prepaid within and beyond 12 months: by the stated term, else by the scheduled postings', async () => {
      const { assets } = await sheetOf('2026-03');
      expect(rows(assets)).toMatchObject({
        // 3,300 left for 33 months, and 380 of a commitment without a stated term.
        'Prepaid commitments, within 12 months': '1200.00',
        'Prepaid commitments, beyond 12 months': '2480.00',
        // 2,200 left of 24 months at 100.
        'Prepaid expenses, within 12 months': '1200.00',
        'Prepaid expenses, beyond 12 months': '1000.00',
      });
    });

    it('opens a part of a balance also where it is subtracted, and refuses one that says nothing', async () => {
      const { assets } = await sheetOf('2026-03');
      const within = assets.rows.find(({ label }) => label === 'Prepaid commitments, within 12 months');
      const [part] = within?.figure.trace.kind === 'formula' ? within.figure.trace.parts : [];
      const trace = { kind: 'formula', name: 'Turned', parts: [{ label: 'Part', sign: -1, trace: part?.trace }] };
      const turned = await capwise.invoke('books.trace' as string, { trace });
      const opened = turned as Answer<'books.trace'>;
      await expectOpens(capwise.invoke, [opened.total, ...opened.children.map(({ figure }) => figure)]);
      for (const id of ['portion:{}', 'portion:nothing', 'days:{"name":1}', 'days:{"name":"x"}']) {
        const asked = capwise.invoke('books.trace', { trace: { kind: 'item', id } });
        await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('closes with the balances of the roll-forward', async () => {
      const { accounts } = await capwise.invoke('books.rollForward', { period: '2026-03' });
      const { assets, liabilities, equity } = await sheetOf('2026-03');
      for (const row of [...assets.rows, ...liabilities.rows, ...equity.rows]) {
        if (row.account === null || row.account.startsWith('12')) continue;
        expect(accounts.find(({ account }) => account === row.account)?.whole.closing.value).toBe(row.figure.value);
      }
    });

    it('presents a negative prepaid as accrued liability, never as a negative asset', async () => {
      await capwise.invoke('books.withdraw', { id: 'opening', reason: 'another follows' });
      const { balances, ...rest } = opening as Extract<typeof opening, { kind: 'opening' }>;
      const document = { ...rest, balances: balances.filter(({ commitment }) => commitment === undefined) };
      await capwise.invoke('books.record', { id: 'opening-again', document });
      const sheet = await sheetOf('2026-03');
      expect(rows(sheet.liabilities)['Accrued liability: prepaid commitments below zero']).toBe('120.00');
      expect(
        sheet.assets.rows.filter(({ account, figure }) => account === '1200' && figure.value?.startsWith('-')),
      ).toEqual([]);
      expect(sheet.check.value).toBe('0.00');
      await expectOpens(capwise.invoke, figuresOf(sheet));
    });

    it('counts the result of the fiscal year apart from what was accumulated before it', async () => {
      await capwise.invoke('companies.set', { fiscalStart: 3 });
      const { equity } = await sheetOf('2026-03');
      expect(rows(equity)).toMatchObject({
        // Charged in March: 190 of cloud, 100 of support, 20 of depreciation.
        'Result of the fiscal year': '-310.00',
      });
      expect(Object.keys(rows(equity))).toContain('Accumulated result of earlier fiscal years');
      await capwise.invoke('companies.set', { fiscalStart: 1 });
    });
  });
});

describe('an asset bought before the first imported month', () => {
  let capwise: TestInstallation;
  beforeEach(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [await fileOf(bill())] });
  });
  afterEach(() => capwise.drop());

  const begin = (balances: Extract<typeof opening, { kind: 'opening' }>['balances'], id = 'opening') =>
    capwise.invoke('books.record', { id, document: { ...opening, balances } as typeof opening });
  const cash = [{ account: '1000', amount: '10000.00' }];
  const buy = (more: Partial<Question<'assets.add'>> = {}) =>
    capwise.invoke('assets.add', {
      id: 'servers',
      name: 'Servers',
      class: 'equipment',
      cost: '1200.00',
      began: '2025-06-01',
      inService: '2025-06-01',
      lifeMonths: 60,
      ...more,
    } as Question<'assets.add'>);
  /** Cost, accumulated, payable, opening equity and cash of the opening. */
  const opened = async (): Promise<readonly (string | undefined | null)[]> => {
    const { sheet } = await capwise.invoke('books.balance', { month: '2025-12' });
    if (!sheet) throw new Error('there is no balance sheet of 2025-12');
    expect(sheet.check.value).toBe('0.00');
    await expectOpens(capwise.invoke, figuresOf(sheet));
    const all = [sheet.assets, sheet.liabilities, sheet.equity].flatMap((section) => section.rows);
    return ['1610', '1619', '2020', '3100', '1000'].map(
      (code) => all.find(({ account }) => account === code)?.figure.value,
    );
  };

  it('whose opening balance is given is counted once, whichever was recorded first, and its cash does not leave again', async () => {
    await buy();
    await begin(cash);
    const wanted = ['1200.00', '-140.00', undefined, '11060.00', '10000.00'];
    expect(await opened()).toEqual(wanted);
    await capwise.invoke('books.withdraw', { id: 'opening', reason: 'another follows' });
    const { lines } = await capwise.invoke('books.statement', { period: '2025', by: 'year' });
    expect(lines.find(({ line }) => line === 'cash')?.figures[0]?.value).toBe('-1200.00');
    await begin(cash, 'opening-again');
    expect(await opened()).toEqual(wanted);
    await buy({ id: 'racks' });
    expect(await opened()).toEqual(['2400.00', '-280.00', undefined, '12120.00', '10000.00']);
    expect((await capwise.invoke('books.verify', {})).intact).toBe(true);
  });

  it('has no flow before the books open, is charged from then on, and every figure of it opens', async () => {
    await buy();
    await begin(cash);
    for (const line of ['cash', 'ebitda', 'amortization']) {
      expect([line, await statementLine(capwise, line, '2025')]).toEqual([line, '0.00']);
    }
    expect(await statementLine(capwise, 'amortization', '2026-01')).toBe('-20.00');
    const { rows: life } = await capwise.invoke('assets.show', { id: 'servers' });
    await expectOpens(
      capwise.invoke,
      life.flatMap(({ charge, accumulated, carrying }) => [charge, accumulated, carrying]),
    );
    const { assets } = await capwise.invoke('assets.list', { month: '2025-12' });
    await expectOpens(
      capwise.invoke,
      assets.flatMap(({ cost, accumulated, carrying, charge }) => [cost, accumulated, carrying, charge]),
    );
  });

  it('and not paid until the books open is a payable of theirs, and its cash leaves when it is due', async () => {
    await begin(cash);
    await buy({ began: '2025-12-01', inService: '2025-12-01', netDays: 60 });
    expect(await opened()).toEqual(['1200.00', '-20.00', '1200.00', '9980.00', '10000.00']);
    expect(await statementLine(capwise, 'investing', '2026-02')).toBe('-1200.00');
  });

  it('is refused in the opening entry that the register brings it into, and the other way round', async () => {
    const named = [...cash, { account: '1610', amount: '1200.00', asset: 'servers' }];
    await begin(named);
    await expect(buy()).rejects.toMatchObject({ code: 'ASSET_EXISTS' });
    await buy({ id: 'racks' });
    const again = named.map((balance) => ('asset' in balance ? { ...balance, asset: 'racks' } : balance));
    await expect(begin(again, 'opening-again')).rejects.toMatchObject({ code: 'ASSET_EXISTS' });
  });
});

describe('what is written about a comparison', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [await fileOf(bill())] });
  });
  afterAll(() => capwise.drop());

  const texts = async (input: Question<'books.comments'> = {}): Promise<readonly (readonly string[])[]> =>
    (await capwise.invoke('books.comments', input)).comments.map(({ period, against, row, text }) => [
      period,
      against,
      row,
      text,
    ]);

  it('is kept by its periods and its row, with who wrote it, and replaces what was there', async () => {
    const first = await capwise.invoke(
      'books.comment',
      { period: '2026-03', row: 'unassigned', text: 'A backfill ran' },
      { actor: 'ada' },
    );
    expect(first).toMatchObject({ against: '2026-02', before: null });
    await capwise.invoke('books.comment', {
      period: '2026-Q1',
      against: '2025-Q4',
      row: 'ebitda',
      text: 'First quarter',
    });
    expect(
      await capwise.invoke('books.comment', { period: '2026-03', row: 'unassigned', text: 'A backfill ran twice' }),
    ).toMatchObject({ before: 'A backfill ran' });
    expect(await texts()).toEqual([
      ['2026-03', '2026-02', 'unassigned', 'A backfill ran twice'],
      ['2026-Q1', '2025-Q4', 'ebitda', 'First quarter'],
    ]);
    expect(await texts({ period: '2026-Q1', against: 'previous' })).toHaveLength(1);
    expect(await texts({ period: '2026-03', against: '2025-03' })).toEqual([]);
  });

  it('is taken back by an empty text, and what was known before still answers', async () => {
    const [before] = (await capwise.invoke('books.comments', { period: '2026-03' })).comments;
    await capwise.invoke('books.comment', { period: '2026-03', row: 'unassigned', text: '' });
    expect(await texts({ period: '2026-03' })).toEqual([]);
    expect(await texts({ period: '2026-03', asOf: before?.at ?? '' })).toHaveLength(1);
  });

  it('refuses a text that is no period, and a row that the statement does not have', async () => {
    await expect(capwise.invoke('books.comment', { period: 'spring', row: 'ebitda', text: 'x' })).rejects.toMatchObject(
      { code: 'INVALID_PERIOD' },
    );
    await expect(
      capwise.invoke('books.comment' as string, { period: '2026-03', row: 'profit', text: 'x' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
