import { Refusal } from '@capwise/domain';
import { focusColumn } from './focus-columns.ts';

/** Headers of bills of other names → columns of FOCUS. */
export type ForeignNames = Readonly<Record<string, string>>;

/** The header by the name of FOCUS that it stands for; as it is where nothing says. */
export function focusName(header: string, names: ForeignNames): string {
  const found = Object.entries(names).find(([foreign]) => foreignKey(foreign) === foreignKey(header));
  return found === undefined ? header : found[1];
}

/** Refuses INVALID_MAPPING for names that are no columns of FOCUS, and for headers that no file has. */
export function requireForeignNames(names: ForeignNames, headers: readonly string[]): void {
  const present = new Set(headers.map(foreignKey));
  for (const [foreign, name] of Object.entries(names)) {
    if (!focusColumn(name)) throw wrongName(`FOCUS has no column "${name}"`, name);
    if (!present.has(foreignKey(foreign))) throw wrongName(`no file has the header "${foreign}"`, foreign);
  }
}

function foreignKey(header: string): string {
  return header.trim().toLowerCase();
}

function wrongName(what: string, value: string): Refusal {
  return new Refusal('INVALID_MAPPING', `the headers do not fit: ${what}`, { value });
}
