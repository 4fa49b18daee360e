import { Refusal } from '../refusal/index.ts';

export type AccountCode = string;
export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/** What a cost is for. `unassigned` until a rule or the catalog says: it is shown by that name, never guessed. */
export type CostFunction =
  | 'cost-of-revenue'
  | 'research-and-development'
  | 'sales-and-marketing'
  | 'general-and-administrative'
  | 'unassigned';

/** What a cost is made of. */
export type CostNature =
  | 'labor'
  | 'cloud'
  | 'software'
  | 'hardware'
  | 'facilities'
  | 'services'
  | 'stock-compensation'
  | 'severance';

/** The row of the statement that an income or expense account belongs to, in the order of the statement. */
export const statementRows = [
  'revenue',
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
  'impairment-and-abandonment',
  'disposal',
  'amortization',
  'other-income',
  'exchange-differences',
  'interest',
  'income-tax',
] as const;
export type StatementRow = (typeof statementRows)[number];

/**
 * The bar of the bridge from EBITDA to the change in cash that a posting on the account belongs to. Postings of non-cash
 * entries go to `non-cash` whatever their account (`barOf`).
 */
export const bridgeBars = [
  'ebitda',
  'non-cash',
  'other-income',
  'receivables',
  'prepaid',
  'deferred-implementation',
  'payables',
  'accruals',
  'deferred-revenue',
  'billed-effective-difference',
  'interest',
  'income-tax',
  'capital-expenditure',
  'capitalized-software',
  'disposal-proceeds',
  'lease-principal',
  'debt-and-equity',
  'currency-restatement',
  'cash',
] as const;
export type BridgeBar = (typeof bridgeBars)[number];

/** The section of the cash-flow statement that a payment belongs to; a payable carries the section it will settle in. */
export type CashSection = 'operating' | 'investing' | 'financing';

/** Who is the source of an account's amounts; the trial balance is a control total for all but the ledger's own. */
export type AccountOwner = 'bills' | 'payroll' | 'contracts' | 'assets' | 'ledger';

export type Account = {
  readonly code: AccountCode;
  readonly name: string;
  readonly kind: AccountKind;
  readonly bar: BridgeBar;
  readonly owner: AccountOwner;
  /** Absent on balance-sheet accounts. */
  readonly row?: StatementRow;
  readonly function?: CostFunction;
  readonly nature?: CostNature;
};

const functionPrefix: Readonly<Record<CostFunction, string>> = {
  'cost-of-revenue': '50',
  'research-and-development': '61',
  'sales-and-marketing': '62',
  'general-and-administrative': '63',
  unassigned: '69',
};

const functionName: Readonly<Record<CostFunction, string>> = {
  'cost-of-revenue': 'cost of revenue',
  'research-and-development': 'R&D',
  'sales-and-marketing': 'S&M',
  'general-and-administrative': 'G&A',
  unassigned: 'function not assigned',
};

const natures: Readonly<Record<CostNature, { suffix: string; name: string; owner: AccountOwner }>> = {
  labor: { suffix: '10', name: 'Labor', owner: 'payroll' },
  cloud: { suffix: '20', name: 'Cloud', owner: 'bills' },
  software: { suffix: '30', name: 'Software', owner: 'contracts' },
  hardware: { suffix: '40', name: 'Hardware', owner: 'contracts' },
  facilities: { suffix: '50', name: 'Facilities', owner: 'contracts' },
  services: { suffix: '60', name: 'Services', owner: 'contracts' },
  'stock-compensation': { suffix: '70', name: 'Stock compensation', owner: 'payroll' },
  severance: { suffix: '80', name: 'Severance', owner: 'payroll' },
};

/** Balance-sheet and non-operating accounts that rules name directly. */
export const accountCodes = {
  cash: '1000',
  receivables: '1100',
  recoverableTax: '1150',
  disposalReceivables: '1160',
  prepaidCommitments: '1200',
  prepaidExpenses: '1210',
  deferredImplementation: '1220',
  billedEffectiveDifference: '1290',
  softwareInProgress: '1500',
  software: '1510',
  softwareAmortization: '1519',
  equipmentInProgress: '1600',
  equipment: '1610',
  equipmentDepreciation: '1619',
  operatingRightOfUse: '1700',
  financeRightOfUse: '1710',
  payables: '2000',
  softwarePayables: '2010',
  equipmentPayables: '2020',
  accruedLiabilities: '2100',
  accruedPayroll: '2110',
  provisions: '2120',
  deferredRevenue: '2200',
  deferredIncentives: '2210',
  operatingLeaseLiability: '2300',
  financeLeaseLiability: '2310',
  accruedLeaseInterest: '2320',
  equity: '3000',
  openingEquity: '3100',
  revenue: '4000',
  impairmentLoss: '7000',
  abandonmentLoss: '7010',
  prepaidWriteDown: '7020',
  disposalResult: '7100',
  amortizationOfSoftware: '8010',
  depreciationOfEquipment: '8020',
  amortizationOfRightOfUse: '8030',
  otherIncome: '9000',
  exchangeDifferences: '9010',
  cashRestatement: '9020',
  interest: '9100',
  incomeTax: '9200',
} as const;

