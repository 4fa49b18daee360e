import { money, moneyText } from '../money/index.ts';
import { accountOf, type AccountKind } from './account.ts';
import type { Posting } from './posting.ts';

/** Plain-text accounting formats that outside tools check. */
export type JournalFormat = 'hledger' | 'beancount';

/** A balanced entry for a journal: its postings share one day. */
export type JournalEntry = { readonly id: string; readonly what: string; readonly postings: readonly Posting[] };

type Writer = {
  readonly account: (code: string) => string;
  readonly entry: (entry: JournalEntry, date: string, lines: readonly string[]) => string;
};

const hledgerRoots: Readonly<Record<AccountKind, string>> = {
  asset: 'assets',
  liability: 'liabilities',
  equity: 'equity',
  income: 'revenues',
  expense: 'expenses',
};
const beancountRoots: Readonly<Record<AccountKind, string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
};

const writers: Readonly<Record<JournalFormat, Writer>> = {
  hledger: {
    account: (code) => `${hledgerRoots[accountOf(code).kind]}:${code} ${accountOf(code).name}`,
    entry: ({ id, what }, date, lines) => `${date} * ${oneLine(what)}  ; ${id}\n${lines.join('\n')}\n`,
  },
  beancount: {
    account: (code) =>
      `${beancountRoots[accountOf(code).kind]}:A${code}-${accountOf(code)
        .name.replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/-+$/, '')}`,
    entry: ({ id, what }, date, lines) =>
      `${date} * "${oneLine(what).replaceAll(/["\\]/g, "'")}"\n  entry: "${id}"\n${lines.join('\n')}\n`,
  },
};

/** Account lines that open a journal: both formats want accounts declared before they are used. */
export function journalHeader(format: JournalFormat, codes: readonly string[], firstDay: string): string {
  const { account } = writers[format];
  return codes
    .map((code) => (format === 'hledger' ? `account ${account(code)}\n` : `${firstDay} open ${account(code)}\n`))
    .join('');
}

/** One entry as text. Amounts carry all places of their currency; debit +, credit −. */
export function journalEntry(format: JournalFormat, entry: JournalEntry): string {
  const { account, entry: write } = writers[format];
  const lines = entry.postings.map(
    ({ account: code, amount }) =>
      `  ${account(code)}  ${moneyText(money(amount.minor, amount.currency))} ${amount.currency}`,
  );
  return write(entry, entry.postings[0]?.date.toString() ?? '', lines);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(';', ',').trim();
}
