import { demoTable, type DemoTable } from './table.ts';

const columns =
  'contract,vendor,what,treatment,amount,currency,every,start,end,term_months,net_days,function,nature,cost_center,paid_through';

/** A contract: its name, vendor, purpose, and how often it is charged over which months. */
type Contract = {
  readonly id: string;
  readonly vendor: string;
  readonly what: string;
  readonly treatment: 'expense' | 'prepay' | 'obligation';
  readonly amount: string;
  readonly every: 'month' | 'quarter' | 'year';
  readonly start: string;
  readonly end: string;
  readonly netDays: number | null;
  readonly function?: string;
  readonly nature?: string;
  readonly costCenter?: string;
  readonly paidThrough?: 'bills';
};

const research = 'research-and-development';
const year = { treatment: 'prepay', every: 'year', netDays: 60 } as const;
const monthly = { treatment: 'expense', every: 'month', netDays: 30 } as const;
const wholeBooks = { start: '2025-09-01', end: '2026-10-31' } as const;
const twoYears = { start: '2025-10-01', end: '2027-09-30' } as const;

const contracts: readonly Contract[] = [
  { ...year, ...twoYears, id: 'SAAS-01', vendor: 'Source control vendor', what: 'Source control', amount: '86400.00' },
  {
    ...year,
    start: '2025-11-15',
    end: '2027-11-14',
    id: 'SAAS-02',
    vendor: 'Incident tool vendor',
    what: 'On-call and incidents',
    amount: '52800.00',
  },
  {
    ...year,
    start: '2026-01-01',
    end: '2027-12-31',
    id: 'SAAS-03',
    vendor: 'Ticket tool vendor',
    what: 'Tickets and planning',
    amount: '64800.00',
  },
  {
    ...year,
    start: '2026-02-01',
    end: '2028-01-31',
    id: 'SAAS-04',
    vendor: 'Warehouse tool vendor',
    what: 'Data transformation, seats',
    amount: '118800.00',
    costCenter: '5200',
  },
  {
    ...year,
    start: '2026-04-01',
    end: '2028-03-31',
    id: 'SAAS-05',
    vendor: 'Security scanner vendor',
    what: 'Scanning of code and images',
    amount: '97200.00',
    costCenter: '6200',
  },
  {
    ...year,
    start: '2025-12-01',
    end: '2027-11-30',
    id: 'SAAS-06',
    vendor: 'Sales tool vendor',
    what: 'Customer records',
    amount: '75600.00',
    function: 'sales-and-marketing',
    costCenter: '7100',
  },
  {
    ...monthly,
    ...wholeBooks,
    id: 'SAAS-07',
    vendor: 'Feature flag vendor',
    what: 'Feature flags by use',
    amount: '8200.00',
    costCenter: '4200',
  },
  {
    ...monthly,
    ...wholeBooks,
    id: 'SAAS-08',
    vendor: 'Payroll service vendor',
    what: 'Payroll service',
    amount: '4300.00',
    function: 'general-and-administrative',
    nature: 'services',
    costCenter: '7200',
  },
  {
    ...monthly,
    ...wholeBooks,
    id: 'WORK-01',
    vendor: 'Contract engineering firm',
    what: 'Contract engineers, search quality',
    amount: '46000.00',
    nature: 'services',
    costCenter: '4100',
  },
  {
    ...monthly,
    start: '2026-05-01',
    end: '2026-10-31',
    id: 'WORK-02',
    vendor: 'Contract engineering firm',
    what: 'Contract engineers, search index',
    amount: '28000.00',
    nature: 'services',
    costCenter: '4100',
  },
  {
    ...monthly,
    ...wholeBooks,
    id: 'OFFICE-01',
    vendor: 'Office services firm',
    what: 'Cleaning, power and reception',
    amount: '11400.00',
    function: 'general-and-administrative',
    nature: 'facilities',
    costCenter: '7200',
  },
  {
    treatment: 'expense',
    every: 'quarter',
    netDays: 45,
    ...wholeBooks,
    id: 'AUDIT-01',
    vendor: 'Audit firm',
    what: 'Audit and tax advice',
    amount: '39000.00',
    function: 'general-and-administrative',
    nature: 'services',
    costCenter: '7200',
  },
  {
    treatment: 'obligation',
    every: 'month',
    netDays: null,
    start: '2026-01-01',
    end: '2026-12-31',
    id: 'CLOUD-01',
    vendor: 'AWS',
    what: 'Commitment to r5 instances, 12 months',
    amount: '19200.00',
    paidThrough: 'bills',
  },
  {
    treatment: 'obligation',
    every: 'month',
    netDays: null,
    start: '2026-02-01',
    end: '2027-01-31',
    id: 'CLOUD-02',
    vendor: 'Google Cloud',
    what: 'Commitment to Cloud Run, 12 months',
    amount: '18600.00',
    paidThrough: 'bills',
  },
];

/** Contracts with their terms: prepaid a year at net 60, monthly at net 30, and what is owed without a balance yet. */
export function contractsTable(): DemoTable {
  const rows = contracts.map((contract) => [
    contract.id,
    contract.vendor,
    contract.what,
    contract.treatment,
    contract.amount,
    'USD',
    contract.every,
    contract.start,
    contract.end,
    null,
    contract.netDays,
    contract.function ?? research,
    contract.nature ?? 'software',
    contract.costCenter ?? null,
    contract.paidThrough ?? null,
  ]);
  return demoTable('contracts', columns, rows);
}
