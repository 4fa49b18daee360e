import { Refusal } from '@capwise/domain';
import { partsOf, type Catalog, type Portion, type Said } from '@capwise/domain/sources/catalog';
import type { Trace } from '@capwise/contract/operation';
import { formula, rowsTrace } from '../figure/index.ts';
import type { CompanyLake, CompanyReads, Measure } from '../ports/index.ts';
import { billColumnOf, kindsUsed, saidOf } from './catalog-reading.ts';

/** Bill rows of one month and currency that say the same in all columns that matter. `amount` is at 10⁻¹⁸. */
export type BillPortion = Portion & {
  readonly currency: string;
  readonly rows: number;
  /** What they say by kinds of alias. */
  readonly aliases: readonly Said[];
};

export type BillQuestion = {
  readonly measure: Measure;
  /** Columns beside those that the catalog is read by. */
  readonly columns: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly filter: Readonly<Record<string, readonly (string | null)[]>>;
  readonly asOf?: string | undefined;
};

export type BillPortions = {
  readonly portions: readonly BillPortion[];
  /** All columns that portions are told apart by, those of the catalog first. */
  readonly columns: readonly string[];
  /** Kind of alias → column, of those that the bills have. */
  readonly aliasColumns: ReadonlyMap<string, string>;
  readonly question: BillQuestion;
};

/** Combinations of values that are told apart at most: above it a question is refused. */
const combinationsMax = 200_000;

/** Sums of bill rows by all that the catalog is read by: what is resolved afterwards is these, never a row. Refuses TOO_LARGE. */
export async function askPortions(
  books: CompanyReads,
  lake: CompanyLake,
  { question, catalog }: { readonly question: BillQuestion; readonly catalog: Catalog },
): Promise<BillPortions> {
  const aliasColumns = await aliasColumnsOf(books, catalog, question.asOf);
  const columns = [...new Set([...aliasColumns.values(), ...question.columns])];
  const { measure, from, to, filter } = question;
  const answer = await lake.cost(await books.liveParts(question.asOf), {
    measure,
    by: columns,
    months: true,
    filter,
    limit: combinationsMax,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  if (answer.rest.some(({ groups }) => groups > 0)) throw tooMany(columns);
  const portions = answer.rows.map(({ keys, month, currency, rows, value }): BillPortion => {
    const said = Object.fromEntries(columns.map((column, index) => [column, keys[index] ?? null]));
    return { said, month: month ?? '', currency, rows, amount: value, aliases: saidOf(said, aliasColumns) };
  });
  return { portions, columns, aliasColumns, question };
}

/** Kinds of alias that the bills can answer, and the column of each. */
async function aliasColumnsOf(
  books: CompanyReads,
  catalog: Catalog,
  asOf: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const loads = (await books.loads(asOf)).filter(({ parts }) => parts.some(({ live }) => live));
  const has = new Set(loads.flatMap(({ columns }) => columns));
  return new Map(
    kindsUsed(catalog).flatMap((kind) => {
      const column = billColumnOf(kind);
      if (column === null) return [];
      const needed = column.startsWith('tag:') ? 'Tags' : column === 'Commitment' ? 'CommitmentDiscountId' : column;
      return has.has(needed) ? [[kind, column] as const] : [];
    }),
  );
}

function tooMany(columns: readonly string[]): Refusal {
  return new Refusal(
    'TOO_LARGE',
    `${columns.join(', ')} have more than ${combinationsMax} combinations of values by month: ask for fewer months, or fewer columns`,
    { columns: [...columns], remedy: 'ask for fewer months, or fewer columns' },
  );
}

/** Parts of a figure that are shown one by one; smaller ones are told together, by column. */
const partsMax = 100;

type Setting = {
  readonly bills: BillPortions;
  /** All portions that fit `base`, of one currency. */
  readonly all: readonly BillPortion[];
  /** What all of them say: columns that were asked for beside things, the month. */
  readonly base?: Readonly<Record<string, string | null>>;
};

/** The rows that portions are, out of all that fit the same base: one condition, or a sum of several, none twice. */
export function portionsTrace(
  name: string,
  members: readonly BillPortion[],
  { all, bills, base = {} }: Setting,
): Trace {
  const { question, columns } = bills;
  const { asOf, from, to, filter, measure } = question;
  const currency = members[0]?.currency ?? all[0]?.currency;
  const span = {
    ...(asOf !== undefined && { asOf }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const told = members.length === all.length ? [everything] : gathered(partsOf(members, all, columns));
  const parts = told.map(({ equals, months }) => ({
    label: labelOf(equals, months),
    trace: rowsTrace(
      {
        ...span,
        equals: {
          ...Object.fromEntries(Object.entries(filter).map(([column, values]) => [column, [...values]])),
          ...Object.fromEntries(
            Object.entries(equals).map(([column, value]) => [column, isList(value) ? [...value] : value]),
          ),
          ...base,
          ...(currency !== undefined && { BillingCurrency: currency }),
          ...(months !== null && { ChargeMonth: [...months] }),
        },
      },
      measure,
    ),
  }));
  const [only] = parts;
  return only && parts.length === 1 ? only.trace : formula(name, parts);
}

type Gathered = {
  readonly equals: Readonly<Record<string, string | null | readonly (string | null)[]>>;
  readonly months: readonly string[] | null;
};

const everything: Gathered = { equals: {}, months: null };

/** Beyond a number of parts those that one column tells apart, in the same months, are one condition of many values. */
function gathered(parts: ReturnType<typeof partsOf>): readonly Gathered[] {
  if (parts.length <= partsMax) return parts;
  const rest = parts.slice(partsMax);
  const single = rest.filter(({ equals }) => Object.keys(equals).length === 1);
  const groups = Map.groupBy(single, ({ equals, months }) => JSON.stringify([Object.keys(equals), months]));
  const together = [...groups.values()].map((members): Gathered => {
    const [column = ''] = Object.keys(members[0]?.equals ?? {});
    return {
      equals: { [column]: members.map(({ equals }) => equals[column] ?? null) },
      months: members[0]?.months ?? null,
    };
  });
  return [...parts.slice(0, partsMax), ...rest.filter((part) => !single.includes(part)), ...together];
}

function labelOf(equals: Gathered['equals'], months: Gathered['months']): string {
  const said = Object.entries(equals).flatMap(([column, value]) => {
    if (value === null) return [];
    return isList(value) ? [`${column}: ${value.length} more values`] : [`${column} ${value}`];
  });
  const when = months === null ? [] : [months.length === 1 ? (months[0] ?? '') : `${months.length} months`];
  return [said.length === 0 ? 'nothing said' : said.join(' · '), ...when].join(', ');
}

function isList(value: string | null | readonly (string | null)[]): value is readonly (string | null)[] {
  return Array.isArray(value);
}
