import type { Answer, Question } from '@capwise/contract/registry';
import type { TestInstallation } from './installation.ts';

export type SourceDocument = Question<'books.record'>['document'];
export type DocumentView = Answer<'books.document'>;

/** Records a document under an id of its own and answers its view. */
export function record(
  { invoke }: TestInstallation,
  id: string,
  document: SourceDocument,
  change = false,
): Promise<DocumentView> {
  return invoke('books.record', { id, document, change });
}

/** EBITDA and cash of a document by month, as `2026-01: -100.00 / -100.00`; months without either are left out. */
export function effects({ months }: DocumentView): readonly string[] {
  return months
    .filter(({ ebitda, cash }) => Number(ebitda.value) !== 0 || Number(cash.value) !== 0)
    .map(({ month, ebitda, cash }) => `${month}: ${ebitda.value} / ${cash.value}`);
}

/** An account's closing balance at the end of a month, assets debit +, all others credit +. */
export async function closing({ invoke }: TestInstallation, account: string, month: string): Promise<string | null> {
  const { accounts } = await invoke('books.rollForward', { account, period: month });
  return accounts[0]?.whole.closing.value ?? '0.00';
}

/** A line of the statement in a period. */
export async function statementLine(
  { invoke }: TestInstallation,
  name: string,
  period: string,
): Promise<string | null | undefined> {
  const { lines } = await invoke('books.statement', { period, by: 'year' });
  return lines.find(({ line }) => line === name)?.figures[0]?.value;
}
