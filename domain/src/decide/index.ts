export {
  timingFields,
  type Assumption,
  type LineFormulas,
  type TimingField,
  type Together,
} from './assumption.ts';
export type {
  Case,
  CaseLine,
  CaseOption,
  Core,
  Decision,
  Gate,
  Mode,
  NorthStar,
  Recurrence,
  Stress,
  YearOfUse,
} from './case.ts';
export { caseAt, valuesAt } from './case-at.ts';
export { isCapital } from './case-capital.ts';
export { cellsCurve, type CellsPoint } from './cells.ts';
export type { CaseEvent, EventFormulas, EventTimingField } from './case-event.ts';
export { caseYearStart, financingInterestFrom, leasePresentValue, type CaseLease } from './case-lease.ts';
export type { CaseTreatment } from './case-treatment.ts';
export { estimateEngine } from './engine.ts';
export { cashFlowPoints, postLine, postOption, scenarioOf, settledFlowPoints } from './fold.ts';
export { isPaidAtOpening } from './line-legs.ts';
export { idleCapital, type IdleCapital } from './idle.ts';
export { decisionFlowPoints, leftOutAmounts, memoAmounts, type MemoAmount } from './memo.ts';
export { chargesOf, monthsOfRecurrence } from './occurrence.ts';
export { excessSaving, savedLine, type ExcessSaving } from './saving.ts';
export { readCaseModel, writeCaseModel } from './case-model.ts';
export { slipMonths, slipped, type Slip, type SlipEffect } from './slip.ts';
export { monthlyRate } from './rate.ts';
export { paybackMonthsMax, recommend, type Merit, type Recommendation } from './recommend.ts';
export { uncertain } from './estimate/draws.ts';
export { influencesOf } from './estimate/influence.ts';
export { samplePair } from './estimate/sample.ts';
export { swingsOf } from './estimate/swing.ts';
export { turnsOf } from './estimate/turn.ts';
export type { ShapeCache } from './estimate/option-columns.ts';
export {
  fullEstimate,
  quickEstimate,
  simulateCase,
  type EstimateSetting,
  type FullEstimate,
  type QuickEstimate,
} from './estimate/estimate-case.ts';
export { shapeOf } from './estimate/shape.ts';
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
export {
  documentPlace,
  payloadPartAt,
  payloadText,
  plainJson,
  type HandoutFacts,
  type HandoutPayload,
  type PayloadPart,
} from './handout/payload.ts';
export {
  firstDifference,
  oneChanged,
  restored,
  sumsOf,
  type Changed,
  type HandoutRecord,
  type Seal,
  type SealedPart,
} from './handout/seal.ts';
export { movedCase, type Moved } from './moved-case.ts';
export { meritOf } from './merit.ts';
export { runningTotal } from './running-total.ts';
export { optionViews, type OptionViews, type YearViews } from './views.ts';
export type { TaxProfile } from './tax/tax-profile.ts';
export { taxYearsOf } from './tax/tax-year.ts';
export { taxableIncome } from './tax/taxable-income.ts';
export {
  blockDefinitions,
  growthOf,
  type BlockDefinition,
  type BlockKey,
  type BlockLine,
  type Given,
} from './blocks/index.ts';
