import type { Case } from './case.ts';

/** Values that JSON has no word for, by the word under which they are written. */
const bigintKey = '$bigint';
const monthKey = '$month';
const dayKey = '$day';

/** A case as JSON, for the kernel in another place: a browser, a worker, a file. */
export function writeCaseModel(subject: Case): string {
  return JSON.stringify(toPlain(subject));
}

/** Reads what `writeCaseModel` wrote, by this version of Capwise. */
export function readCaseModel(text: string): Case {
  return toValue(JSON.parse(text)) as Case;
}

function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return { [bigintKey]: String(value) };
  if (value instanceof Temporal.PlainYearMonth) return { [monthKey]: value.toString() };
  if (value instanceof Temporal.PlainDate) return { [dayKey]: value.toString() };
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPlain(each)]));
}

function toValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[key, text] = []] = entries;
  if (entries.length === 1 && typeof text === 'string') {
    if (key === bigintKey) return BigInt(text);
    if (key === monthKey) return Temporal.PlainYearMonth.from(text);
    if (key === dayKey) return Temporal.PlainDate.from(text);
  }
  return Object.fromEntries(entries.map(([name, each]) => [name, toValue(each)]));
}
