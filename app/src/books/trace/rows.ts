import type { Trace } from '@capwise/contract/operation';
import { fineText } from '@capwise/domain/money';
import type { Opened, TraceContext } from './opened.ts';
import { rowsAsked } from './rows-asked.ts';

type RowsTrace = Extract<Trace, { kind: 'rows' }>;

const measureNames = {
  billed: 'BilledCost',
  effective: 'EffectiveCost',
  contracted: 'ContractedCost',
  list: 'ListCost',
} as const;

/** Opens a figure of the bill into the rows of its files. */
export async function openRows({ filter, measure, sign = 1 }: RowsTrace, context: TraceContext): Promise<Opened> {
  const { lake, page, currency } = context;
  const { parts, condition } = await rowsAsked(filter, context);
  const found = await lake.rows(parts, condition, measure, page);
  const unit = found.currency ?? currency;
  const value = fineText(BigInt(sign) * found.value);
  return {
    title: `${measureNames[measure]} of ${found.count.toLocaleString('en-US')} bill rows`,
    definition: `Sum of ${measureNames[measure]} over the rows of the bill${conditionWords(filter.equals)}${filter.apartFrom ? ', of those that were not there before' : ''}. Amounts are those of the file, not rounded.`,
    total: value,
    sum: value,
    unit,
    count: found.count,
    children: found.rows.map((row) => ({
      label: `${row.file}, row ${row.row.toLocaleString('en-US')}`,
      detail: row.cells.ChargeDescription ?? null,
      figure: {
        value: fineText(BigInt(sign) * row.value),
        unit,
        trace: { kind: 'item' as const, id: `row:${row.file}:${row.row}` },
      },
      opens: null,
      cells: { ...row.cells },
    })),
  };
}

/** How rows were told apart, which says nothing to a person. */
const workings: ReadonlySet<string> = new Set(['LongCharge', 'GivesBack']);
const silentWhenEmpty: ReadonlySet<string> = new Set(['ChargeClass', 'ContractCommitment']);

function conditionWords(equals: RowsTrace['filter']['equals']): string {
  const words = Object.entries(equals)
    .filter(([column, value]) => !workings.has(column) && !(value === null && silentWhenEmpty.has(column)))
    .map(
      ([column, value]) =>
        `${column} ${Array.isArray(value) ? `is one of ${value.length}` : value === null ? 'is not named' : `is ${value}`}`,
    );
  return words.length > 0 ? ` where ${words.join(', ')}` : '';
}
