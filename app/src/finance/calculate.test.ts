import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { financeFunctions } from '@capwise/domain/finance/catalogue';
import { Refusal } from '@capwise/domain';
import { describe, expect, it } from 'vitest';
import { createInvoke } from '../door/index.ts';
import type { Ports } from '../handler/index.ts';

/** A finance function reaches no port: one that did would fail here. */
const invoke = createInvoke({} as Ports);

type Vector = {
  readonly id: string;
  readonly name: string;
  readonly fn: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** A number, a list, numbers and lists by name, or a refusal `{ error }`. */
  readonly expected: unknown;
  readonly tolerance: number;
};

/** The value that is answered; of a refusal `{ error }`. */
async function answer(fn: string, args: unknown): Promise<unknown> {
  try {
    return ((await invoke('finance.calculate', { fn, args } as never)) as { readonly value: unknown }).value;
  } catch (error) {
    if (error instanceof Refusal) return { error: error.code };
    throw error;
  }
}

/**
 * What is expected, where the value is as near as the tolerance wants, else the value: absolute, 0 for 1e-9 relative; a list
 * item by item, an object by the keys that are expected.
 */
function judged(value: unknown, expected: unknown, tolerance: number): unknown {
  if (typeof value === 'number' && typeof expected === 'number') {
    return Math.abs(value - expected) <= (tolerance || 1e-9 * Math.abs(expected)) ? expected : value;
  }
  if (Array.isArray(value) && Array.isArray(expected)) {
    return value.map((item, index) => judged(item, expected[index], tolerance));
  }
  if (!isObject(value) || !isObject(expected)) return value;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, judged(value[key], expected[key], tolerance)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const given = process.env['CAPWISE_VECTORS'];
const vectorFile = given ?? join(process.env['CAPWISE_SHARED'] ?? '../shared', 'vectors', 'finance.json');
const isAbsent = given === undefined && !existsSync(vectorFile);

describe('the vectors of finance functions', () => {
  const vectors = isAbsent ? [] : (JSON.parse(readFileSync(vectorFile, 'utf8')) as readonly Vector[]);

  it.skipIf(isAbsent)(`are all of functions that are built${isAbsent ? ' (skipped: no shared data)' : ''}`, () => {
    expect(vectors.length).toBeGreaterThan(0);
    const missing = vectors.map(({ fn }) => fn).filter((fn) => !(financeFunctions as readonly string[]).includes(fn));
    expect(missing).toEqual([]);
  });

  for (const { id, name, fn, args, expected, tolerance } of vectors) {
    it(`${id}: ${name}`, async () => {
      expect(judged(await answer(fn, args), expected, tolerance)).toEqual(expected);
    });
  }
});
