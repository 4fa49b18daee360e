import type { Figure } from '@capwise/contract';
import { fineText, parseFine } from '@capwise/domain/money';

/** One part of a sum, with what it is called in the drawer. */
export type Part = { readonly label: string; readonly figure: Figure };

/** The sum of figures of one unit; it opens to them. A single one stays itself. */
export function sumOf(name: string, parts: readonly Part[], unit: string): Figure {
  const [only] = parts;
  if (only && parts.length === 1) return only.figure;
  return {
    value: fineText(parts.reduce((sum, { figure }) => sum + parseFine(figure.value ?? '0'), 0n)),
    unit,
    trace: {
      kind: 'formula',
      name,
      parts: parts.map(({ label, figure }) => ({ label, sign: 1, trace: figure.trace })),
    },
  };
}

/** `left` less `right`, as a decimal text. */
export function less(left: string, right: string): string {
  return fineText(parseFine(left) - parseFine(right));
}
