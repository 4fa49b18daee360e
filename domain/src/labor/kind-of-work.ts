import { Refusal } from '../refusal/index.ts';

/** What work is for: it, not a choice, decides how its labor is treated (accounting contract, §2). */
export const kindsOfWork = [
  'new-functionality',
  'replatform',
  'refactor-with-functionality',
  'refactor',
  'rehost',
  'retire',
  'retain',
  'data-conversion',
  'optimization',
  'speed-up',
  'maintenance',
] as const;
export type KindOfWork = (typeof kindsOfWork)[number];

/** Adds functionality only where somebody decided and recorded that it does. */
const needsDecision: ReadonlySet<KindOfWork> = new Set(['replatform', 'refactor-with-functionality']);

/**
 * How labor of a kind of work is treated: only work that adds functionality is capitalized (ASC 350-40-25-7); replatform and
 * refactor with functionality need the recorded decision that says so. Repurchase follows the hosting rules and is no labor.
 */
export function treatmentOfWork(kind: KindOfWork, decision: string | null): 'capitalize' | 'expense' {
  if (kind === 'new-functionality') return 'capitalize';
  return needsDecision.has(kind) && decision !== null && decision.trim() !== '' ? 'capitalize' : 'expense';
}

/** Refuses NOT_CAPITALIZABLE for labor of a kind of work that is expense. */
export function requireCapitalizable(kind: KindOfWork, decision: string | null): void {
  if (treatmentOfWork(kind, decision) === 'capitalize') return;
  const remedy = needsDecision.has(kind)
    ? 'name the recorded decision that functionality is added, or leave the labor expensed'
    : 'leave the labor expensed: only a change of the work changes the entry';
  throw new Refusal('NOT_CAPITALIZABLE', `labor of the kind "${kind}" is expense: ${remedy}`, { value: kind });
}

/** Refuses NOT_ELECTIVE for labor that adds functionality and is to be expensed: capitalization is not a choice. */
export function requireExpensed(kind: KindOfWork, decision: string | null): void {
  if (treatmentOfWork(kind, decision) === 'expense') return;
  throw new Refusal(
    'NOT_ELECTIVE',
    `labor of the kind "${kind}" is capitalized and cannot be called expense: change the work, as to maintenance, to change the entry`,
    { value: kind },
  );
}
