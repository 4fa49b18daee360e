export {
  kindsOfWork,
  requireCapitalizable,
  requireExpensed,
  treatmentOfWork,
  type KindOfWork,
} from './kind-of-work.ts';
export { payroll, type PayComponent } from './payroll.ts';
