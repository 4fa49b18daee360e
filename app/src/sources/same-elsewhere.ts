import type { LoadWarning, Part, StagedLoad, StagedPart } from '../ports/index.ts';
import { keyOf, sameAccount } from './compare.ts';

type Twins = { readonly part: StagedPart; readonly twin: Part };

/**
 * Parts with as many rows and dollars as one that stays live under another source, or another spelling of the account: a
 * provider that changed its name counts twice.
 */
export function sameElsewhere(staged: StagedLoad, live: readonly Part[]): readonly LoadWarning[] {
  const twins = twinsOf(staged, live);
  const [first] = twins;
  if (!first) return [];
  const sources = twins.filter(({ part, twin }) => part.source !== twin.source);
  const named = (sources.length > 0 ? sources : twins).map(({ twin: { source, billingAccount } }) =>
    sources.length > 0 ? source : billingAccount,
  );
  const where = `${sources.length > 0 ? 'another source' : 'another spelling of the account'} (${[...new Set(named)].join(', ')})`;
  const remedy =
    sources[0] === undefined
      ? `write BillingAccountId as it is live, or ${emptied(first.twin)}`
      : `import it with --source "${sources[0].twin.source}"`;
  return [
    {
      code: 'SAME_BILL_ELSEWHERE',
      message: `bills of as many rows and dollars are live under ${where}, and both are counted: if it is the same bill, ${remedy}`,
      rows: twins.reduce((sum, { part }) => sum + part.rows, 0),
      billed: twins.reduce((sum, { part }) => sum + part.billed, 0n),
    },
  ];
}

/** Each staged part with the live one that it repeats under another key. */
export function twinsOf({ parts }: StagedLoad, live: readonly Part[]): readonly Twins[] {
  const staying = stayingOf(parts, live);
  return parts.flatMap((part) => {
    const twin = staying.find(
      (other) =>
        keyOf(other) !== keyOf(part) &&
        sameAccount(other.billingAccount) === sameAccount(part.billingAccount) &&
        other.billingPeriod === part.billingPeriod &&
        other.currency === part.currency &&
        other.rows === part.rows &&
        other.billed === part.billed &&
        other.effective === part.effective,
    );
    return twin ? [{ part, twin }] : [];
  });
}

/** Live parts that none of the staged ones takes the place of. */
export function stayingOf(staged: readonly StagedPart[], live: readonly Part[]): readonly Part[] {
  const replaced = new Set(staged.filter(({ appended }) => !appended).map(keyOf));
  return live.filter((part) => !replaced.has(keyOf(part)));
}

/** How a live part is emptied: the books only append, and what comes under its key takes its place. */
export function emptied({ source, appended }: Part): string {
  return (
    'take it out by a file of one row of its BillingAccountId, BillingPeriodStart and BillingCurrency with a BilledCost and ' +
    `EffectiveCost of 0, imported with --source "${source}"${appended ? ' --delivery replace' : ''}`
  );
}
