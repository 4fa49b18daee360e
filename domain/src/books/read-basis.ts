import type { Basis } from './posting.ts';

/** The bodies of rules that the books are read under; their postings alone make statements. */
export type ReadBasis = Extract<Basis, 'us-gaap' | 'ifrs'>;

/**
 * First month of the first fiscal year that IFRS 18 applies to: the one that begins on 1 January 2027 or later (IFRS 18.C1).
 * `fiscalStart` is the month (1–12) in which fiscal years start.
 */
export function firstMonthOfIfrs18(fiscalStart: number): string {
  return `2027-${String(fiscalStart).padStart(2, '0')}`;
}

/** True for a month that IFRS 18, and IAS 7 as it amends it, apply to. */
export function isUnderIfrs18(month: string, { basis, fiscalStart }: CashFlowBasis): boolean {
  return basis === 'ifrs' && month >= firstMonthOfIfrs18(fiscalStart);
}

/** What decides the section of a payment beside its bar. */
export type CashFlowBasis = { readonly basis: ReadBasis; readonly fiscalStart: number };
