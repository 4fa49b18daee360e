import { fineText } from '@capwise/domain/money';
import type { Extent, PartKey, StagedPart } from '../ports/index.ts';

/** What a staged part does to what is live: FOCUS has no row id, so a part replaces the one of its key as a whole. */
export type PartChange = {
  readonly part: StagedPart;
  readonly change: 'new' | 'replaced' | 'same' | 'appended';
  readonly before: Extent | null;
};

/** Lays staged parts beside the live ones of the same source, account, billing period and currency. */
export function compareParts(staged: readonly StagedPart[], live: readonly StagedPart[]): readonly PartChange[] {
  const liveByKey = Map.groupBy(live, keyOf);
  return staged.map((part) => {
    if (part.appended) return { part, change: 'appended', before: null };
    const before = together(liveByKey.get(keyOf(part)) ?? []);
    if (!before) return { part, change: 'new', before: null };
    const same = before.rows === part.rows && before.billed === part.billed && before.effective === part.effective;
    return { part, change: same ? 'same' : 'replaced', before };
  });
}

/** A part and all that was appended beside it. */
function together(parts: readonly StagedPart[]): Extent | null {
  if (parts.length === 0) return null;
  return {
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    billed: parts.reduce((sum, { billed }) => sum + billed, 0n),
    effective: parts.reduce((sum, { effective }) => sum + effective, 0n),
  };
}

/** What replacements lose in rows or billed dollars, in words: said before anything is published. */
export function lossesOf(changes: readonly PartChange[]): readonly string[] {
  return changes.flatMap(({ part, before }) => {
    if (!before || (part.rows >= before.rows && part.billed >= before.billed)) return [];
    const which = `${part.source}, account ${part.billingAccount}, ${part.billingPeriod}`;
    const rows = `${before.rows} → ${part.rows} rows`;
    return [
      `${which}: the replacement has less: ${rows}, billed ${fineText(before.billed)} → ${fineText(part.billed)} ${part.currency}`,
    ];
  });
}

/** Parts of one key replace each other. */
export function keyOf({ source, billingAccount, billingPeriod, currency }: PartKey): string {
  return [source, billingAccount, billingPeriod, currency].join('\u0000');
}

/** An account as it is the same one: exports write it with spaces around it and in any letter case. */
export function sameAccount(account: string): string {
  return account.trim().toLowerCase();
}
