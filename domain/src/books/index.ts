export {
  accountCodes,
  accountOf,
  bridgeBars,
  chartOfAccounts,
  expenseAccount,
  statementRows,
  type Account,
  type AccountCode,
  type AccountKind,
  type AccountOwner,
  type BridgeBar,
  type CashSection,
  type CostFunction,
  type CostNature,
  type StatementRow,
} from './account.ts';
export type { Batch } from './batch.ts';
export { isCarried, keepClosed, reachesClosed, type RecordedBatch } from './closed.ts';
export {
  barOf,
  netPostings,
  unbalancedEntry,
  type Basis,
  type Dimensions,
  type Measure,
  type Posting,
  type Scenario,
} from './posting.ts';
export type { LineSource, RowFilter, SourceLine } from './source-line.ts';
export { bridgeOf, cashFlowOf, sectionOfBar, type Bridge, type CashFlow } from './bridge.ts';
export { debits, sumPostings, type PostingSum } from './fold.ts';
export { rowsOfLine, softwareAdditions, statementLines, statementOf, type StatementLine } from './statement.ts';
export { journalEntry, journalHeader, type JournalEntry, type JournalFormat } from './journal.ts';
