import type { FinanceFunction } from './finance-function.ts';

export type Family = { readonly name: string; readonly functions: readonly FinanceFunction[] };

/** The functions that match every word, family by family. */
export function familiesOf(functions: readonly FinanceFunction[], sought: string): readonly Family[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = functions.filter(({ name, title, meaning, family }) => {
    const text = `${name} ${title} ${meaning} ${family}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const names = [...new Set(found.map(({ family }) => family))];
  return names.map((name) => ({ name, functions: found.filter(({ family }) => family === name) }));
}
