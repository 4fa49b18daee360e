/** A column of rows that are sent to the database as one array per column. */
export type Column<Row> = {
  readonly name: string;
  readonly type: 'integer' | 'bigint' | 'text' | 'date' | 'boolean' | 'jsonb' | 'numeric';
  readonly value: (row: Row, index: number) => string | number | bigint | boolean | null;
};

/** The arrays of some rows, one per column, as PostgreSQL reads arrays: far faster for it than JSON. */
export function columnArrays<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): readonly string[] {
  return columns.map(({ value }) => `{${rows.map((row, index) => element(value(row, index))).join(',')}}`);
}

/** `unnest($1::text[], …) as alias (…)` over the arrays of the columns; the first of them is the parameter `first`. */
export function unnested<Row>(columns: readonly Column<Row>[], alias: string, first: number): string {
  const arrays = columns.map(({ type }, index) => `$${first + index}::${type}[]`);
  return `unnest(${arrays.join(', ')}) as ${alias} (${namesOf(columns)})`;
}

/** The names of columns as SQL lists them. */
export function namesOf<Row>(columns: readonly Column<Row>[]): string {
  return columns.map(({ name }) => name).join(', ');
}

function element(value: string | number | bigint | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}
