import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOperation } from '@capwise/contract/registry';
import type { OperationName } from '@capwise/contract';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

describe('a value that cannot be', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    const bill = await fileOf(billText([billRow('2026-01', '100')]));
    await capwise.invoke('sources.import', { files: [bill] }, { company: 'main' });
  });
  afterAll(() => capwise.drop());

  const asset = { id: 'a', name: 'a', class: 'software', cost: '1200', began: '2026-01-01', lifeMonths: 12 } as const;
  const provision = { kind: 'onerous-contract', what: 'c', month: '2026-06', monthsLeft: 12, amount: '10' } as const;

  it.each([
    ['more decimals than the currency has', 'assets.add', { ...asset, cost: '99.14868' }, /more than 2 decimal places/],
    ['an amount that no ledger holds', 'assets.add', { ...asset, cost: '9'.repeat(40) }, /cannot hold|too/i],
    ['a life of more than a century', 'assets.add', { ...asset, lifeMonths: 1201 }, /lifeMonths/],
    [
      'more months than a century has',
      'books.record',
      { id: 'p', document: { ...provision, monthsLeft: 24_857_490 } },
      /monthsLeft/,
    ],
    [
      'a character that no text of a database holds',
      'books.comment',
      { period: '2026-01', against: '2025-12', row: 'revenue', text: 'a\u0000b' },
      /cannot hold a value/,
    ],
    [
      'a month of the year zero',
      'books.trace',
      { trace: { kind: 'postings', filter: { from: '0000-01' }, sign: 1 } },
      /from/,
    ],
  ] as const)('is refused as input: %s', async (_, name, input, message) => {
    await expect(capwise.invoke(name as string, input, { company: 'main' })).rejects.toMatchObject({
      code: expect.stringMatching(/^INVALID_/),
      message: expect.stringMatching(message),
    });
  });

  it.each(['../main', 'Main', 'a_b', 'a'.repeat(40)])('is no name of a company: "%s"', async (company) => {
    const file = await fileOf(billText([billRow('2026-01', '1')]));
    await expect(capwise.invoke('sources.import', { files: [file] }, { company })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('cannot name a company'),
    });
  });

  it.each(['books.bridge', 'books.cycle'] satisfies OperationName[])(
    'is in no trace of %s before anything was known',
    async (name) => {
      const answer = await capwise.invoke(name as string, { asOf: '2000-01-01T00:00:00Z' }, { company: 'main' });
      const { output } = await loadOperation(name);
      expect(output.safeParse(answer).error).toBeUndefined();
    },
  );
});
