export {
  dayText,
  monthTextOf,
  addMonths,
  compareMonths,
  firstDay,
  lastDay,
  laterMonth,
  monthOf,
  monthRange,
  monthsBetween,
  parseMonth,
  type Month,
} from './month.ts';
export { monthsOf, parsePeriod, periodOf, periodText, type Grain, type Period, type Span } from './period.ts';
export { recalled } from './recall.ts';
