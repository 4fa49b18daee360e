import { Refusal } from '../refusal/index.ts';

/** Why a figure is another one than it was, in the order in which they are told. */
export const changeCauses = ['late-rows', 'restatement', 'rule', 'reclassification', 'mapping'] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** Digits and letters without those that are taken for another (Crockford's base 32). */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerSymbol = 5;
const dataSymbols = 7;
const hexSymbols = (dataSymbols * bitsPerSymbol + 1) / 4;
/** x⁵ + x² + 1: doubling in the field of 32 elements. */
const reduction = 0b100101;

/**
 * Codes of a content by its hash in hexadecimal digits, the first of them its own: `F-7K3Q-9M2C`, seven symbols and one that
 * checks them. The others are taken where two contents share a code.
 */
export function referenceCodes(hash: string): readonly string[] {
  const count = Math.floor(hash.length / hexSymbols);
  return Array.from({ length: count }, (_, index) => {
    const bits = Number.parseInt(hash.slice(index * hexSymbols, (index + 1) * hexSymbols), 16);
    const data = Array.from(
      { length: dataSymbols },
      (__, place) => Math.floor(bits / 2 ** (place * bitsPerSymbol)) % 32,
    );
    return written([...data, checkOf(data)]);
  });
}

/** The one spelling of a code that was typed: case, spaces and hyphens do not matter, O is 0, I and L are 1. Refuses INVALID_REFERENCE. */
export function parseReference(text: string): string {
  const typed = text.toUpperCase().replaceAll(/[\s-]/g, '');
  const plain = typed.length === dataSymbols + 2 && typed.startsWith('F') ? typed.slice(1) : typed;
  const places = [...plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1')].map((symbol) => symbols.indexOf(symbol));
  const isWhole = places.length === dataSymbols + 1 && !places.includes(-1);
  if (isWhole && checkOf(places.slice(0, -1)) === places.at(-1)) return written(places);
  throw new Refusal(
    'INVALID_REFERENCE',
    isWhole
      ? `"${text}" is no reference: its last symbol does not fit the others, so that one of them is mistyped`
      : `"${text}" is no reference: one is F- and eight letters or digits, as F-7K3Q-9M2C`,
    { value: text, remedy: 'type it again as it is written beside its figure' },
  );
}

function written(places: readonly number[]): string {
  const text = places.map((place) => symbols[place]).join('');
  return `F-${text.slice(0, 4)}-${text.slice(4)}`;
}

/** Finds every single symbol that is mistyped, and every two neighbors that are exchanged (Damm's rule over 32 elements). */
function checkOf(places: readonly number[]): number {
  return places.reduce((interim, place) => {
    const doubled = (interim ^ place) << 1;
    return doubled > 31 ? doubled ^ reduction : doubled;
  }, 0);
}
