export {
  accountCodes,
  accountOf,
  bridgeBars,
  chartOfAccounts,
  expenseAccount,
  statementRows,
  stockInSoftware,
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
export { balanceGroupOf, balanceGroups, type BalanceGroup } from './balance-group.ts';
export type { Batch } from './batch.ts';
export { budgetPostings, isBudgeted, type BudgetLine } from './budget.ts';
export { isCarried, keepClosed, reachesClosed, type RecordedBatch } from './closed.ts';
export {
  barOf,
  changeUnder,
  unbalancedEntry,
  type Basis,
  type Dimensions,
  type Measure,
  type Posting,
  type Scenario,
} from './posting.ts';
export {
  settleInvoice,
  type ExpectedPayment,
  type PayablePlace,
  type ReadPayment,
  type SettledPayment,
  type Settlement,
} from './settlement.ts';
export type { LineSource, RowFilter, SourceLine } from './source-line.ts';
export {
  bridgeOf,
  cashFlowOf,
  cashFlowUnder,
  sectionOf,
  sectionOfBar,
  type Bridge,
  type CashFlow,
  type CashFlowSection,
  type FlowBar,
  type FreeCashFlowPolicy,
} from './bridge.ts';
export { hundredthDays, purchaseAccounts } from './cycle.ts';
export { debits, sumPostings, type PostingSum } from './fold.ts';
export { changeCauses, parseReference, referenceCodes, type ChangeCause } from './reference.ts';
export { withinYear, type WithinYear } from './prepaid-split.ts';
export { isUnderIfrs18, type CashFlowBasis, type ReadBasis } from './read-basis.ts';
export {
  accountsOfItem,
  adjustments,
  defaultStatementPolicy,
  isAdjustment,
  itemOf,
  itemsOfLine,
  operatingProfitBefore,
  rowsOfLine,
  softwareAdditions,
  statementLines,
  statementOf,
  type Adjustment,
  type StatementItem,
  type StatementLine,
  type StatementPolicy,
} from './statement.ts';
export { moversOf, varianceOf } from './variance.ts';
export { journalEntry, journalHeader, type JournalEntry, type JournalFormat } from './journal.ts';
