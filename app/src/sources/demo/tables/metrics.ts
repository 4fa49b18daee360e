import { demoMonths } from '../calendar.ts';
import { demoTable, type DemoTable } from './table.ts';

const columns = 'metric,month,value,unit,product';

/** Users of a product: how many in the first month, and by how many percent they grow each month. */
type Metric = {
  readonly metric: string;
  readonly unit: string;
  readonly product: string | null;
  readonly first: number;
  readonly growth: number;
};

const users = { metric: 'Monthly users', unit: 'users' } as const;
/** Level in July and August, and 5% above it in September and October: the last two months against the two before. */
const searchUsers: readonly number[] = [
  388_000, 390_500, 397_200, 401_800, 398_400, 399_900, 402_300, 404_100, 405_600, 406_900, 408_000, 412_000, 428_400,
  432_600,
];

const metrics: readonly Metric[] = [
  { ...users, product: 'checkout', first: 214_000, growth: 1.1 },
  { ...users, product: 'streaming', first: 161_000, growth: 0.8 },
  { ...users, product: 'storefront', first: 452_000, growth: 1.2 },
  { ...users, product: 'legacy-reporting', first: 9, growth: -4 },
  { metric: 'Orders', unit: 'orders', product: 'checkout', first: 88_500, growth: 1.6 },
  { metric: 'Paying customers', unit: 'customers', product: null, first: 18_200, growth: 1 },
];

/** Business metrics by month: users of the products, orders and customers. */
export function metricsTable(): DemoTable {
  const rows = demoMonths.flatMap((month, index) => [
    [users.metric, month.toString(), searchUsers[index] ?? 0, users.unit, 'search-api'],
    ...metrics.map((one) => [one.metric, month.toString(), valueOf(one, index), one.unit, one.product]),
  ]);
  return demoTable('metrics', columns, rows);
}

function valueOf({ first, growth }: Metric, months: number): number {
  let value = first;
  for (let month = 0; month < months; month += 1) value *= 1 + growth / 100;
  return Math.round(value);
}
