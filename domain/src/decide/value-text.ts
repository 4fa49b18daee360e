/** In what an assumption is shown: the unit in words, and how many base units (months, people, currency) one of it is. */
export type ShownUnit = { readonly unit: string | null; readonly factor: number };

const exactDigits = 12;

/** A value of an assumption in short, as a person says it: `15.2M`, `24%`, `6 months`, `120 per TB`. It is given in base units. */
export function valueText(value: number, { unit, factor }: ShownUnit, currency: string): string {
  // Digits that only the change of unit left are dropped first: 1M is no 999,999.9999.
  const shown = Number((value / factor).toPrecision(exactDigits));
  if (unit === 'ratio') return `${rounded(shown * 100)}%`;
  if (unit === null || unit === currency) return shortNumber(shown);
  if (unit === 'month') return `${rounded(shown)} ${Math.abs(shown) === 1 ? 'month' : 'months'}`;
  if (unit === 'person') return `${rounded(shown)} ${Math.abs(shown) === 1 ? 'person' : 'people'}`;
  return unit.startsWith(currency)
    ? `${shortNumber(shown)}${unit.slice(currency.length)}`
    : `${shortNumber(shown)} ${unit}`;
}

const suffixes = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

function shortNumber(value: number): string {
  const found = suffixes.find(([power, suffix]) => Math.abs(value) >= (suffix === 'k' ? 1e4 : power));
  return found ? `${rounded(value / found[0])}${found[1]}` : rounded(value);
}

/** Three digits: more would say more than is known. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
