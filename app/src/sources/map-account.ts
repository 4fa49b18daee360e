import { Refusal } from '@capwise/domain';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { unitOf } from '../company/index.ts';
import {
  accountKey,
  entryKey,
  mapBatch,
  ownAccounts,
  readAccountMap,
  sharedAccount,
  type AccountMap,
  type MappedAccount,
} from './ledger/account-map.ts';
import { readLedger } from './ledger/trial-balance.ts';

/**
 * `sources.mapAccount`: one account of the ledger by hand, from a month on or as its last row stands. Each change is kept; an
 * empty text takes the map back.
 */
export const mapAccount: Handler<'sources.mapAccount'> = async ({ account, ours, from }, context) => {
  const codes = ours.trim() === '' ? [] : ownAccounts(ours);
  return context.commit(await context.books(), async (books) => {
    const map = await readAccountMap(books);
    const key = accountKey(account);
    const own = map.entries.filter((one) => accountKey(one.account) === key);
    const since = from ?? own.at(-1)?.from ?? null;
    const last = own.findLast((one) => (one.from ?? '') <= (since ?? ''));
    const after: MappedAccount = {
      account: last?.account ?? account.trim(),
      name: last?.name ?? (await nameOf(books, map, key)),
      ours: codes,
      from: since,
      plus: last?.plus ?? 'debit',
      notes: last?.notes ?? null,
      file: null,
      row: null,
    };
    const others = map.entries.filter((one) => entryKey(one) !== entryKey(after));
    const shared = sharedAccount([...others, after]);
    if (shared) throw accountShared(shared, after.account);
    await books.record(mapBatch([...others.filter((one) => accountKey(one.account) === key), after]));
    return { account: after.account, ours: [...codes], from: since, before: [...(last?.ours ?? [])] };
  });
};

/** What the last trial balance calls an account. */
async function nameOf(books: CompanyReads, map: AccountMap, key: string): Promise<string | null> {
  const ledger = await readLedger(books, { currency: await unitOf(books), map });
  return ledger.findLast((balance) => accountKey(balance.account) === key)?.name ?? null;
}

function accountShared({ code, accounts }: NonNullable<ReturnType<typeof sharedAccount>>, account: string): Refusal {
  const other = accounts.find((one) => one !== account) ?? accounts[0];
  return new Refusal(
    'ACCOUNT_SHARED',
    `${code} belongs to account ${other} with other accounts beside it: map both to the same list, or take ${code} out of one`,
    { account, value: code, other },
  );
}
