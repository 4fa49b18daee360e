export { foldAsset, type AssetHistory } from './fold.ts';
export type { Asset, AssetEvent, CostShare, PriorTest } from './asset.ts';
export { conventions, type Convention } from './convention.ts';
export { postEntries, type Entry } from './entry.ts';
export {
  deferHosting,
  deferImplementation,
  expenseImplementation,
  hostingTerm,
  implementationNatures,
  type HostingTerms,
  type ImplementationCost,
  type ImplementationNature,
} from './hosting.ts';
export { divideRatios, isLess, larger, smaller, subtractRatios } from './fraction.ts';
export type { Estimates, Framework } from './impairment.ts';
export { capitalizeLabor, capitalizeStockCompensation, type CapitalizedLabor } from './labor.ts';
export { classifyLease, containsLease, type LeaseFacts, type LeaseTest } from './lease-classification.ts';
export { leaseEntries, type LeasePosting } from './lease-entries.ts';
export { leaseSchedule, type Lease, type LeaseRow, type LeaseSchedule, type LeaseTreatment } from './lease.ts';
export type { Method } from './method.ts';
export { moduleInService, type Module } from './module.ts';
export { scheduleOf, type Depreciation, type ScheduleRow } from './schedule.ts';
export { soldSoftwareCharge, soldSoftwareWriteDown, type SoldSoftwareYear } from './sold-software.ts';
export type { Step } from './state.ts';
