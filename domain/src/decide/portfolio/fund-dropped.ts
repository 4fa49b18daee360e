import type { FundCase, FundLimits } from './fund-case.ts';
import { amountOf, fundLimits, keeps, type FundLimit, type LimitKind } from './fund-limit.ts';

/** A limit that a case would break beside the chosen ones: what it would come to, and what is allowed. */
export type BrokenLimit = {
  readonly kind: LimitKind;
  readonly name: string;
  readonly amount: number;
  readonly allowed: number;
};

/** A case that is not chosen, with why: `adds` are the cases that it needs beside the chosen. */
export type DroppedCase = {
  readonly id: string;
  readonly npv: number;
  readonly adds: readonly string[];
  /** Empty where it fits and would not raise NPV. The one that is passed by the largest part comes first. */
  readonly broken: readonly BrokenLimit[];
  readonly words: string;
};

/** Why each case that is not chosen drops out: the limits that it and what it needs would break if they were added. */
export function droppedCases(
  cases: readonly FundCase[],
  limits: FundLimits,
  chosen: readonly string[],
): readonly DroppedCase[] {
  const all = fundLimits(cases, limits);
  return cases
    .filter(({ id }) => !chosen.includes(id))
    .map((one) => {
      const adds = needed(one.id, cases).filter((id) => id !== one.id && !chosen.includes(id));
      const together = [...chosen, one.id, ...adds];
      const npv = cases.reduce((sum, each) => (each.id === one.id || adds.includes(each.id) ? sum + each.npv : sum), 0);
      const broken = all.flatMap((limit) => brokenBy(limit, together)).sort((a, b) => excess(b) - excess(a));
      return { id: one.id, npv: one.npv, adds, broken, words: wordsOf(one, { adds, npv, broken }) };
    });
}

/** A case and all that it needs, and what those need. */
function needed(id: string, cases: readonly FundCase[]): readonly string[] {
  const found = new Set([id]);
  for (const each of found) {
    for (const next of cases.find((one) => one.id === each)?.needs ?? []) found.add(next);
  }
  return [...found];
}

function brokenBy(limit: FundLimit, chosen: readonly string[]): readonly BrokenLimit[] {
  const amount = amountOf(limit, chosen);
  if (keeps(limit, amount)) return [];
  const allowed = amount > (limit.high ?? Infinity) ? limit.high : limit.low;
  return [{ kind: limit.kind, name: limit.name, amount, allowed: allowed ?? 0 }];
}

/** By how much of itself a limit is passed; a rule between cases stands above every amount. */
function excess({ kind, amount, allowed }: BrokenLimit): number {
  if (kind === 'needs' || kind === 'excludes') return Number.MAX_VALUE;
  return Math.abs(amount - allowed) / Math.max(Math.abs(allowed), Number.EPSILON);
}

type Reason = { readonly adds: readonly string[]; readonly npv: number; readonly broken: readonly BrokenLimit[] };

function wordsOf({ name }: FundCase, { adds, npv, broken }: Reason): string {
  const who = adds.length === 0 ? `"${name}"` : `"${name}" with ${adds.map((id) => `"${id}"`).join(', ')}`;
  const [worst] = broken;
  if (!worst) return `${who} fits, and adds no value: its NPV is ${Math.round(npv)}.`;
  if (worst.kind === 'excludes') return `${who} cannot be done beside what is chosen: ${worst.name}.`;
  const more = broken.length > 1 ? `, and ${broken.length - 1} more ${broken.length > 2 ? 'limits' : 'limit'}` : '';
  const at = worst.amount > worst.allowed ? 'at most' : 'at least';
  return `${who} would bring ${worst.name} to ${round(worst.amount)}, where it may be ${at} ${round(worst.allowed)}${more}.`;
}

function round(number: number): number {
  return Math.abs(number) < 1000 ? Math.round(number * 10) / 10 : Math.round(number);
}
