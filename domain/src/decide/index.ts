export type { Case, CaseLine, CaseOption, CaseTreatment, Recurrence } from './case.ts';
export { cashFlowPoints, postOption, scenarioOf } from './fold.ts';
