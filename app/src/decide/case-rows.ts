import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import {
  accountCodes,
  bridgeOf,
  cashFlowUnder,
  debits,
  rowsOfLine,
  sectionOfBar,
  softwareAdditions,
  statementOf,
  stockInSoftware,
  type BridgeBar,
  type CashFlow,
  type CashFlowBasis,
  type CashSection,
  type PostingSum,
  type StatementLine,
} from '@capwise/domain/books';
import type { MemoAmount } from '@capwise/domain/decide';
import { formula, postingsTrace } from '../figure/index.ts';

export type CaseRow = Answer<'decide.evaluate'>['options'][number]['lines'][number]['line'];

/** Months of a figure of an option; a line that stands at the end of a period begins with the case. */
export type Scope = { readonly scenario: string; readonly from: string; readonly to: string };

type DatedAmount = MemoAmount & { readonly at: string };

/** What an option is folded from. */
export type Folded = {
  readonly sums: readonly PostingSum[];
  readonly memo: readonly DatedAmount[];
  /** What is not in the decision: sunk and allocated. */
  readonly leftOut: readonly DatedAmount[];
  readonly basis: CashFlowBasis;
  /** First month in which paid interest is financing; null where it never is. */
  readonly financingInterest: string | null;
};

/** One line of the page: how it is added up, and where that comes from. */
export type RowFold = {
  readonly label: string;
  /** It stands at the end of a period. */
  readonly isBalance?: boolean;
  /** It is left out where no option has anything in this line. */
  readonly hiddenWithout?: CaseRow;
  readonly minor: (folded: Folded, scope: Scope) => bigint;
  readonly trace: (folded: Folded, scope: Scope) => Figure['trace'];
};

const statementRow = (line: StatementLine, label: string): RowFold => ({
  label,
  minor: ({ sums }, scope) => statementOf(between(sums, scope))[line],
  trace: (_, scope) => postingsTrace({ ...scope, rows: [...rowsOfLine[line]] }, -1),
});

const softwareAccounts = [accountCodes.softwareInProgress, accountCodes.software] as const;

const lessSoftware: RowFold = {
  label: 'EBITDA less capitalized software',
  minor: ({ sums }, scope) => {
    const within = between(sums, scope);
    return statementOf(within).ebitda - softwareAdditions(within);
  },
  trace: (folded, scope) =>
    formula('EBITDA less capitalized software', [
      { label: 'EBITDA', trace: caseRows.ebitda.trace(folded, scope) },
      {
        label: 'Capitalized software',
        sign: -1,
        trace: postingsTrace({ ...scope, accounts: [...softwareAccounts], bars: ['capitalized-software'] }, 1),
      },
      {
        label: 'Capitalized stock compensation',
        sign: -1,
        trace: postingsTrace({ ...scope, accounts: [...stockInSoftware] }, -1),
      },
    ]),
};

const cashRow = (label: string): RowFold => ({
  label,
  minor: ({ sums }, scope) => bridgeOf(between(sums, scope)).cash,
  trace: (_, scope) => postingsTrace({ ...scope, bars: ['cash'] }, 1),
});

const bars = Object.keys(sectionOfBar) as Exclude<BridgeBar, 'cash'>[];
const barsOf = (section: CashSection): Exclude<BridgeBar, 'cash'>[] =>
  bars.filter((bar) => sectionOfBar[bar] === section);

/** How often interest that is financing counts in a section: it leaves operating for financing. */
const ofInterest = { operating: -1, investing: 0, financing: 1 } as const satisfies Record<CashSection, number>;

const sectionRow = (section: CashSection, label: string): RowFold => ({
  label,
  ...(section === 'financing' && { hiddenWithout: 'financing-cash' }),
  minor: (folded, scope) => cashFlowIn(folded, scope)[section],
  trace: (folded, scope) =>
    withInterest(label, postingsTrace({ ...scope, bars: barsOf(section) }, -1), {
      sign: ofInterest[section],
      interest: interestScope(folded, scope),
    }),
});

const freeCashFlow: RowFold = {
  label: 'Free cash flow',
  minor: (folded, scope) => cashFlowIn(folded, scope).freeCashFlow,
  trace: (folded, scope) => {
    const interest = interestScope(folded, scope);
    return formula('Free cash flow', [
      { label: 'Change in cash', trace: postingsTrace({ ...scope, bars: ['cash'] }, 1) },
      {
        label: 'Debt, equity and disposals',
        sign: -1,
        trace: postingsTrace({ ...scope, bars: ['debt-and-equity', 'disposal-proceeds'] }, -1),
      },
      ...(interest ? [{ label: 'Interest, financing', sign: -1 as const, trace: interestTrace(interest) }] : []),
    ]);
  },
};

