import { fineText, parseFine } from '@capwise/domain/money';
import { readAmount } from '../assets/typed.ts';
import type { TypedFields } from './draft.ts';
import type { DocumentRows } from './forms/document-form.ts';

/** What the rows of a list add up to while they are typed; decimal texts. */
export type AddedUp =
  | { readonly kind: 'total'; readonly total: string }
  | { readonly kind: 'sides'; readonly debits: string; readonly credits: string; readonly difference: string };

/** Adds up what can be read of a list; the difference is debits less credits. */
export function addUp({ adds }: DocumentRows, rows: readonly TypedFields[]): AddedUp {
  const sum = (name: string): bigint => rows.reduce((total, row) => total + fineOf(row[name]), 0n);
  if (adds === 'total') return { kind: 'total', total: fineText(sum('amount')) };
  const [debits, credits] = [sum('debit'), sum('credit')];
  return {
    kind: 'sides',
    debits: fineText(debits),
    credits: fineText(credits),
    difference: fineText(debits - credits),
  };
}

function fineOf(text: string | undefined): bigint {
  const amount = readAmount(text ?? '');
  return amount === undefined ? 0n : parseFine(amount);
}

/** Rows as a spreadsheet copies them, cell by cell; undefined where a text is no more than one cell. */
export function pastedCells(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.replaceAll('\r', '').replace(/\n+$/, '').split('\n');
  if (lines.length < 2 && !text.includes('\t')) return undefined;
  return lines.map((each) => each.split('\t').map((cell) => cell.trim()));
}

/** The rows after cells were pasted at a place of them; an account's name after its code is left out. */
export function pasteInto(
  rows: readonly TypedFields[],
  cells: readonly (readonly string[])[],
  at: { readonly row: number; readonly names: readonly string[]; readonly empty: TypedFields },
): readonly TypedFields[] {
  const length = Math.max(rows.length, at.row + cells.length);
  return Array.from({ length }, (_, index) => {
    const row = rows[index] ?? at.empty;
    const pasted = cells[index - at.row];
    if (!pasted) return row;
    const named = at.names.flatMap((name, column) => {
      const cell = pasted[column];
      return cell === undefined ? [] : [[name, name === 'account' ? (/^\d+/.exec(cell)?.[0] ?? cell) : cell]];
    });
    return { ...row, ...(Object.fromEntries(named) as TypedFields) };
  });
}
