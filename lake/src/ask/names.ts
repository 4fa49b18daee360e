import { Refusal } from '@capwise/domain';
import type { Measure } from '@capwise/app/ports';
import { identifier, literal } from '../engine/sql.ts';
import { focusColumn, statedColumn } from '../load/focus-columns.ts';

/** A column, or a tag, that a question names: as SQL, and the type of its values. */
export type Named = { readonly sql: string; readonly kind: 'text' | 'decimal' | 'moment' | 'count' };

const tagPrefix = 'tag:';

/** What a question's name stands for among the columns that the bills have. Refuses UNKNOWN_COLUMN. */
export function resolveName(name: string, columns: readonly string[]): Named {
  if (name.startsWith(tagPrefix)) return tagOf(name.slice(tagPrefix.length), columns);
  const exact = columns.find((column) => column === name);
  const column = exact ?? columns.find((one) => one.toLowerCase() === name.toLowerCase());
  if (column === undefined) throw unknownColumn(name, columns);
  if (column === 'Tags') {
    const message = 'the column Tags holds many values: name one of its tags, as tag:team';
    throw new Refusal('UNKNOWN_COLUMN', message, { value: name, remedy: 'name a tag, as tag:team' });
  }
  return { sql: identifier(column), kind: kindOf(column) };
}

/** A column as SQL where a file has it, else null: for questions of our own, which every bill can answer. */
export function columnOr(name: string, columns: readonly string[], type = 'varchar'): string {
  return columns.includes(name) ? identifier(name) : `cast(null as ${type})`;
}

const measureColumns: Readonly<Record<Measure, string>> = {
  billed: 'BilledCost',
  effective: 'EffectiveCost',
  contracted: 'ContractedCost',
  list: 'ListCost',
};

/**
 * The cost of a measure as SQL. List and contracted cost leave the purchase of a commitment out: the usage that it covers has
 * them, and both together would count twice.
 */
export function measureOf(measure: Measure, columns: readonly string[]): string {
  const cost = columnOr(measureColumns[measure], columns, 'decimal(38, 18)');
  const isPrice = measure === 'list' || measure === 'contracted';
  if (!isPrice || !columns.includes('CommitmentDiscountId')) return cost;
  return `case when "ChargeCategory" = 'Purchase' and "CommitmentDiscountId" is not null then cast(0 as decimal(38, 18)) else ${cost} end`;
}

function kindOf(column: string): Named['kind'] {
  if (column === 'x_capwise_row') return 'count';
  const kind = column === statedColumn ? 'decimal' : focusColumn(column)?.kind;
  return kind === 'decimal' || kind === 'moment' ? kind : 'text';
}

function tagOf(key: string, columns: readonly string[]): Named {
  if (!columns.includes('Tags')) throw unknownColumn(`${tagPrefix}${key}`, columns);
  return { sql: `try("Tags"[${literal(key)}])`, kind: 'text' };
}

const nearestCount = 5;

function unknownColumn(name: string, columns: readonly string[]): Refusal {
  const nearest = columns
    .map((column) => ({ column, distance: distance(name.toLowerCase(), column.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance)
    .slice(0, nearestCount)
    .map(({ column }) => column);
  const hint = nearest.length > 0 ? `; the nearest are ${nearest.join(', ')}` : '';
  return new Refusal('UNKNOWN_COLUMN', `the bills have no column "${name}"${hint}: "cloud columns" lists all of them`, {
    value: name,
    nearest,
    remedy: 'take a column of the bills, or tag:KEY',
  });
}

/** Letters to add, drop or change to turn one text into another. */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
