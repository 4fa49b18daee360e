import type { LeavingWay, WorkloadSize } from './way.ts';

/** A workload of the site with the facts that its ways are scored on; amounts are in major units a month. */
export type Workload = {
  readonly name: string;
  /** What it costs to run in the site, beside the site itself. */
  readonly runCost: number;
  readonly size: WorkloadSize;
  /** Person-months that are known, by way; others follow from the size. */
  readonly months: Readonly<Partial<Record<LeavingWay, number>>>;
  /** Run cost afterwards that is known, by way; others follow from the run cost in the site. */
  readonly runAfter: Readonly<Partial<Record<LeavingWay, number>>>;
  readonly criticality: 'low' | 'medium' | 'high';
  /** Years; null where it is not said. */
  readonly age: number | null;
  /** Names of the workloads that it cannot leave before. */
  readonly dependsOn: readonly string[];
  readonly licence: 'portable' | 'site-bound' | null;
  readonly mustStay: boolean;
  /** Regions in which its data may lie; none: anywhere. */
  readonly residency: readonly string[];
  /** Share of what it could serve that is used: 0 is a zombie; null where it is not said. */
  readonly utilization: number | null;
  /** Price a month of a product that does the same; null where there is none. */
  readonly product: number | null;
  /** The recorded decision that its replatforming or refactoring adds functionality; null: its work is expense. */
  readonly decision: string | null;
};
