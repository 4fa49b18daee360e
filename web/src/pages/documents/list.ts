import { counted } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import type { DocumentRow } from './answers.ts';
import { kindName } from './forms/forms.ts';

export const sortKeys = ['what', 'month', 'kind', 'vendor', 'treatment', 'amount'] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { readonly by: SortKey; readonly descending: boolean };

/** What the list is narrowed to. */
export type Narrowing = { readonly kind?: string | undefined; readonly text?: string | undefined };

/** The documents of a kind in whose words every word of a text occurs. */
export function narrowed(rows: readonly DocumentRow[], { kind, text = '' }: Narrowing): readonly DocumentRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (kind !== undefined && row.kind !== kind) return false;
    const words = [row.id, row.what, kindName(row.kind), row.vendor ?? '', row.month, ...row.treatments];
    const said = words.join('\n').toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}

/** How the address spells a sort: the column, `-` before it for the largest first. Newest first unless it says another. */
export function readSort(text: string | undefined): Sort {
  const descending = text?.startsWith('-') ?? true;
  const by = sortKeys.find((key) => key === (text?.startsWith('-') ? text.slice(1) : text));
  return by === undefined ? { by: 'month', descending: true } : { by, descending };
}

/** The sort after a press on a column: the other way round if it is sorted by it; months and amounts begin with the largest. */
export function pressed(sort: Sort, by: SortKey): string | undefined {
  const descending = sort.by === by ? !sort.descending : by === 'month' || by === 'amount';
  return by === 'month' && descending ? undefined : `${descending ? '-' : ''}${by}`;
}

/** The rows in the order of a sort; those that say nothing come last, equals by their id. */
export function sorted(rows: readonly DocumentRow[], { by, descending }: Sort): readonly DocumentRow[] {
  const direction = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const order = by === 'amount' ? Number(a.amount.value) - Number(b.amount.value) : compared(a, b, by);
    return direction * order || a.id.localeCompare(b.id, 'en', { numeric: true });
  });
}

function compared(a: DocumentRow, b: DocumentRow, by: Exclude<SortKey, 'amount'>): number {
  const [left, right] = [textOf(a, by), textOf(b, by)];
  return left.localeCompare(right, 'en', { numeric: true });
}

function textOf(row: DocumentRow, by: Exclude<SortKey, 'amount'>): string {
  switch (by) {
    case 'month':
    case 'what':
      return row[by];
    case 'kind':
      return kindName(row.kind);
    case 'vendor':
      // Behind every name.
      return row.vendor ?? '\uffff';
    case 'treatment':
      return row.treatments.join(', ');
  }
}

/** Treatments in a few words: what they have in common is said once. */
export function treatmentsText(treatments: readonly string[]): string {
  const named = treatments.map((each) => each.split(': '));
  const groups = [...Map.groupBy(named, ([name = '']) => name)].map(([name, members]) => {
    const rest = members.flatMap(([, ...tail]) => (tail.length > 0 ? [tail.join(': ')] : []));
    return rest.length > 0 ? `${name}: ${rest.join(', ')}` : name;
  });
  const text = groups.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The kinds that occur, by their names, with how many documents each has. */
export function kindsIn(rows: readonly DocumentRow[]): readonly { readonly kind: string; readonly count: number }[] {
  return [...Map.groupBy(rows, ({ kind }) => kind)]
    .map(([kind, members]) => ({ kind, count: members.length }))
    .toSorted((a, b) => kindName(a.kind).localeCompare(kindName(b.kind), 'en'));
}

/** The list in one sentence: how many documents stand, since when, and how many were taken back. */
export function headlineOf(rows: readonly DocumentRow[]): string {
  const standing = rows.filter(({ withdrawn }) => !withdrawn);
  const taken = rows.length - standing.length;
  const back = taken === 0 ? '' : `; ${taken} ${taken === 1 ? 'was' : 'were'} withdrawn`;
  const months = standing.map(({ month }) => month).toSorted((a, b) => (a < b ? -1 : 1));
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return `No source document stands in the books${back}.`;
  const span =
    first === last ? `of ${longPeriodLabel(first)}` : `from ${longPeriodLabel(first)} to ${longPeriodLabel(last)}`;
  const verb = standing.length === 1 ? 'stands' : 'stand';
  return `${counted(standing.length, 'source document')} ${verb} in the books, ${span}${back}.`;
}

/** The list as rows of a file. */
export function fileRows(rows: readonly DocumentRow[]): readonly (readonly (string | null)[])[] {
  return [
    ['Month', 'Id', 'What', 'Kind', 'Vendor', 'Treatments', 'Amount', 'Unit', 'Withdrawn'],
    ...rows.map(({ month, id, what, kind, vendor, treatments, amount, withdrawn }) => [
      month,
      id,
      what,
      kindName(kind),
      vendor,
      treatments.join('; '),
      amount.value ?? 'unknown',
      amount.unit,
      withdrawn ? 'yes' : 'no',
    ]),
  ];
}

/** An id that no document has: the suggested one, or the first free one with a number behind it. */
export function freeId(suggested: string, taken: ReadonlySet<string>): string {
  if (!taken.has(suggested)) return suggested;
  let number = 2;
  while (taken.has(`${suggested}-${number}`)) number += 1;
  return `${suggested}-${number}`;
}
