import type { AccountKey, Region } from './accounts.ts';
import type { SkuKey } from './skus.ts';

/** How demand moves within a week and a year. */
export type Rhythm = 'flat' | 'office' | 'evening' | 'shop';

export type Traits = {
  readonly region?: Region;
  /** Charged per stretch of seven days, or per day (the default). */
  readonly every?: 'day' | 'week';
  /** Provisioned once: no growth, no rhythm, no noise. */
  readonly steady?: true;
  /** Grows by this many percent a month instead of as its product. */
  readonly growth?: number;
  /** Level from a month on, as a multiple of the workload's own; it holds until the next one. */
  readonly levels?: Readonly<Record<string, number>>;
  /** Leaks memory: its nodes grow within each month until the release that restarts it. */
  readonly leaks?: true;
  /** Price of spot capacity, in percent of list. */
  readonly spotPercent?: bigint;
  /** All its resources are tagged in full, or none at all, whatever its account is like. */
  readonly tags?: 'all' | 'none';
};

/** One kind of resource of a product: name, account, SKU, number of resources, pricing units a day of each. */
export type Workload = readonly [
  name: string,
  account: AccountKey,
  sku: SkuKey,
  resources: number,
  daily: number,
  traits?: Traits,
];

/** What the demo company runs. `growth` is percent a month. */
export type Product = {
  readonly name: string;
  readonly team: string;
  readonly costCenter: string;
  readonly growth: number;
  readonly rhythm: Rhythm;
  readonly workloads: readonly Workload[];
};
