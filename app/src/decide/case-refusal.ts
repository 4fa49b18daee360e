import { Refusal } from '@capwise/domain';

/** A place in a case file, for messages: `build › Upkeep › amount` at line and column. */
export type Place = { readonly path: string; readonly line: number; readonly column: number };

/** More of a value than this is not repeated in a message. */
const quotedMax = 100;

/** INVALID_CASE with line, column, path, value, and what is wrong with it. */
export function refuseAt({ path, line, column }: Place, what: string, value: string | null): Refusal {
  const shown = value === null ? '' : ` ("${value.length > quotedMax ? `${value.slice(0, quotedMax)}…` : value}")`;
  return new Refusal('INVALID_CASE', `line ${line}, column ${column}: ${path}${shown}: ${what}`, {
    line,
    column,
    path,
    value,
  });
}
