import fc from 'fast-check';
import type { Figure, Question } from '@capwise/contract';
import { parseFine } from '@capwise/domain/money';
import { describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const months = ['2025-03', '2025-04', '2025-05'] as const;

/** One thing that a person does to the books; numbers choose what it is about. */
const operation = fc.oneof(
  fc.record({
    kind: fc.constant('load' as const),
    month: fc.nat(2),
    rows: fc.array(fc.record({ day: fc.nat(4), cost: fc.integer({ min: 1, max: 9999 }), kind: fc.nat(3) }), {
      minLength: 1,
      maxLength: 5,
    }),
    appended: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('choose' as const), tax: fc.boolean(), netDays: fc.constantFrom(0, 30, 60) }),
  fc.record({
    kind: fc.constant('record' as const),
    id: fc.nat(2),
    month: fc.nat(2),
    amount: fc.integer({ min: 1, max: 999 }),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), id: fc.nat(2) }),
  fc.record({ kind: fc.constant('charge back' as const), month: fc.nat(2), amount: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ kind: fc.constant('map' as const), value: fc.nat(2) }),
  fc.record({ kind: fc.constant('close' as const) }),
);
type Operation = (typeof operation extends fc.Arbitrary<infer Value> ? Value : never) & { readonly kind: string };

const services = ['Compute', 'Storage', 'Network'] as const;

async function perform({ invoke }: TestInstallation, one: Operation, index: number): Promise<unknown> {
  switch (one.kind) {
    case 'load': {
      const month = months[one.month] ?? months[0];
      const rows = one.rows.map(({ day, cost, kind }) =>
        billRow(month, (cost / 100).toFixed(3), {
          ChargePeriodStart: `${month}-0${day + 1}T00:00:00Z`,
          ChargePeriodEnd: `${month}-0${day + 2}T00:00:00Z`,
          ServiceName: services[kind % 3] ?? 'Compute',
          ...(kind === 3 && { ChargeCategory: 'Tax' }),
          ...(one.appended && kind === 2 && { ChargeClass: 'Correction' }),
        }),
      );
      const files = [await fileOf(billText(rows), `load-${index}.csv`)];
      return invoke('sources.import', { files, delivery: one.appended ? 'append' : 'replace' });
    }
    case 'choose':
      return invoke('companies.set', { recoverableTax: one.tax, netDays: one.netDays });
    case 'record':
      return invoke('books.record', {
        id: `cost-${one.id}`,
        document: {
          kind: 'expense',
          what: `Cost ${one.id}`,
          amount: `${one.amount}`,
          month: months[one.month] ?? months[0],
          repeats: 2,
          netDays: 30,
        },
        change: true,
      });
    case 'withdraw':
      return invoke('books.withdraw', { id: `cost-${one.id}`, reason: 'not ours' });
    case 'charge back':
      return invoke('books.record', {
        id: `back-${index}`,
        document: {
          kind: 'chargeback',
          what: 'Shared',
          month: months[one.month] ?? months[0],
          account: '6920',
          provider: 'Platform',
          consumer: 'Blue',
          amount: `${one.amount}`,
        },
      });
    case 'map':
      return invoke('sources.mapAlias', {
        thing: 'Checkout',
        kind: 'service',
        value: services[one.value] ?? 'Compute',
      });
    case 'close':
      return invoke('books.close', { through: '2025-03' });
  }
}

/** Figures of every kind: of a statement, of a balance, of bill rows, of a thing in both. */
async function figuresOf({ invoke }: TestInstallation): Promise<readonly Figure[]> {
  const statement = await invoke('books.statement', {});
  const cash: Question<'books.trace'>['trace'] = { kind: 'postings', sign: 1, filter: { accounts: ['1000', '2000'] } };
  const { rows, totals } = await invoke('cloud.cost', { by: ['ServiceName'] });
  const things = await invoke('cloud.cost', { by: ['thing'], months: false });
  const parts = await invoke('books.breakdown', { row: 'unassigned', split: 'thing', by: 'year' });
  return [
    ...statement.lines.filter(({ line }) => line === 'ebitda').flatMap(({ figures }) => figures),
    { value: null, unit: 'USD', trace: cash },
    ...[...rows.slice(0, 2), ...totals, ...things.rows].map(({ figure }) => figure),
    ...parts.parts.flatMap(({ figures }) => figures),
  ];
}

describe('whatever was done since, in whatever order', () => {
  it('the causes add up to the change of every figure, and the figure of then is what it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 4, maxLength: 9 }), async (operations) => {
        const capwise = await installation();
        try {
          await capwise.invoke('sources.import', {
            files: [await fileOf(billText([billRow('2025-03', '10'), billRow('2025-04', '7')]), 'first.csv')],
          });
          await capwise.invoke('sources.saveThing', {
            kind: 'service',
            name: 'Checkout',
            aliases: [{ kind: 'service', value: 'Compute' }],
          });
          const kept = await Promise.all(
            (await figuresOf(capwise)).map(({ trace }) => capwise.invoke('books.refer', { trace })),
          );
          for (const [index, one] of operations.entries()) {
            // What the books refuse, as a second close or a document that is not there, changes nothing.
            await perform(capwise, one, index).catch(() => null);
          }
          for (const { code, figure } of kept) {
            const { past, present, causes, residual } = await capwise.invoke('books.recall', { code });
            const sum = causes.reduce((total, cause) => total + parseFine(cause.figure.value ?? ''), 0n);
            expect(parseFine(residual.value ?? '')).toBe(0n);
            expect(past.figure.value).toBe(figure.value);
            expect(parseFine(past.figure.value ?? '') + sum).toBe(parseFine(present.figure.value ?? ''));
          }
        } finally {
          await capwise.drop();
        }
      }),
      { numRuns: 4, seed: 20260101, endOnFailure: true },
    );
  }, 120_000);
});
