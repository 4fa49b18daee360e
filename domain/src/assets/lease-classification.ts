import { toEstimate } from '../money/money.ts';
import type { Money } from '../money/index.ts';
import type { Framework } from './impairment.ts';
import type { LeaseTreatment } from './lease.ts';

/** What decides whether a lease is a purchase in all but name (ASC 842-10-25-2). */
export type LeaseFacts = {
  readonly termMonths: number;
  readonly transfersOwnership: boolean;
  readonly purchaseReasonablyCertain: boolean;
  readonly remainingEconomicLifeMonths: number;
  /** Payments and guaranteed residual value, discounted. */
  readonly presentValue: Money;
  readonly fairValue: Money;
  readonly hasNoAlternativeUse: boolean;
  /** Whether the company exempts leases of at most 12 months that it is not reasonably certain to buy out of. */
  readonly exemptsShortTerm: boolean;
  /** IFRS 16 alone exempts assets of low value. */
  readonly exemptsLowValue: boolean;
  /** From which share on the term is a major part of the life: 0.75 unless the policy says otherwise (ASC 842-10-55-2). */
  readonly majorPart?: number;
  /** From which share on the present value is substantially all of the fair value: 0.9 unless the policy says otherwise. */
  readonly substantiallyAll?: number;
};

/** The five tests, each with its answer. One that is met makes the lease a finance lease. */
export type LeaseTest = {
  readonly name:
    | 'transfer-of-ownership'
    | 'purchase-option'
    | 'major-part-of-life'
    | 'substantially-all-of-fair-value'
    | 'no-alternative-use';
  readonly isMet: boolean;
};

const shortTermMonths = 12;

/** How a lease is accounted for under a framework, and what the five tests said. IFRS 16 has one kind of lease for a lessee. */
export function classifyLease(
  facts: LeaseFacts,
  framework: Framework,
): { readonly treatment: LeaseTreatment; readonly tests: readonly LeaseTest[] } {
  const tests = leaseTests(facts);
  const isShort = facts.exemptsShortTerm && facts.termMonths <= shortTermMonths && !facts.purchaseReasonablyCertain;
  if (isShort || (framework === 'ifrs' && facts.exemptsLowValue)) return { treatment: 'short-term', tests };
  const isFinance = framework === 'ifrs' || tests.some(({ isMet }) => isMet);
  return { treatment: isFinance ? 'finance' : 'operating', tests };
}

function leaseTests(facts: LeaseFacts): readonly LeaseTest[] {
  const { majorPart = 0.75, substantiallyAll = 0.9 } = facts;
  return [
    { name: 'transfer-of-ownership', isMet: facts.transfersOwnership },
    { name: 'purchase-option', isMet: facts.purchaseReasonablyCertain },
    { name: 'major-part-of-life', isMet: facts.termMonths >= majorPart * facts.remainingEconomicLifeMonths },
    {
      name: 'substantially-all-of-fair-value',
      isMet: toEstimate(facts.presentValue) >= substantiallyAll * toEstimate(facts.fairValue),
    },
    { name: 'no-alternative-use', isMet: facts.hasNoAlternativeUse },
  ];
}

/** Whether a contract (a dedicated cluster, a cage) holds a lease at all (ASC 842-10-15-3, IFRS 16.9). */
export function containsLease(contract: {
  readonly hasIdentifiedAsset: boolean;
  readonly hasSubstantiallyAllBenefits: boolean;
  readonly hasRightToDirectUse: boolean;
}): boolean {
  return contract.hasIdentifiedAsset && contract.hasSubstantiallyAllBenefits && contract.hasRightToDirectUse;
}