const balanceSheet: readonly Account[] = [
  { code: '1000', name: 'Cash', kind: 'asset', bar: 'cash', owner: 'ledger' },
  { code: '1100', name: 'Accounts receivable', kind: 'asset', bar: 'receivables', owner: 'ledger' },
  { code: '1150', name: 'Recoverable tax', kind: 'asset', bar: 'receivables', owner: 'bills' },
  { code: '1160', name: 'Receivables from disposals', kind: 'asset', bar: 'disposal-proceeds', owner: 'assets' },
  { code: '1200', name: 'Prepaid commitments', kind: 'asset', bar: 'prepaid', owner: 'bills' },
  { code: '1210', name: 'Prepaid expenses', kind: 'asset', bar: 'prepaid', owner: 'contracts' },
  {
    code: '1220',
    name: 'Deferred implementation cost',
    kind: 'asset',
    bar: 'deferred-implementation',
    owner: 'contracts',
  },
  {
    code: '1290',
    name: 'Billed/effective difference',
    kind: 'asset',
    bar: 'billed-effective-difference',
    owner: 'bills',
  },
  { code: '1500', name: 'Software in progress', kind: 'asset', bar: 'capitalized-software', owner: 'assets' },
  { code: '1510', name: 'Capitalized software', kind: 'asset', bar: 'capitalized-software', owner: 'assets' },
  { code: '1519', name: 'Accumulated amortization of software', kind: 'asset', bar: 'non-cash', owner: 'assets' },
  { code: '1600', name: 'Equipment in progress', kind: 'asset', bar: 'capital-expenditure', owner: 'assets' },
  { code: '1610', name: 'Property and equipment', kind: 'asset', bar: 'capital-expenditure', owner: 'assets' },
  { code: '1619', name: 'Accumulated depreciation of equipment', kind: 'asset', bar: 'non-cash', owner: 'assets' },
  { code: '1700', name: 'Right of use, operating leases', kind: 'asset', bar: 'non-cash', owner: 'contracts' },
  { code: '1710', name: 'Right of use, finance leases', kind: 'asset', bar: 'non-cash', owner: 'contracts' },
  { code: '2000', name: 'Accounts payable', kind: 'liability', bar: 'payables', owner: 'bills' },
  {
    code: '2010',
    name: 'Payables for capitalized software',
    kind: 'liability',
    bar: 'capitalized-software',
    owner: 'assets',
  },
  {
    code: '2020',
    name: 'Payables for property and equipment',
    kind: 'liability',
    bar: 'capital-expenditure',
    owner: 'assets',
  },
  { code: '2100', name: 'Accrued liabilities', kind: 'liability', bar: 'accruals', owner: 'bills' },
  { code: '2110', name: 'Accrued payroll', kind: 'liability', bar: 'accruals', owner: 'payroll' },
  { code: '2120', name: 'Provisions', kind: 'liability', bar: 'accruals', owner: 'contracts' },
  { code: '2200', name: 'Deferred revenue', kind: 'liability', bar: 'deferred-revenue', owner: 'ledger' },
  { code: '2210', name: 'Deferred vendor incentives', kind: 'liability', bar: 'accruals', owner: 'bills' },
  { code: '2300', name: 'Operating lease liabilities', kind: 'liability', bar: 'accruals', owner: 'contracts' },
  { code: '2310', name: 'Finance lease liabilities', kind: 'liability', bar: 'lease-principal', owner: 'contracts' },
  { code: '2320', name: 'Accrued lease interest', kind: 'liability', bar: 'interest', owner: 'contracts' },
  { code: '3000', name: 'Equity', kind: 'equity', bar: 'debt-and-equity', owner: 'ledger' },
  { code: '3100', name: 'Opening balance equity', kind: 'equity', bar: 'debt-and-equity', owner: 'ledger' },
];

