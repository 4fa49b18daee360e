import type { Answer, Question } from '@capwise/contract';
import { accountCodes, expenseAccount, type Batch, type Posting } from '@capwise/domain/books';
import { fineText, money, parseFine } from '@capwise/domain/money';
import { parseMonth } from '@capwise/domain/time';
import { installation, type TestInstallation } from './installation.ts';

type Document = Question<'books.record'>['document'];
export type Statement = Answer<'books.statement'>;

/** The months of the books below. */
export const period = '2026-11..2027-02';

const documents: Readonly<Record<string, Document>> = {
  subscriptions: {
    kind: 'revenue',
    what: 'Subscriptions',
    amount: '1000.00',
    month: '2026-11',
    repeats: 4,
    netDays: 30,
  },
  engineers: {
    kind: 'payroll',
    what: 'Engineers',
    function: 'research-and-development',
    amount: '300.00',
    month: '2026-11',
    repeats: 4,
  },
  shares: {
    kind: 'payroll',
    what: 'Shares of engineers',
    component: 'stock-compensation',
    function: 'research-and-development',
    amount: '60.00',
    month: '2026-11',
    repeats: 4,
  },
  parting: {
    kind: 'payroll',
    what: 'Parting',
    component: 'severance',
    function: 'general-and-administrative',
    amount: '25.00',
    month: '2027-01',
  },
  hosting: {
    kind: 'expense',
    what: 'Hosting',
    function: 'cost-of-revenue',
    nature: 'cloud',
    amount: '200.00',
    month: '2026-11',
    repeats: 4,
    netDays: 30,
    environment: 'production',
    costCenter: 'CC-1',
  },
  office: {
    kind: 'lease',
    what: 'Office',
    function: 'general-and-administrative',
    nature: 'facilities',
    hasIdentifiedAsset: true,
    hasSubstantiallyAllBenefits: true,
    hasRightToDirectUse: true,
    commences: '2026-11-01',
    termMonths: 24,
    payment: '10.00',
    annualRate: 0.06,
    remainingEconomicLifeMonths: 240,
  },
  build: {
    kind: 'capitalized-labor',
    what: 'New billing',
    function: 'research-and-development',
    kindOfWork: 'new-functionality',
    amount: '50.00',
    month: '2027-01',
    paidAfter: 1,
  },
};

/** A line of a statement. Throws where it has none. */
export const lineOf = ({ lines }: Statement, name: string): Statement['lines'][number] => {
  const line = lines.find((each) => each.line === name);
  if (!line) throw new Error(`the statement has no line ${name}`);
  return line;
};
/** The amounts of a line, one per period. */
export const valuesOf = (statement: Statement, name: string): readonly (string | null)[] =>
  lineOf(statement, name).figures.map(({ value }) => value);
/** Amounts added up, exactly. */
export const sumOf = (values: readonly (string | null)[]): number =>
  Number(fineText(values.reduce((total, value) => total + parseFine(value ?? '0'), 0n)));

/** An entry between two accounts, as a ledger or a bank file would post it. */
export function entry(
  subject: string,
  sides: readonly (readonly [string, bigint])[],
  more: Partial<Posting> = {},
): Batch {
  const month = parseMonth('2027-01');
  const postings = sides.map(([account, minor]): Posting => {
    const amount = money(minor, 'USD');
    return {
      basis: 'us-gaap',
      scenario: 'actual',
      date: Temporal.PlainDate.from('2027-01-20'),
      account,
      dimensions: { entity: 'main' },
      amount,
      transaction: amount,
      line: 0,
      measure: 'amount',
      ...more,
    };
  });
  const line = {
    what: subject,
    month,
    postingMonth: month,
    dimensions: { entity: 'main' },
    treatment: 'test entry',
    amounts: {},
    source: { kind: 'document', id: subject, document: '{"document":{"kind":"entry"},"withdrawn":null}' },
    notes: [],
  } as const;
  return { producer: 'ledger', subject, period: '2027-01', lines: [line], postings, madeFrom: [] };
}

/** A company of its own with revenue, pay, a lease, capitalized labor, interest, tax, and a payment that was read. */
export async function bookedInstallation(): Promise<TestInstallation> {
  const capwise = await installation();
  await capwise.invoke('companies.set', { currency: 'USD' }, { company: 'main' });
  await capwise.invoke('companies.use', { name: 'main' });
  for (const [id, document] of Object.entries(documents)) await capwise.invoke('books.record', { id, document });
  const books = await capwise.ports.store.company('main');
  const { cash, interest, incomeTax, otherIncome, exchangeDifferences, payables } = accountCodes;
  await books.write(
    { operation: 'test', inputHash: 'ledger', actor: 'test' },
    async (writes) => {
      await writes.record(
        entry(
          'Interest',
          [
            [interest, 1200n],
            [cash, -1200n],
          ],
          { section: 'operating' },
        ),
      );
      await writes.record(
        entry(
          'Tax',
          [
            [incomeTax, 700n],
            [cash, -700n],
          ],
          { section: 'operating' },
        ),
      );
      await writes.record(
        entry('Other income', [
          [cash, 300n],
          [otherIncome, -300n],
        ]),
      );
      await writes.record(
        entry('Remeasured payable', [
          [payables, 40n],
          [exchangeDifferences, -40n],
        ]),
      );
      await writes.record(
        entry(
          'Paid',
          [
            [expenseAccount('unassigned', 'services'), 5000n],
            [cash, -5000n],
          ],
          { measure: 'settled' },
        ),
      );
    },
    true,
  );
  return capwise;
}
