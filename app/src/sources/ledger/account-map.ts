import { Refusal } from '@capwise/domain';
import { chartOfAccounts, type AccountCode, type Batch, type SourceLine } from '@capwise/domain/books';
import { parseMonth } from '@capwise/domain/time';
import type { CompanyReads } from '../../ports/index.ts';

const producer = 'account-map';

/** One batch per account and no month: a map holds until it is changed, and each revision is kept. */
const period = 'all';

/** Which of our accounts an account of the company's own ledger is. Several of ours: it keeps as one what we keep apart. */
export type MappedAccount = {
  /** Its code, as the ledger writes it. */
  readonly account: string;
  readonly name: string | null;
  /** Codes of ours, in order; empty where the map was taken back. */
  readonly ours: readonly AccountCode[];
  /** The first month that it holds for; null: for all before the next one. */
  readonly from: string | null;
  /** The side that the ledger writes as +, where it gives a balance and not its sides. */
  readonly plus: 'debit' | 'credit';
  readonly notes: string | null;
  /** The file that says it, and the row; null where a person did by hand. */
  readonly file: string | null;
  readonly row: number | null;
};

/** The map of a company's own accounts to ours. */
export type AccountMap = {
  /** What stands, by account and month. */
  readonly mapped: readonly MappedAccount[];
  /** The same, with what was taken back. */
  readonly entries: readonly MappedAccount[];
  /** What the map says of an account in a month, or last; null: nothing. */
  readonly entryOf: (account: string, month?: string) => MappedAccount | null;
  /**
   * Ours for an account of the company, by its code or else by a name that only one has. A code or name that is one of ours
   * stands for itself unless the map says otherwise. null: nothing says. Without a month: as the map says last.
   */
  readonly of: (account: string, month?: string) => readonly AccountCode[] | null;
};

const own = new Map(chartOfAccounts.map(({ code, name }) => [code, name]));
const ownByName = new Map(chartOfAccounts.map(({ code, name }) => [accountKey(name), code]));

/** The map as it is known now, or was at a moment. */
export async function readAccountMap(books: CompanyReads, asOf?: string): Promise<AccountMap> {
  const lines = await books.lines(producer, asOf);
  return accountMapOf(
    lines.flatMap(({ source }) => (source.kind === 'document' ? [JSON.parse(source.document) as MappedAccount] : [])),
  );
}

function accountMapOf(given: readonly MappedAccount[]): AccountMap {
  const entries = given.toSorted((left, right) => (entryKey(left) < entryKey(right) ? -1 : 1));
  const byKey = Map.groupBy(entries, ({ account }) => accountKey(account));
  const byName = Map.groupBy(entries, ({ name }) => accountKey(name ?? ''));
  const found = (text: string): readonly MappedAccount[] => {
    const key = accountKey(text);
    const members = byKey.get(key);
    if (members || key === '') return members ?? [];
    const named = byName.get(key) ?? [];
    return new Set(named.map(({ account }) => accountKey(account))).size === 1 ? named : [];
  };
  const entryOf = (account: string, month?: string): MappedAccount | null => {
    const entry = found(account).findLast(({ from }) => from === null || month === undefined || from <= month);
    return entry && entry.ours.length > 0 ? entry : null;
  };
  return {
    entries,
    mapped: entries.filter(({ ours }) => ours.length > 0),
    entryOf,
    of: (account, month) => entryOf(account, month)?.ours ?? ownOf(account),
  };
}

function ownOf(account: string): readonly AccountCode[] | null {
  const text = account.trim();
  const code = own.has(text) ? text : ownByName.get(accountKey(text));
  return code === undefined ? null : [code];
}

/** What an account is known by: its code without spaces around it, in whatever case. */
export function accountKey(account: string): string {
  return account.trim().toLowerCase();
}

/** What an entry of the map is known by: its account, and the month from which it holds. */
export function entryKey({ account, from }: Pick<MappedAccount, 'account' | 'from'>): string {
  return JSON.stringify([accountKey(account), from ?? '']);
}

/** Codes of ours from a text such as `2100, 2210`. Refuses UNKNOWN_ACCOUNT. */
export function ownAccounts(text: string): readonly AccountCode[] {
  const codes = text.split(/[\s,;+]+/).filter((code) => code !== '');
  const unknown = codes.find((code) => !own.has(code));
  if (unknown !== undefined || codes.length === 0) {
    throw new Refusal(
      'UNKNOWN_ACCOUNT',
      `"${unknown ?? text}" is no account of Capwise: "capwise sources accounts" lists them, as 6120 Cloud, R&D`,
      { value: unknown ?? text },
    );
  }
  return [...new Set(codes)].sort((left, right) => (left < right ? -1 : 1));
}

/**
 * One of our accounts stands in one set only, or sums could not be compared: the two accounts that would share it otherwise,
 * by their codes; null where the map is sound.
 */
export function sharedAccount(
  entries: readonly MappedAccount[],
): { readonly code: AccountCode; readonly accounts: readonly [string, string] } | null {
  const seen = new Map<AccountCode, MappedAccount>();
  for (const one of entries) {
    for (const code of one.ours) {
      const before = seen.get(code);
      if (before && before.ours.join() !== one.ours.join()) return { code, accounts: [before.account, one.account] };
      seen.set(code, one);
    }
  }
  return null;
}

/** What the map says of one account, from month to month, as it is recorded. */
export function mapBatch(entries: readonly MappedAccount[]): Batch {
  const [first] = entries;
  if (!first) throw new Error('a map of no account');
  const sorted = entries.toSorted((left, right) => (entryKey(left) < entryKey(right) ? -1 : 1));
  const lines = sorted.map((mapped): SourceLine => {
    const month = parseMonth(mapped.from ?? '2000-01');
    const since = mapped.from === null ? '' : ` from ${mapped.from} on`;
    const is = mapped.ours.length === 0 ? 'no account of Capwise' : `is ${mapped.ours.map(accountText).join(' and ')}`;
    return {
      what: mapped.name === null ? mapped.account : `${mapped.account} ${mapped.name}`,
      month,
      postingMonth: month,
      dimensions: { entity: 'main' },
      treatment: 'account map: nothing is posted',
      amounts: {},
      source: { kind: 'document', id: mapped.account, document: JSON.stringify(mapped) },
      notes: [`${is}${since}`, ...(mapped.notes === null ? [] : [mapped.notes])],
    };
  });
  return { producer, subject: accountKey(first.account), period, lines, postings: [], madeFrom: [] };
}

/** An account of ours with its name. */
export function accountText(code: AccountCode): string {
  return `${code} ${own.get(code) ?? ''}`.trim();
}
