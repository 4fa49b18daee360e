const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** True for a currency that ISO 4217 lists. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}
