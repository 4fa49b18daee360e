import type { Answer } from '@capwise/contract/registry';
import { money, moneyText } from '@capwise/domain/money';
import type { CaseFigures } from '../ports/index.ts';

type Difference = Answer<'decide.verify'>['figures']['differences'][number];
type Place = Pick<Difference, 'option' | 'figure' | 'month'>;

/** Lays figures beside those that were approved: how many were compared, and which of them differ. */
export function compareFigures(
  approved: CaseFigures,
  now: CaseFigures,
): { readonly compared: number; readonly differences: readonly Difference[] } {
  const [old, found] = [flat(approved), flat(now)];
  const keys = [...new Set([...old.keys(), ...found.keys()])];
  const differences = keys.flatMap((key) => {
    const [before, after] = [old.get(key), found.get(key)];
    const place = before?.place ?? after?.place;
    if (!place || before?.text === after?.text) return [];
    return [{ ...place, approved: before?.text ?? null, now: after?.text ?? null }];
  });
  return { compared: keys.length, differences };
}

type Flat = ReadonlyMap<string, { readonly place: Place; readonly text: string }>;

function flat({ currency, months, options }: CaseFigures): Flat {
  const text = (minor: string): string => moneyText(money(BigInt(minor), currency));
  const figures = options.flatMap(({ id: option, npv, ebitda, cash }) => [
    { place: { option, figure: 'npv' as const, month: null }, text: text(npv) },
    ...(
      [
        ['ebitda', ebitda],
        ['cash', cash],
      ] as const
    ).flatMap(([figure, amounts]) =>
      amounts.map((minor, index) => ({ place: { option, figure, month: months[index] ?? null }, text: text(minor) })),
    ),
  ]);
  return new Map(figures.map((one) => [`${currency} ${one.place.option} ${one.place.figure} ${one.place.month}`, one]));
}
