import type { Composition } from '@capwise/surfaces';
import type { JournalFormat } from '@capwise/domain/books';
import { money, moneyText } from '@capwise/domain/money';
import { hasShared, officialSample, sharedFile } from '../support/shared.ts';
import { recordYear } from '../support/year.ts';
import type { Changes } from './referee.ts';

/** Books that the referees read, as Capwise exports them and as its own store sums them. */
export type Books = {
  readonly name: string;
  readonly changes: Changes;
  readonly entries: number;
  readonly journals: Readonly<Record<JournalFormat, string>>;
};

/** The demo company, a year after every kind of event, and the official sample where it is at hand. */
export async function booksToCheck(capwise: Composition): Promise<readonly Books[]> {
  await capwise.invoke('companies.demo', {});
  const demo = await booksOf(capwise, 'demo', 'demo company');
  await recordYear(capwise, 'year');
  const year = await booksOf(capwise, 'year', 'every kind of event');
  if (!hasShared) return [demo, year];
  await capwise.invoke('sources.import', { files: [sharedFile(...officialSample)] }, { company: 'official' });
  return [demo, year, await booksOf(capwise, 'official', 'official sample')];
}

async function booksOf({ invoke, ports }: Composition, company: string, name: string): Promise<Books> {
  const hledger = await invoke('books.export', { format: 'hledger' }, { company });
  const beancount = await invoke('books.export', { format: 'beancount' }, { company });
  const store = await ports.store.company(company);
  const currency = String(await store.setting('currency'));
  const minorByKey = new Map<string, bigint>();
  for (const { month, account, minor } of await store.sums({ scenario: 'actual' })) {
    const key = `${month} ${account}`;
    minorByKey.set(key, (minorByKey.get(key) ?? 0n) + minor);
  }
  const changes = [...minorByKey]
    .filter(([, minor]) => minor !== 0n)
    .map(([key, minor]) => [key, `${moneyText(money(minor, currency))} ${currency}`] as const);
  return {
    name,
    changes: new Map(changes),
    entries: hledger.entries,
    journals: { hledger: hledger.file.text, beancount: beancount.file.text },
  };
}
