import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

type Account = Answer<'books.rollForward'>['accounts'][number];

/** 1,200 paid upfront in January for a year, used at 100 a month; and 50 of usage each month, paid as it is used. */
function bill(): string {
  const commitment = { CommitmentDiscountId: 'c-1', ChargeDescription: 'Committed' };
  const months = ['2026-01', '2026-02', '2026-03'];
  return billText([
    billRow('2026-01', '0.00', {
      ...commitment,
      BilledCost: '1200.00',
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'One-Time',
      ChargePeriodEnd: '2027-01-01T00:00:00Z',
    }),
    ...months.map((month) =>
      billRow(month, '0.00', { ...commitment, EffectiveCost: '100.00', CommitmentDiscountStatus: 'Used' }),
    ),
    ...months.map((month) => billRow(month, '50.00')),
  ]);
}

const values = ({ opening, increases, decreases, closing }: Account['whole']): readonly (string | null)[] => [
  opening.value,
  increases.value,
  decreases.value,
  closing.value,
];

describe('the roll-forward of the balance sheet', () => {
  let capwise: TestInstallation;
  const ask = (
    input: Parameters<typeof capwise.invoke<'books.rollForward'>>[1],
  ): Promise<Answer<'books.rollForward'>> => capwise.invoke('books.rollForward', input);
  const accountOf = ({ accounts }: Answer<'books.rollForward'>, code: string): Account => {
    const found = accounts.find(({ account }) => account === code);
    if (!found) throw new Error(`there is no account ${code}`);
    return found;
  };

  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [await fileOf(bill())] });
  });
  afterAll(() => capwise.drop());

  it('opens with what the month before closed with, and adds up, in every month of every account', async () => {
    const answer = await ask({});
    expect(answer.since).toBe('2026-01');
    expect(answer.accounts.map(({ account }) => account)).toEqual(['1000', '1200', '2000']);
    for (const { months } of answer.accounts) {
      months.forEach(({ opening, increases, decreases, closing }, index) => {
        expect(opening.value).toBe(months[index - 1]?.closing.value ?? '0.00');
        const [begun, up, down, end] = [opening, increases, decreases, closing].map(({ value }) => Number(value));
        expect((begun ?? 0) + (up ?? 0) + (down ?? 0)).toBeCloseTo(end ?? Number.NaN, 6);
      });
    }
  });

  it('shows a prepaid commitment bought and used', async () => {
    const prepaid = accountOf(await ask({ account: '1200' }), '1200');
    expect(prepaid.months.slice(0, 3).map((month) => values(month))).toEqual([
      ['0.00', '1200.00', '-100.00', '1100.00'],
      ['1100.00', '0.00', '-100.00', '1000.00'],
      ['1000.00', '0.00', '-100.00', '900.00'],
    ]);
  });

  it('counts payables as credits: what is billed increases them, what is paid decreases them', async () => {
    const { months } = accountOf(await ask({ account: '2000' }), '2000');
    expect(months.slice(0, 2).map(({ increases }) => increases.value)).toEqual(['1250.00', '50.00']);
    expect(months.at(-1)?.closing.value).toBe('0.00');
  });

  it('answers for a period with what was there before it', async () => {
    const { months, whole } = accountOf(await ask({ account: '1200', period: '2026-02..2026-03' }), '1200');
    expect(months.map(({ month }) => month)).toEqual(['2026-02', '2026-03']);
    expect(values(whole)).toEqual(['1100.00', '0.00', '-200.00', '900.00']);
  });

  it.each(['commitment', 'service', 'vendor'] as const)(
    'splits by %s into parts that add up to the account',
    async (by) => {
      const { accounts } = await ask({ by, period: '2026-02' });
      for (const { whole, parts } of accounts) {
        for (const key of ['opening', 'increases', 'decreases', 'closing'] as const) {
          const sum = parts.reduce((total, part) => total + Number(part[key].value), 0);
          expect(sum).toBeCloseTo(Number(whole[key].value), 6);
        }
      }
    },
  );

  it.each([undefined, 'commitment', 'service'] as const)(
    'opens every figure to exactly its postings, split by %s',
    async (by) => {
      const { accounts } = await ask(by === undefined ? {} : { by });
      const movements = accounts.flatMap(({ months, whole, parts }) => [...months, whole, ...parts]);
      for (const { opening, increases, decreases, closing } of movements) {
        for (const figure of [opening, increases, decreases, closing]) {
          const opened = await capwise.invoke('books.trace', { trace: figure.trace });
          expect([opened.total.value, opened.check.equal]).toEqual([figure.value, true]);
        }
      }
    },
  );

  it('leaves out accounts without any posting, and refuses those of the statement', async () => {
    expect((await ask({ account: '1610' })).accounts).toEqual([]);
    await expect(ask({ account: '6920' })).rejects.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
    await expect(ask({ account: '9999' })).rejects.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
  });
});

describe('a row of the statement, opened', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [await fileOf(bill())] });
  });
  afterAll(() => capwise.drop());

  it.each(['account', 'service', 'vendor', 'commitment'] as const)(
    'is the sum of its parts by %s in every period, and each opens to its postings',
    async (split) => {
      const statement = await capwise.invoke('books.statement', {});
      const row = statement.lines.find(({ line }) => line === 'unassigned');
      const { periods, parts } = await capwise.invoke('books.breakdown', { row: 'unassigned', split });
      expect(periods).toEqual(statement.periods.map(({ period }) => period));
      periods.forEach((_, index) => {
        const sum = parts.reduce((total, { figures }) => total + Number(figures[index]?.value), 0);
        expect(sum).toBeCloseTo(Number(row?.figures[index]?.value), 6);
      });
      for (const figure of parts.flatMap(({ figures }) => figures)) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace });
        expect([opened.total.value, opened.check.equal]).toEqual([figure.value, true]);
      }
    },
  );
});
