import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { recordEvent } from '../assets/record.ts';
import { recordDocuments } from '../books/documents/record.ts';
import { readDocuments } from '../books/documents/register.ts';
import { unitOf } from '../company/index.ts';
import type { Context } from '../handler/index.ts';
import {
  accountMapTable,
  assetsTable,
  budgetTable,
  catalogTable,
  contractsTable,
  demoDocuments,
  metricsTable,
  paymentsTable,
  payrollTable,
  trialBalanceTable,
  type DemoTable,
} from '../sources/demo/index.ts';
import { readPayables } from '../sources/payables.ts';
import { readTable } from '../sources/read.ts';

/** What the books of the demo company hold beside its bills. */
export type DemoBooks = {
  readonly documents: number;
  readonly tables: { kind: DemoTable['kind']; rows: number }[];
};

type Place = { readonly company: string; readonly seed: number; readonly folder: string };

/** Tables that say the same whatever the books hold. */
export function plainTables(seed: number): readonly DemoTable[] {
  return [
    payrollTable(seed),
    assetsTable(),
    contractsTable(),
    metricsTable(),
    catalogTable(),
    accountMapTable(),
    budgetTable(),
  ];
}

/**
 * Reads the tables of the demo company and records its documents as a person does, in the order that they need: pay before
 * labor is capitalized of it, assets before labor is added to them, payments when everything is owed, and the trial balance
 * of what the books have in the end.
 */
export async function fillBooks({ company, seed, folder }: Place, context: Context): Promise<DemoBooks> {
  const read: DemoTable[] = [];
  const bring = async (table: DemoTable): Promise<void> => {
    const file = { path: path.join(folder, table.name), name: table.name };
    await writeFile(file.path, table.text);
    await readTable({ kind: table.kind, file }, context);
    read.push(table);
  };
  const books = await context.ports.store.company(company);
  await bring(payrollTable(seed));
  await bring(assetsTable());
  context.progress({ step: 'recording documents' });
  await context.commit(books, (writes) => recordDocuments(writes, demoDocuments()));
  const ready = { kind: 'ready-for-use', date: '2026-05-04' } as const;
  await recordEvent({ id: 'checkout-rebuild', event: ready }, context);
  await bring(contractsTable());
  await bring(metricsTable());
  await bring(catalogTable());
  await bring(accountMapTable());
  const currency = await unitOf(books);
  await bring(paymentsTable(seed, [...(await readPayables(books, currency)).values()]));
  await bring(budgetTable());
  await bring(trialBalanceTable(await books.sums({ scenario: 'actual' }), currency));
  return {
    documents: (await readDocuments(books)).length,
    tables: read.map(({ kind, rows }) => ({ kind, rows })),
  };
}