const inProgress: RowFold = {
  label: 'Capital in progress',
  isBalance: true,
  hiddenWithout: 'in-progress',
  minor: ({ sums }, { to }) =>
    debits(sums, ({ account, month }) => month <= to && (progressAccounts as readonly string[]).includes(account)),
  trace: (_, { scenario, to }) => postingsTrace({ scenario, to, accounts: [...progressAccounts] }, 1),
};

const progressAccounts = [accountCodes.softwareInProgress, accountCodes.equipmentInProgress] as const;

const offBookRow = (of: 'memo' | 'leftOut', line: 'memo' | 'left-out', label: string): RowFold => ({
  label,
  hiddenWithout: line,
  minor: (folded, { from, to }) =>
    folded[of].reduce((sum, { at, minor }) => (at >= from && at <= to ? sum + minor : sum), 0n),
  trace: (_, { scenario, from, to }) => ({ kind: 'item', id: `${scenario}:${line}:${from}:${to}` }),
});

const memoRow = offBookRow('memo', 'memo', 'Off-book (memo)');

const decisionRow = (label: string): RowFold => ({
  label,
  hiddenWithout: 'memo',
  minor: (folded, scope) => caseRows.cash.minor(folded, scope) + memoRow.minor(folded, scope),
  trace: (folded, scope) =>
    formula(label, [
      { label: 'Cash', trace: caseRows.cash.trace(folded, scope) },
      { label: memoRow.label, trace: memoRow.trace(folded, scope) },
    ]),
});

/** Every line of an option, in the order of the page. */
export const caseRows: Readonly<Record<CaseRow, RowFold>> = {
  'adjusted-ebitda': statementRow('adjusted-ebitda', 'Adjusted EBITDA'),
  ebitda: statementRow('ebitda', 'EBITDA'),
  'ebitda-less-software': lessSoftware,
  amortization: statementRow('amortization', 'Depreciation and amortization'),
  'operating-income': statementRow('operating-income', 'Operating income'),
  tax: { ...statementRow('income-tax', 'Income tax'), hiddenWithout: 'tax' },
  'operating-cash': sectionRow('operating', 'Operating cash'),
  'investing-cash': sectionRow('investing', 'Investing cash'),
  'financing-cash': sectionRow('financing', 'Financing cash'),
  'free-cash-flow': freeCashFlow,
  cash: cashRow('Cash'),
  'cumulative-cash': { ...cashRow('Cumulative cash'), isBalance: true },
  'in-progress': inProgress,
  memo: memoRow,
  'decision-total': decisionRow('Decision total'),
  'left-out': offBookRow('leftOut', 'left-out', 'Not in the decision (sunk, allocated)'),
  'cumulative-decision': { ...decisionRow('Cumulative decision total'), isBalance: true },
  loss: { ...statementRow('impairment-and-abandonment', 'Written off'), hiddenWithout: 'loss' },
};

/** Names of the lines, in the order of the page. */
export const caseRowNames = Object.keys(caseRows) as readonly CaseRow[];

function withInterest(
  name: string,
  trace: Figure['trace'],
  { sign, interest }: { readonly sign: 1 | 0 | -1; readonly interest: Scope | null },
): Figure['trace'] {
  if (sign === 0 || !interest) return trace;
  return formula(name, [
    { label: name, trace },
    { label: 'Interest, financing', sign, trace: interestTrace(interest) },
  ]);
}

function interestTrace(interest: Scope): Figure['trace'] {
  return postingsTrace({ ...interest, bars: ['interest'] }, -1);
}

/** The months of a scope in which paid interest is financing; null where there is none. */
function interestScope({ financingInterest: first }: Folded, scope: Scope): Scope | null {
  if (first === null || first > scope.to) return null;
  return { ...scope, from: first > scope.from ? first : scope.from };
}

function cashFlowIn({ sums, basis }: Folded, scope: Scope): CashFlow {
  return cashFlowUnder(between(sums, scope), basis, { takesLeasePrincipal: true });
}

function between(sums: readonly PostingSum[], { from, to }: Scope): readonly PostingSum[] {
  return sums.filter(({ month }) => month >= from && month <= to);
}
