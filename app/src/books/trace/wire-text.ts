import { fineText, type Fine } from '@capwise/domain/money';

/** A fine amount for the wire: whole cents as money is written, anything finer exactly. */
export function wireText(fine: Fine): string {
  const text = fineText(fine);
  const [whole = '0', fraction = ''] = text.split('.');
  return fraction.length <= 2 ? `${whole}.${fraction.padEnd(2, '0')}` : text;
}
