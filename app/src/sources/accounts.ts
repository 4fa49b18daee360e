import type { Answer } from '@capwise/contract/registry';
import { chartOfAccounts, type Account } from '@capwise/domain/books';
import { unitOf } from '../company/index.ts';
import { minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import { readAccountMap } from './ledger/account-map.ts';
import { balancesTrace } from './ledger/tie-figures.ts';
import { readLedger } from './ledger/trial-balance.ts';

type Unmapped = Answer<'sources.accounts'>['unmapped'][number];

/** `sources.accounts`: the chart of accounts with the owner of each, and the map of the company's own accounts to it. */
export const listAccounts: Handler<'sources.accounts'> = async ({ asOf }, context) => {
  const company = await context.books();
  const currency = await unitOf(company);
  const map = await readAccountMap(company, asOf);
  const ledger = await readLedger(company, { currency, map, asOf });
  const unknown = ledger.filter(({ account, month }) => map.of(account, month) === null);
  const unmapped = [...Map.groupBy(unknown, ({ account }) => account)].flatMap(
    ([account, balances]): readonly (Unmapped & { readonly minor: bigint })[] => {
      const last = balances.reduce((latest, { month }) => (month > latest ? month : latest), '');
      const members = balances.filter(({ month }) => month === last);
      const minor = members.reduce((sum, balance) => sum + balance.minor, 0n);
      const name = members[0]?.name ?? null;
      const balance = minorFigure(minor, currency, balancesTrace(members, last));
      return [{ account, name, balance, month: last, suggested: name === null ? null : nearestAccount(name), minor }];
    },
  );
  return {
    accounts: chartOfAccounts.map(({ code, name, kind, owner }) => ({
      code,
      name,
      kind,
      owner,
      theirs: map.mapped
        .filter(({ ours }) => ours.includes(code))
        .map(({ account, name: theirName, from, plus, notes }) => ({ account, name: theirName, from, plus, notes })),
    })),
    unmapped: unmapped
      .toSorted((left, right) => Number(magnitude(right.minor) - magnitude(left.minor)))
      .map(({ minor: _, ...one }) => one),
  };
};

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}

/** The account of ours that shares most of the words of a name; null where none shares half of its own. */
function nearestAccount(name: string): string | null {
  const words = new Set(wordsOf(name));
  const shareOf = ({ name: own }: Account): number => {
    const theirs = wordsOf(own);
    return theirs.filter((word) => words.has(word)).length / theirs.length;
  };
  const best = chartOfAccounts.reduce<Account | null>(
    (found, account) => (shareOf(account) > (found ? shareOf(found) : 0) ? account : found),
    null,
  );
  return best && shareOf(best) >= 0.5 ? best.code : null;
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z&]+/)
    .filter((word) => word.length > 2 || word.includes('&'))
    .map((word) => word.replace(/s$/, ''));
}
