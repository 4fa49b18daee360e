import type { Batch, SourceLine } from '@capwise/domain/books';
import { money, moneyText, parseMoney } from '@capwise/domain/money';
import { parseMonth } from '@capwise/domain/time';
import type { CompanyReads } from '../../ports/index.ts';
import type { AccountMap } from './account-map.ts';

const producer = 'ledger';

/** A balance of the company's own ledger at the end of a month, as its trial balance says. */
export type StoredBalance = {
  readonly account: string;
  readonly name: string | null;
  readonly month: string;
  readonly entity: string;
  readonly costCenter: string | null;
  /** As its file says it, or debit less credit; decimal text in the currency of the books. */
  readonly balance: string;
  /** True where the file gave debit or credit: then its sign is known. */
  readonly sided: boolean;
  readonly file: string;
  readonly row: number;
};

/** A balance, debit +; `sign` is −1 where its file has it the other way around. `line` is the id of its source line. */
export type LedgerBalance = StoredBalance & {
  readonly minor: bigint;
  readonly sign: 1 | -1;
  readonly line: string;
};

type LedgerQuestion = { readonly currency: string; readonly map: AccountMap; readonly asOf?: string | undefined };

/** Every balance of every month that was read, as the latest revision, or that as of a moment, has it. */
export async function readLedger(
  books: CompanyReads,
  { currency, map, asOf }: LedgerQuestion,
): Promise<readonly LedgerBalance[]> {
  return (await books.lines(producer, asOf)).flatMap(({ source, id }) => {
    if (source.kind !== 'document') return [];
    const stored = JSON.parse(source.document) as StoredBalance;
    return [{ ...stored, ...signed(stored, { currency, map }), line: id }];
  });
}

function signed(
  { account, month, balance, sided }: StoredBalance,
  { currency, map }: Omit<LedgerQuestion, 'asOf'>,
): { readonly minor: bigint; readonly sign: 1 | -1 } {
  const sign = !sided && map.entryOf(account, month)?.plus === 'credit' ? -1 : 1;
  return { minor: BigInt(sign) * parseMoney(balance, currency).minor, sign };
}

/** The trial balance of an entity at the end of a month. It posts nothing: it is a control total. */
export function ledgerBatch(balances: readonly StoredBalance[], currency: string): Batch {
  const [first] = balances;
  if (!first) throw new Error('a trial balance of no accounts');
  const month = parseMonth(first.month);
  const lines = balances.map((stored): SourceLine => {
    const { account, name, entity, costCenter, balance, row, file } = stored;
    return {
      what: name === null ? account : `${account} ${name}`,
      month,
      postingMonth: month,
      dimensions: { entity, ...(costCenter !== null && { costCenter }) },
      treatment: 'trial balance: a control total, nothing is posted',
      amounts: { amount: parseMoney(balance, currency) },
      source: { kind: 'document', id: `${account} · ${first.month}`, document: JSON.stringify(stored) },
      notes: [`balance at the end of ${first.month}, row ${row} of "${file}"`],
    };
  });
  return { producer, subject: first.entity, period: first.month, lines, postings: [], madeFrom: [] };
}

/** What the accounts of one month and entity do not balance by, debit +; null where they do. */
export function imbalanceOf(
  balances: readonly StoredBalance[],
  question: Omit<LedgerQuestion, 'asOf'>,
): { readonly side: 'debit' | 'credit'; readonly amount: string } | null {
  const minor = balances.reduce((sum, stored) => sum + signed(stored, question).minor, 0n);
  if (minor === 0n) return null;
  const amount = moneyText(money(minor < 0n ? -minor : minor, question.currency));
  return { side: minor > 0n ? 'debit' : 'credit', amount };
}
