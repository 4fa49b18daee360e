/** The six ways to go on with a workload whose site is left; retain stays where it is. */
export const migrationWays = ['rehost', 'replatform', 'refactor', 'repurchase', 'retire', 'retain'] as const;
export type MigrationWay = (typeof migrationWays)[number];

/** The ways by which a workload leaves its site. */
export const leavingWays = ['rehost', 'replatform', 'refactor', 'repurchase', 'retire'] as const;
export type LeavingWay = (typeof leavingWays)[number];

/** The ways that may follow a rehost, in the place where it landed. */
export const secondWays = ['replatform', 'refactor'] as const;

/** How much work a workload is, where its person-months are not given. */
export const workloadSizes = ['small', 'medium', 'large'] as const;
export type WorkloadSize = (typeof workloadSizes)[number];

/** What a way does to a workload of no figures of its own; assumptions of Capwise, to be replaced by the company's. */
export type WayAssumption = {
  /** Run cost afterwards as a share of run cost in the site. */
  readonly runShare: number;
  /** Person-months as a multiple of those of a rehost. */
  readonly effort: number;
  /** Work beyond the estimate, as a share of it, that is expected: 0.2 for 20%. */
  readonly overrun: number;
};

export const wayAssumptions: Readonly<Record<LeavingWay, WayAssumption>> = {
  rehost: { runShare: 1.1, effort: 1, overrun: 0.1 },
  replatform: { runShare: 0.85, effort: 2, overrun: 0.2 },
  refactor: { runShare: 0.6, effort: 5, overrun: 0.4 },
  repurchase: { runShare: 0.9, effort: 2, overrun: 0.25 },
  retire: { runShare: 0, effort: 0.25, overrun: 0.05 },
};

/** Person-months to rehost a workload by its size. */
export const rehostMonths: Readonly<Record<WorkloadSize, number>> = { small: 0.5, medium: 1.5, large: 4 };
