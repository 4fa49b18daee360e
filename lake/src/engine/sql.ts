import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../sql/', import.meta.url));
const texts = new Map<string, string>();

/** The text of a query under `sql/` with its `{{holes}}` filled. Throws when a hole and a filling do not match one to one. */
export function query(name: string, holes: Readonly<Record<string, string>>): string {
  const text = texts.get(name) ?? readFileSync(`${folder}${name}.sql`, 'utf8').trim();
  texts.set(name, text);
  const used = new Set<string>();
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (_, hole: string) => {
    const value = holes[hole];
    if (value === undefined) throw new Error(`${name}.sql: nothing for {{${hole}}}`);
    used.add(hole);
    return value;
  });
  const unused = Object.keys(holes).find((hole) => !used.has(hole));
  if (unused) throw new Error(`${name}.sql: no {{${unused}}}`);
  return filled;
}

/** A name as SQL, whatever is in it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`;
}

/** A text as SQL, whatever is in it; null as null. */
export function literal(text: string | null): string {
  return text === null ? 'null' : `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;
}

/** A list of texts as SQL. */
export function literals(values: readonly (string | null)[]): string {
  return `[${values.map(literal).join(', ')}]`;
}
