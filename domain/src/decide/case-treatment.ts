import type { ImplementationNature, LeaseTreatment } from '../assets/index.ts';
import type { CostFunction, CostNature } from '../books/account.ts';
import type { KindOfWork } from '../labor/index.ts';
import type { AssetClass } from '../treatment/index.ts';

type Purpose = { readonly function: CostFunction; readonly nature: CostNature };

/** What work is for, where it was named, and the recorded decision that it adds functionality. */
type Work = { readonly work: KindOfWork | null; readonly decision: string | null };

type InUse = { readonly asset: AssetClass; readonly readyAt: number; readonly lifeMonths: number };

/** Months from the month of work to the month of pay. */
type Pay = { readonly function: CostFunction; readonly paidAfter: number };

/** What a line is, and with it how it is treated (accounting contract, §2). Months count from the start of the case. */
export type CaseTreatment =
  | ({ readonly kind: 'expense' } & Purpose & Work)
  | ({ readonly kind: 'prepay'; readonly termMonths: number } & Purpose)
  | ({ readonly kind: 'capitalize' } & InUse)
  | { readonly kind: 'earn' }
  /** Owed to customers for what they did not get: negative revenue. */
  | { readonly kind: 'service-credit' }
  | ({ readonly kind: 'payroll' } & Pay & Work)
  | ({
      readonly kind: 'capitalize-labor';
      readonly component: 'pay' | 'stock-compensation';
    } & Pay &
      Work &
      InUse)
  | ({ readonly kind: 'severance' } & Pay)
  | { readonly kind: 'stock-compensation'; readonly function: CostFunction }
  | {
      readonly kind: 'hosting';
      readonly function: CostFunction;
      readonly implementation: ImplementationNature;
      readonly isDistinct: boolean;
      readonly readyAt: number;
      readonly termMonths: number;
    }
  | ({
      readonly kind: 'lease';
      readonly treatment: LeaseTreatment;
      readonly due: 'begin' | 'end';
      readonly termMonths: number;
      /** Nominal, a year, compounded with each payment. */
      readonly annualRate: number;
    } & Purpose)
  /** Off-book: it counts in the decision and never in the books. */
  | { readonly kind: 'memo'; readonly counts: 'cost' | 'benefit' };
