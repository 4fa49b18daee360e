import type { Answer, TableKind } from '@capwise/contract';
import { fileOf } from './bills.ts';
import { installation, type TestInstallation } from './installation.ts';

/** An installation with an empty company in US dollars, in use. */
export async function emptyCompany(): Promise<TestInstallation> {
  const capwise = await installation();
  await capwise.ports.store.create('main', { demo: false });
  await capwise.ports.store.use('main');
  await capwise.invoke('companies.set', { currency: 'USD' });
  return capwise;
}

/** Reads rows under a header as a table of a kind. */
export async function readTable(
  { invoke }: TestInstallation,
  { kind, header }: { readonly kind: TableKind; readonly header: string },
  rows: readonly string[],
  name = `${kind}.csv`,
): Promise<Answer<'sources.read'>> {
  return invoke('sources.read', { kind, file: await fileOf(`${header}\n${rows.join('\n')}\n`, name) });
}

/** Batches of the books, of all revisions. */
export async function batches({ invoke }: TestInstallation): Promise<number> {
  return (await invoke('books.verify', {})).batches;
}
