import type { Figure } from '@capwise/contract';
import { chooseScale, shortText, type Scale } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import type { Register, RegisterRow } from './answers.ts';
import { sumOf } from './sum.ts';

export const amounts = ['cost', 'accumulated', 'carrying', 'charge'] as const;
export type AmountName = (typeof amounts)[number];

export const sortKeys = ['name', 'class', 'state', ...amounts, 'lastCharge'] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { readonly by: SortKey; readonly descending: boolean };

/** The totals of the register, each opening to the figures of its assets. */
export function totalsOf({ assets, month }: Register): Readonly<Record<AmountName, Figure>> {
  const unit = assets[0]?.cost.unit ?? '';
  const total = (name: AmountName): Figure =>
    sumOf(
      `${name} of all assets, ${longPeriodLabel(month)}`,
      assets.map((asset) => ({ label: asset.name, figure: asset[name] })),
      unit,
    );
  return {
    cost: total('cost'),
    accumulated: total('accumulated'),
    carrying: total('carrying'),
    charge: total('charge'),
  };
}

/** The unit of the register's table. */
export function registerScale(register: Register): Scale {
  const { cost } = totalsOf(register);
  return chooseScale([cost.value], cost.unit);
}

/** Whether an asset is off the books at the end of the register's month; its state is that of today. */
export function isGone({ state, cost }: RegisterRow): boolean {
  return state === 'disposed' && isZero(cost);
}

/** The register in one sentence: how much stands, how much of it was charged, what the month charges. */
export function headlineOf(register: Register): string {
  const name = longPeriodLabel(register.month);
  const count = register.assets.filter((asset) => !isGone(asset)).length;
  if (count === 0) return `No asset stands on the books at the end of ${name}.`;
  const { accumulated, carrying, charge } = totalsOf(register);
  const standing = `${count === 1 ? '1 asset stands' : `${count} assets stand`} at ${amountOf(carrying)}`;
  const written = isZero(accumulated) ? '' : ` after ${amountOf(accumulated)} of charges`;
  return `${standing}${written}; ${name} charges ${amountOf(charge)}${isZero(charge) ? '' : ', outside EBITDA'}.`;
}

/** How the address spells a sort: the column, `-` before it for the largest first. By name unless it says another. */
export function readSort(text: string | undefined): Sort {
  const descending = text?.startsWith('-') ?? false;
  const by = sortKeys.find((key) => key === (descending ? text?.slice(1) : text));
  return by === undefined ? { by: 'name', descending: false } : { by, descending };
}

/** The sort after a press on a column: the other way round if it is sorted by it; amounts begin with the largest. */
export function pressed(sort: Sort, by: SortKey): string | undefined {
  const descending = sort.by === by ? !sort.descending : isAmount(by);
  return by === 'name' && !descending ? undefined : `${descending ? '-' : ''}${by}`;
}

/** The rows in the order of a sort; those without a value come last. */
export function sorted(rows: readonly RegisterRow[], { by, descending }: Sort): readonly RegisterRow[] {
  const direction = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (isAmount(by)) return direction * (Number(a[by].value) - Number(b[by].value));
    const [left, right] = [a[by], b[by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * left.localeCompare(right, 'en', { numeric: true });
  });
}

function isAmount(by: SortKey): by is AmountName {
  return amounts.some((name) => name === by);
}

function amountOf(figure: Figure): string {
  return isZero(figure) ? 'nothing' : shortText(figure.value, figure.unit);
}

function isZero({ value }: Figure): boolean {
  return Number(value) === 0;
}
