import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBMapValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { fineText, type Fine } from '@capwise/domain/money';

/** A DECIMAL(38,18) as a fine amount; null counts as zero. Throws on anything else. */
export function fineOf(value: DuckDBValue | undefined): Fine {
  if (value === null || value === undefined) return 0n;
  if (value instanceof DuckDBDecimalValue && value.scale === 18) return value.value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value) * 10n ** 18n;
  throw new TypeError(`${String(value)} is no DECIMAL(38,18)`);
}

/** A whole number. Throws on anything else. */
export function countOf(value: DuckDBValue | undefined): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count)) throw new TypeError(`${String(value)} is no count`);
  return count;
}

/** A cell as text: decimals without trailing zeros, moments as `2026-10-01T00:00:00Z`, tags as JSON. */
export function cellText(value: DuckDBValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof DuckDBDecimalValue) return fineText(fineOf(value));
  if (value instanceof DuckDBTimestampValue) return momentText(value.micros);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBMapValue) return tagsText(value);
  return String(value);
}

function momentText(micros: bigint): string {
  return Temporal.Instant.fromEpochNanoseconds(micros * 1000n).toString();
}

function tagsText(tags: DuckDBMapValue): string {
  return JSON.stringify(
    Object.fromEntries(tags.entries.map(({ key, value }) => [String(key), value as string | null])),
  );
}
