import type { CompanyReads, CompanyWrites, PurchaseChoice, StagedLoad } from '../ports/index.ts';

const settingOf = (source: string): string => `purchases:${source}`;

/**
 * What is done by source with purchases whose EffectiveCost their usage has too: as asked, else as it was said before; undefined
 * where all are taken as stated.
 */
export async function purchaseChoices(
  known: CompanyReads | null,
  asked: PurchaseChoice | undefined,
): Promise<((source: string) => PurchaseChoice) | undefined> {
  if (asked !== undefined) return asked === 'as-stated' ? undefined : () => asked;
  const choices = new Map<string, PurchaseChoice>();
  for (const source of new Set((await known?.liveParts())?.map((part) => part.source))) {
    const choice = await known?.setting(settingOf(source));
    if (choice === 'once' || choice === 'refuse') choices.set(source, choice);
  }
  return choices.size === 0 ? undefined : (source) => choices.get(source) ?? 'as-stated';
}

/** Keeps what the caller said about the sources of a load, for their next files. */
export async function rememberPurchases(
  books: CompanyWrites,
  { parts }: StagedLoad,
  asked: PurchaseChoice | undefined,
): Promise<void> {
  if (asked === undefined) return;
  for (const source of new Set(parts.map((part) => part.source))) await books.putSetting(settingOf(source), asked);
}
