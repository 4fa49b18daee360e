import { money, moneyText } from '../money/index.ts';
import { accountOf, type AccountKind } from './account.ts';
import type { Posting } from './posting.ts';

/** Plain-text accounting formats that outside tools check. */
export type JournalFormat = 'hledger' | 'beancount';

/** A balanced entry for a journal: its postings share one day. */
export type JournalEntry = { readonly id: string; readonly what: string; readonly postings: readonly Posting[] };

type Writer = {
  readonly account: (code: string) => string;
  readonly currency: (code: string, firstDay: string) => string;
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
    currency: (code) => `commodity ${withDecimalMark(moneyText(money(100_000n, code)))} ${code}`,
    entry: ({ id, what }, date, lines) => `${date} * ${oneLine(what)}  ; ${id}\n${lines.join('\n')}\n`,
  },
  beancount: {
    account: (code) =>
      `${beancountRoots[accountOf(code).kind]}:A${code}-${accountOf(code)
        .name.replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/-+$/, '')}`,
    currency: (code, firstDay) => `option "operating_currency" "${code}"\n${firstDay} commodity ${code}`,
    entry: ({ id, what }, date, lines) =>
      `${date} * "${oneLine(what).replaceAll(/["\\]/g, "'")}"\n  entry: "${id}"\n${lines.join('\n')}\n`,
  },
};

/** What a journal declares before it uses it; `firstDay` is that of its first entry. */
export type JournalDeclarations = {
  readonly codes: readonly string[];
  readonly currencies: readonly string[];
  readonly firstDay: string;
};

/** The lines that open a journal: strict readers want currencies and accounts declared before they are used. */
export function journalHeader(format: JournalFormat, { codes, currencies, firstDay }: JournalDeclarations): string {
  const { account, currency } = writers[format];
  const opening = format === 'hledger' ? 'account' : `${firstDay} open`;
  return [
    ...currencies.map((code) => `${currency(code, firstDay)}\n`),
    ...codes.map((code) => `${opening} ${account(code)}\n`),
  ].join('');
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

/** hledger reads the decimal mark from the sample amount, so that one without places ends with it. */
function withDecimalMark(text: string): string {
  return text.includes('.') ? text : `${text}.`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(';', ',').trim();
}
