export {
  timingFields,
  type Assumption,
  type LineFormulas,
  type TimingField,
  type Together,
} from './assumption.ts';
export type { Case, CaseLine, CaseOption, Decision, Gate, Mode, NorthStar, Recurrence } from './case.ts';
export { caseAt, valuesAt } from './case-at.ts';
export { isCapital } from './case-capital.ts';
export type { CaseEvent } from './case-event.ts';
export { caseYearStart, financingInterestFrom, leasePresentValue, type CaseLease } from './case-lease.ts';
export type { CaseTreatment } from './case-treatment.ts';
export { estimateEngine } from './engine.ts';
export { cashFlowPoints, postLine, postOption, scenarioOf } from './fold.ts';
export { idleCapital, type IdleCapital } from './idle.ts';
export { decisionFlowPoints, memoAmounts, type MemoAmount } from './memo.ts';
export { chargesOf, monthsOfRecurrence } from './occurrence.ts';
export { excessSaving, savedLine, type ExcessSaving } from './saving.ts';
export { readCaseModel, writeCaseModel } from './case-model.ts';
export { recommend, type Merit, type Recommendation } from './recommend.ts';
export { uncertain } from './estimate/draws.ts';
export {
  fullEstimate,
  quickEstimate,
  simulateCase,
  type EstimateSetting,
  type FullEstimate,
  type QuickEstimate,
} from './estimate/estimate-case.ts';
export { bandShares } from './estimate/spread.ts';
export { correlationOf } from './estimate/correlation.ts';
export { valueText, type ShownUnit } from './value-text.ts';
export { requireFundCases, type FundCase, type FundLimits } from './portfolio/fund-case.ts';
export { droppedCases, type DroppedCase } from './portfolio/fund-dropped.ts';
export { fundLevels, withPeople, type FrontierAxis } from './portfolio/fund-levels.ts';
export { limitUse, type LimitKind, type LimitUse } from './portfolio/fund-limit.ts';
export {
  fundProgram,
  personPriceEstimate,
  readFundChoice,
  type FundChoice,
  type FundVariant,
} from './portfolio/fund-program.ts';
export type { Release } from './portfolio/release.ts';
export type { OrderWorth } from './portfolio/release-cash.ts';
export { releaseOrder } from './portfolio/release-order.ts';
