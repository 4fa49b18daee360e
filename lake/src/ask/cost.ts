import type { CostAnswer, CostQuestion } from '@capwise/app/ports';
import type { Row } from '../engine/engine.ts';
import { literal, query } from '../engine/sql.ts';
import { cellText, countOf, fineOf } from '../engine/values.ts';
import type { BillRows } from './apart.ts';
import type { Bills, PartList } from './bills.ts';
import { conditionOf } from './conditions.ts';
import { derivedName } from './derived.ts';
import { measureOf, resolveName, type Named } from './names.ts';
import { onlyCurrency } from './rows.ts';

type CostRow = CostAnswer['rows'][number];
type Group = { readonly currency: string; readonly name: string; rows: CostRow[]; value: bigint };

/** With more rows than this the groups beyond the limit are summed by the engine, at the price of reading the bill again. */
const plainRows = 50_000;

/** Cost by columns and charge month. Totals are summed from the groups: the bill's rows are read once. */
export async function askCost(bills: Bills, list: PartList, question: CostQuestion): Promise<CostAnswer> {
  const rows = await bills.rowsOf(list);
  if (!rows) return { rows: [], rest: [], totals: [] };
  const keys = question.by.map((name) => derivedName(name, rows.columns) ?? resolveName(name, rows.columns));
  const grouped = groupedOf(rows, { list, question, keys });
  const plain = await bills.runUpTo(grouped, plainRows);
  if (plain)
    return answerOf(
      plain.filter(hasRows).map((row) => costRowOf(row, keys.length)),
      question.limit,
    );
  const names = keys.map((_, at) => `key_${at}, `).join('');
  const noKeys = keys.map(() => 'null, ').join('');
  const holes = { grouped, keys: names, noKeys, limit: String(question.limit) };
  const found = await bills.run(query('ask/cloud/cost-largest', holes));
  return largestOf(found, keys.length, question.limit);
}

function groupedOf(
  rows: BillRows,
  {
    list,
    question,
    keys,
  }: { readonly list: PartList; readonly question: CostQuestion; readonly keys: readonly Named[] },
): string {
  const currency = onlyCurrency(list);
  const grouped = keys.map((_, at) => at + 1);
  if (question.months) grouped.push(keys.length + 1);
  if (currency === null) grouped.push(keys.length + 2);
  return query('ask/cloud/cost', {
    keys: keys.map(({ sql }, at) => `${sql} as key_${at}, `).join(''),
    month: question.months ? '"ChargeMonth"' : 'cast(null as varchar)',
    currency: currency === null ? '"BillingCurrency"' : literal(currency),
    measure: measureOf(question.measure, rows.columns),
    rows: rows.sql,
    condition: conditionOf({ ...question, equals: question.filter }, rows.columns),
    groups: grouped.length > 0 ? grouped.join(', ') : '()',
  });
}

/** Without keys and months the engine answers one row also for no rows. */
function hasRows(row: Row): boolean {
  return countOf(row['row_count']) > 0;
}

function costRowOf(row: Row, keyCount: number): CostRow {
  return {
    keys: Array.from({ length: keyCount }, (_, at) => cellText(row[`key_${at}`])),
    month: cellText(row['charge_month']),
    currency: String(row['currency']),
    rows: countOf(row['row_count']),
    value: fineOf(row['amount']),
  };
}

function answerOf(costs: readonly CostRow[], limit: number): CostAnswer {
  const groups = [...groupsOf(costs).values()].sort(byAmount);
  const kept = groups.slice(0, limit);
  return {
    rows: kept.flatMap((group) => group.rows.sort((left, right) => compare(left.month ?? '', right.month ?? ''))),
    rest: perCurrency(groups.slice(limit)).map(({ currency, members, value }) => ({
      currency,
      groups: members.length,
      value,
    })),
    totals: perCurrency(groups).map(({ currency, members, value }) => ({
      currency,
      rows: members.reduce((sum, { rows }) => sum + rows.reduce((count, row) => count + row.rows, 0), 0),
      value,
    })),
  };
}

/** The answer from rows of which the engine already summed those beyond the limit. */
function largestOf(found: readonly Row[], keyCount: number, limit: number): CostAnswer {
  const kept = answerOf(
    found.filter((row) => row['is_kept'] === true).map((row) => costRowOf(row, keyCount)),
    limit,
  );
  const beyond = found
    .filter((row) => row['is_kept'] !== true)
    .map((row) => ({
      currency: String(row['currency']),
      groups: countOf(row['group_count']),
      rows: countOf(row['row_count']),
      value: fineOf(row['amount']),
    }));
  const currencies = [...new Set([...kept.totals, ...beyond].map(({ currency }) => currency))].sort();
  const totals = currencies.map((currency) => {
    const members = [...kept.totals, ...beyond].filter((one) => one.currency === currency);
    const rows = members.reduce((sum, one) => sum + one.rows, 0);
    return { currency, rows, value: members.reduce((sum, one) => sum + one.value, 0n) };
  });
  const rest = beyond.map(({ currency, groups, value }) => ({ currency, groups, value }));
  return { rows: kept.rows, rest: rest.sort((left, right) => compare(left.currency, right.currency)), totals };
}

function groupsOf(costs: readonly CostRow[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const row of costs) {
    const name = JSON.stringify([row.currency, ...row.keys]);
    const group = groups.get(name);
    if (group) {
      group.rows.push(row);
      group.value += row.value;
    } else groups.set(name, { currency: row.currency, name, rows: [row], value: row.value });
  }
  return groups;
}

/** The largest first, whatever its sign; those of one size by name, so that the order is always the same. */
function byAmount(left: Group, right: Group): number {
  const difference = magnitude(right.value) - magnitude(left.value);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return compare(left.name, right.name);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function perCurrency(
  groups: readonly Group[],
): readonly { readonly currency: string; readonly members: readonly Group[]; readonly value: bigint }[] {
  const currencies = [...new Set(groups.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const members = groups.filter((group) => group.currency === currency);
    return { currency, members, value: members.reduce((sum, { value }) => sum + value, 0n) };
  });
}
