const numberPattern = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;
/** What a spreadsheet shows of a double, and what a double may be written with to be the same again. */
const shownDigits = 15;
const storedDigitsMax = 17;
const exponentMax = 60;

/**
 * A number of a cell as plain decimal text, exactly as the file has it. Only where a fraction has the 16 or 17 digits of a
 * double is it as spreadsheets show it, to 15 digits: 0.30000000000000004 is the sum of 0.1 and 0.2. Text that is no number
 * stays as it is.
 */
export function plainNumber(text: string): string {
  const match = numberPattern.exec(text.trim());
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (!match || (whole === '' && fraction === '') || Math.abs(Number(exponent)) > exponentMax) return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 0);
  const shown = asShown(padded.slice(0, at).replace(/^0+/, ''), padded.slice(at).replace(/0+$/, ''));
  return sign === '-' && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

function asShown(whole: string, fraction: string): string {
  const significant = (whole + fraction).replace(/^0+/, '').length;
  const leading = whole === '' ? fraction.length - fraction.replace(/^0+/, '').length : 0;
  const decimals = Math.max(0, shownDigits - whole.length + leading);
  if (significant <= shownDigits || significant > storedDigitsMax || fraction.length <= decimals) {
    return joined(whole, fraction);
  }
  const kept = BigInt(whole + fraction.slice(0, decimals));
  const rounded = (kept + (fraction.charAt(decimals) >= '5' ? 1n : 0n)).toString().padStart(decimals + 1, '0');
  return joined(rounded.slice(0, rounded.length - decimals), rounded.slice(rounded.length - decimals));
}

function joined(whole: string, fraction: string): string {
  const left = whole.replace(/^0+(?=\d)/, '') || '0';
  const right = fraction.replace(/0+$/, '');
  return right === '' ? left : `${left}.${right}`;
}

/** How the number of a cell counts days, if it does: whole days, or moments of them. */
export type DayFormat = 'day' | 'moment';

/** Numbers of formats that are days everywhere, without a text of their own. */
const builtInDays: ReadonlyMap<number, DayFormat> = new Map([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
  [22, 'moment'],
]);

/** Whether a number format shows days; undefined where it shows numbers, or times without a day. */
export function dayFormatOf(id: number, code: string | undefined): DayFormat | undefined {
  if (code === undefined) return builtInDays.get(id);
  const [shown = ''] = code
    .replaceAll(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
    .toLowerCase()
    .split(';');
  if (/general|[#0?]/.test(shown)) return undefined;
  const hasTime = /[hs]/.test(shown);
  if (/[yd]/.test(shown)) return hasTime ? 'moment' : 'day';
  return /m/.test(shown) && !hasTime ? 'day' : undefined;
}

const secondsOfDay = 86_400n;

/**
 * The day that a number counts to, as ISO; with its time in UTC where the format shows one and it is not midnight. null for
 * numbers that are no day, and for 29 February 1900, which spreadsheets count and which never was.
 */
export function dayText(decimal: string, format: DayFormat, from1904: boolean): string | null {
  const [whole = '', fraction = ''] = decimal.split('.');
  const count = Number(whole);
  if (!/^\d{1,7}$/.test(whole) || (!from1904 && (count < 1 || count === 60)) || count > 2_958_465) return null;
  const epoch = from1904 ? '1904-01-01' : count < 60 ? '1899-12-31' : '1899-12-30';
  const day = Temporal.PlainDate.from(epoch).add({ days: count });
  const digits = fraction.slice(0, 12).padEnd(12, '0');
  const seconds = format === 'day' ? 0 : Number((BigInt(digits) * secondsOfDay * 2n + 10n ** 12n) / (2n * 10n ** 12n));
  if (seconds === 0) return day.toString();
  return `${day.toPlainDateTime().add({ seconds }).toString({ smallestUnit: 'second' })}Z`;
}
