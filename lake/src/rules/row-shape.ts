import { identifier } from '../engine/sql.ts';

/** What some rules need to know of a row: of all columns whether the cell is given, of some also its value. */
export type RowShape = { readonly columns: readonly string[]; readonly values: readonly string[] };

/** Bits of a number that SQL shifts without a sign. */
const bitsOfNumber = 62;

/**
 * Rows of one shape are many, and shapes are few: rules that ask for no more are counted by shape. The key packs which cells
 * are given into bits; `restored` gives columns of the same names back, with a mark where only that is known.
 */
export function shapeSql(shapes: readonly RowShape[]): { readonly key: string; readonly restored: string } {
  const values = [...new Set(shapes.flatMap((shape) => shape.values))];
  const given = [...new Set(shapes.flatMap((shape) => shape.columns))].filter((column) => !values.includes(column));
  const masks = Array.from({ length: Math.ceil(given.length / bitsOfNumber) }, (_, at) =>
    given.slice(at * bitsOfNumber, (at + 1) * bitsOfNumber),
  );
  const key = [
    ...values.map(identifier),
    ...masks.map((columns, at) => `${columns.map(bitOf).join(' + ')} as x_capwise_given${at}`),
  ];
  const restored = [
    ...values.map(identifier),
    ...masks.flatMap((columns, at) =>
      columns.map(
        (column, bit) => `case when x_capwise_given${at} >> ${bit} & 1 = 1 then true end as ${identifier(column)}`,
      ),
    ),
  ];
  return { key: key.join(', '), restored: restored.join(', ') };
}

function bitOf(column: string, bit: number): string {
  return `case when ${identifier(column)} is null then 0 else ${2n ** BigInt(bit)} end`;
}
