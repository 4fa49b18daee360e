import type { PlainCell } from '../../ports/index.ts';

const significantDigits = 15;

/** A number with as many digits as a cell holds. Throws RangeError for one that is not finite: no cell holds it. */
export function numberCell(value: number): PlainCell {
  if (!Number.isFinite(value)) throw new RangeError(`a cell cannot hold ${value}`);
  const [mantissa = '', exponent = '0'] = value.toExponential(significantDigits - 1).split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  if (digits === '') return { kind: 'number', decimal: '0' };
  const point = Number(exponent) + 1;
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits;
  const whole = Math.max(1, point);
  const fraction = padded.slice(whole);
  const sign = value < 0 ? '-' : '';
  return { kind: 'number', decimal: `${sign}${padded.slice(0, whole)}${fraction === '' ? '' : `.${fraction}`}` };
}

/** What a person wrote, as a text that no spreadsheet runs as a formula, also when it is saved as CSV and opened again. */
export function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