const results: readonly Account[] = [
  { code: '4000', name: 'Revenue', kind: 'income', bar: 'ebitda', owner: 'ledger', row: 'revenue' },
  {
    code: '7000',
    name: 'Impairment loss',
    kind: 'expense',
    bar: 'ebitda',
    owner: 'assets',
    row: 'impairment-and-abandonment',
  },
  {
    code: '7010',
    name: 'Loss on abandonment',
    kind: 'expense',
    bar: 'ebitda',
    owner: 'assets',
    row: 'impairment-and-abandonment',
  },
  {
    code: '7020',
    name: 'Write-down of prepaid and deferred cost',
    kind: 'expense',
    bar: 'ebitda',
    owner: 'bills',
    row: 'impairment-and-abandonment',
  },
  {
    code: '7100',
    name: 'Gains and losses on disposal',
    kind: 'income',
    bar: 'ebitda',
    owner: 'assets',
    row: 'disposal',
  },
  {
    code: '8010',
    name: 'Amortization of software',
    kind: 'expense',
    bar: 'non-cash',
    owner: 'assets',
    row: 'amortization',
  },
  {
    code: '8020',
    name: 'Depreciation of equipment',
    kind: 'expense',
    bar: 'non-cash',
    owner: 'assets',
    row: 'amortization',
  },
  {
    code: '8030',
    name: 'Amortization of rights of use',
    kind: 'expense',
    bar: 'non-cash',
    owner: 'contracts',
    row: 'amortization',
  },
  {
    code: '9000',
    name: 'Other income',
    kind: 'income',
    bar: 'other-income',
    owner: 'ledger',
    row: 'other-income',
  },
  {
    code: '9010',
    name: 'Exchange differences',
    kind: 'income',
    bar: 'other-income',
    owner: 'bills',
    row: 'exchange-differences',
  },
  {
    code: '9020',
    name: 'Exchange differences on cash',
    kind: 'income',
    bar: 'currency-restatement',
    owner: 'ledger',
    row: 'exchange-differences',
  },
  { code: '9100', name: 'Interest', kind: 'expense', bar: 'interest', owner: 'ledger', row: 'interest' },
  { code: '9200', name: 'Income tax', kind: 'expense', bar: 'income-tax', owner: 'ledger', row: 'income-tax' },
];

const operating: readonly Account[] = (Object.keys(functionPrefix) as CostFunction[]).flatMap((costFunction) =>
  (Object.keys(natures) as CostNature[]).map(
    (nature): Account => ({
      code: expenseAccount(costFunction, nature),
      name: `${natures[nature].name}, ${functionName[costFunction]}`,
      kind: 'expense',
      bar: 'ebitda',
      owner: natures[nature].owner,
      row: costFunction,
      function: costFunction,
      nature,
    }),
  ),
);

/** What was capitalized of cost that is already expensed stands against it, function by function (a contra-expense). */
const capitalizedLabor: readonly Account[] = (Object.keys(functionPrefix) as CostFunction[]).map((costFunction) => ({
  code: capitalizedLaborAccount(costFunction),
  name: `Capitalized labor, ${functionName[costFunction]}`,
  kind: 'expense',
  bar: 'ebitda',
  owner: 'assets',
  row: costFunction,
  function: costFunction,
  nature: 'labor',
}));

const capitalizedStockNames = {
  software: 'Capitalized stock compensation',
  equipment: 'Capitalized stock compensation of equipment',
};

/** As capitalized labor, of the nature of its cost, so that what a policy moves below Adjusted EBITDA it moves whole. */
const capitalizedStock: readonly Account[] = (Object.keys(functionPrefix) as CostFunction[]).flatMap((costFunction) =>
  (['software', 'equipment'] as const).map(
    (asset): Account => ({
      code: capitalizedStockAccount(costFunction, asset),
      name: `${capitalizedStockNames[asset]}, ${functionName[costFunction]}`,
      kind: 'expense',
      bar: 'ebitda',
      owner: 'assets',
      row: costFunction,
      function: costFunction,
      nature: 'stock-compensation',
    }),
  ),
);

/** The chart of accounts, in the order of their codes. */
export const chartOfAccounts: readonly Account[] = [
  ...balanceSheet,
  ...results,
  ...operating,
  ...capitalizedLabor,
  ...capitalizedStock,
].sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(chartOfAccounts.map((account) => [account.code, account]));

/** The account of a code. Refuses an unknown one as UNKNOWN_ACCOUNT. */
export function accountOf(code: AccountCode): Account {
  const account = byCode.get(code);
  if (account) return account;
  throw new Refusal(
    'UNKNOWN_ACCOUNT',
    `no account has the code "${code}": the chart of accounts lists those that exist`,
    { value: code },
  );
}

/** The expense account for a function and a nature. */
export function expenseAccount(costFunction: CostFunction, nature: CostNature): AccountCode {
  return functionPrefix[costFunction] + natures[nature].suffix;
}

/** The contra-expense account for labor of a function that becomes an asset. */
export function capitalizedLaborAccount(costFunction: CostFunction): AccountCode {
  return `${functionPrefix[costFunction]}90`;
}

/** The contra-expense account for stock compensation of a function that becomes an asset of a class. */
export function capitalizedStockAccount(costFunction: CostFunction, asset: 'software' | 'equipment'): AccountCode {
  return `${functionPrefix[costFunction]}${asset === 'software' ? '95' : '96'}`;
}

/** The contra-expense accounts for stock compensation that becomes software: what they are credited with is added to it. */
export const stockInSoftware: readonly AccountCode[] = (Object.keys(functionPrefix) as CostFunction[]).map(
  (costFunction) => capitalizedStockAccount(costFunction, 'software'),
);
