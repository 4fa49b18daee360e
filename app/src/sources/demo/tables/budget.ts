import { expenseAccount, type AccountCode, type CostFunction, type CostNature } from '@capwise/domain/books';
import { addMonths, monthRange, monthsBetween, parseMonth, type Month } from '@capwise/domain/time';
import { teams } from '../teams.ts';
import { ownCodeOf } from './ledger.ts';
import { demoTable, type DemoTable } from './table.ts';

const columns = 'account,cost_center,month,amount,currency,version,product,vendor';
const research = 'research-and-development';
const administration = 'general-and-administrative';
const capitalizedLabor = '6190';

/** What is planned of an account: dollars a month at first, and by how many percent it grows each month. */
type PlannedAmount = {
  readonly account: AccountCode;
  readonly first: number;
  readonly growth?: number;
  readonly costCenter?: string;
  readonly product?: string;
  readonly vendor?: string;
  /** Months outside of these plan nothing. */
  readonly within?: readonly [from: string, to: string];
};

const months: readonly Month[] = monthRange(parseMonth('2025-09'), parseMonth('2026-12'));
const firstOf2026 = parseMonth('2026-01');
const raiseMonth = parseMonth('2026-03');

/** The cloud by who bills it. The plan knows nothing of the copies between zones that September brought. */
const cloud: readonly (readonly [vendor: string, first: number, growth: number])[] = [
  ['AWS', 850_000, 0.8],
  ['Google Cloud', 140_000, 2.6],
  ['Microsoft', 156_000, 1],
  ['Observability Vendor', 9300, 1.2],
];

const others: readonly PlannedAmount[] = [
  { account: '4000', product: 'streaming', first: 1_840_000, growth: 1.2 },
  { account: '4000', product: 'checkout', first: 1_440_000, growth: 1 },
  { account: '4000', product: 'search-api', first: 520_000, growth: 1 },
  { account: '4000', first: 230_000, growth: 6 },
  {
    account: capitalizedLabor,
    costCenter: '4200',
    first: -96_000,
    within: ['2025-10', '2026-04'],
  },
  {
    account: capitalizedLabor,
    costCenter: '4100',
    first: -58_000,
    within: ['2026-06', '2026-12'],
  },
  bought(research, 'services', { vendor: 'Contract engineering firm', costCenter: '4100', first: 46_000 }),
  bought(research, 'software', { vendor: 'Feature flag vendor', costCenter: '4200', first: 8200 }),
  bought(research, 'software', { vendor: 'Warehouse tool vendor', costCenter: '5200', first: 9900 }),
  bought(research, 'software', { vendor: 'Security scanner vendor', costCenter: '6200', first: 7600 }),
  bought(research, 'software', { vendor: 'Source control vendor', first: 7200 }),
  bought(research, 'software', { vendor: 'Incident tool vendor', first: 4200 }),
  bought(research, 'software', { vendor: 'Ticket tool vendor', first: 5400 }),
  bought('sales-and-marketing', 'software', { vendor: 'Sales tool vendor', costCenter: '7100', first: 6300 }),
  bought(administration, 'services', { vendor: 'Payroll service vendor', costCenter: '7200', first: 4300 }),
  bought(administration, 'services', { vendor: 'Audit firm', costCenter: '7200', first: 13_000 }),
  bought(administration, 'facilities', { vendor: 'Office services firm', costCenter: '7200', first: 11_400 }),
  bought(administration, 'facilities', { vendor: 'Office landlord', first: 38_500 }),
];

function bought(costFunction: CostFunction, nature: CostNature, plan: Omit<PlannedAmount, 'account'>): PlannedAmount {
  return { account: expenseAccount(costFunction, nature), ...plan };
}

/** The budget by account, cost center and month, written in the codes of the company's own ledger. */
export function budgetTable(): DemoTable {
  const plans: readonly PlannedAmount[] = [
    ...cloud.map(
      ([vendor, first, growth]): PlannedAmount => ({
        account: expenseAccount('unassigned', 'cloud'),
        vendor,
        first,
        growth,
      }),
    ),
    ...others,
  ];
  const rows = months.flatMap((month) => [
    ...teams.map((team) => row(payPlan(team), month, payIn(team, month))),
    ...plans.filter((plan) => isPlanned(plan, month)).map((plan) => row(plan, month, amountIn(plan, month))),
  ]);
  return demoTable('budget', columns, rows);
}

type Team = (typeof teams)[number];

function payPlan({ function: costFunction, costCenter }: Team): Omit<PlannedAmount, 'first'> {
  return { account: expenseAccount(costFunction, 'labor'), costCenter };
}

/** Everyone who is there, from 2026 on also those whom the team means to hire, with the raise of March. */
function payIn({ people, vacancies, pay }: Team, month: Month): number {
  const heads = monthsBetween(firstOf2026, month) >= 0 ? people + vacancies : people;
  const raised = monthsBetween(raiseMonth, month) >= 0 ? 1.04 : 1;
  return 100 * Math.round((heads * pay * raised) / 100);
}

function isPlanned({ within }: PlannedAmount, month: Month): boolean {
  const [from, to] = within ?? [];
  return from === undefined || to === undefined || (from <= month.toString() && month.toString() <= to);
}

/** A hundred dollars is as exact as a plan is. */
function amountIn({ first, growth = 0 }: PlannedAmount, month: Month): number {
  let amount = first;
  for (let at = months[0] ?? month; monthsBetween(at, month) > 0; at = addMonths(at, 1)) amount *= 1 + growth / 100;
  return 100 * Math.round(amount / 100);
}

function row(
  { account, costCenter, product, vendor }: Omit<PlannedAmount, 'first'>,
  month: Month,
  amount: number,
): readonly (string | null)[] {
  const version = month.year === 2025 ? 'Budget 2025' : 'Budget 2026';
  const place = [product ?? null, vendor ?? null];
  return [ownCodeOf(account), costCenter ?? null, month.toString(), amount.toFixed(2), 'USD', version, ...place];
}
