export { migrationProgram, type MigrationAim } from './program.ts';
export { monthsOfMove, costOfMoves, type MigrationMove, type WorkloadMoves } from './move.ts';
export {
  capacityUse,
  planOf,
  readMigrationPlan,
  stayCost,
  type MigrationPlan,
} from './plan.ts';
export { priceWorkload, type PricedWorkload, type WayAssumptions } from './price.ts';
export { horizonOf, wavesOfWork, wavesToDeadline, type MigrationSetting } from './setting.ts';
export {
  leavingWays,
  migrationWays,
  wayAssumptions,
  workloadSizes,
  type LeavingWay,
} from './way.ts';
export type { Workload } from './workload.ts';
