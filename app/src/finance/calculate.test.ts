import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { financeFunctions } from '@capwise/contract/finance';
import { loadOperation } from '@capwise/contract/registry';
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
  /** A number, a list, a refusal `{ error }`, or what the answer must hold. */
  readonly expected: unknown;
  readonly tolerance: number;
};

type Answer = { readonly value: unknown; readonly status: string };

/** What is answered; of a refusal its message and its code. */
async function answer(fn: string, args: unknown): Promise<Answer> {
  try {
    return (await invoke('finance.calculate', { fn, args } as never)) as Answer;
  } catch (error) {
    if (error instanceof Refusal) return { value: error.message, status: error.code };
    throw error;
  }
}

/** `tolerance` is absolute; 0 means equal to 1e-9 relative. */
function isNear(value: unknown, expected: unknown, tolerance: number): boolean {
  if (Array.isArray(expected)) {
    const items = Array.isArray(value) && value.length === expected.length ? value : undefined;
    return expected.length === items?.length && expected.every((item, index) => isNear(items[index], item, tolerance));
  }
  if (typeof value !== 'number' || typeof expected !== 'number') return false;
  return Math.abs(value - expected) <= (tolerance || 1e-9 * Math.abs(expected));
}

/** What the answer to a vector must match: a refusal by its code, a value by its tolerance. */
function wanted({ expected, tolerance }: Vector, { value }: Answer): unknown {
  const named = typeof expected === 'object' && !Array.isArray(expected) ? (expected as { error?: string }) : undefined;
  if (named?.error !== undefined) return { status: named.error };
  if (named) return named;
  const status: unknown = expect.stringMatching(/^(OK|MULTIPLE_ROOTS)$/);
  return { value: isNear(value, expected, tolerance) ? value : expected, status };
}

const shared = process.env['CAPWISE_SHARED'] ?? '../shared';
const vectorFile = process.env['CAPWISE_VECTORS'] ?? join(shared, 'vectors', 'finance.json');

const isAbsent = process.env['CAPWISE_VECTORS'] === undefined && !existsSync(vectorFile);

describe('the vectors of finance functions', () => {
  const vectors = isAbsent ? [] : (JSON.parse(readFileSync(vectorFile, 'utf8')) as readonly Vector[]);
  const isBuilt = ({ fn }: Vector): boolean => (financeFunctions as readonly string[]).includes(fn);
  it.skipIf(isAbsent)(`are read from their file${isAbsent ? ' (skipped: no shared data)' : ''}`, () => {
    expect(vectors.length).toBeGreaterThan(0);
  });

  for (const vector of vectors.filter(isBuilt)) {
    it(`${vector.id}: ${vector.name}`, async () => {
      const given = await answer(vector.fn, vector.args);
      expect(given).toMatchObject(wanted(vector, given) as object);
    });
  }

  const waiting = vectors.filter((vector) => !isBuilt(vector));
  const names = [...new Set(waiting.map(({ fn }) => fn))];
  it.skipIf(waiting.length > 0)(
    `are all of functions that are built (not yet built: ${waiting.length} vectors of ${names.length} functions: ${names.join(', ')})`,
    () => expect(names).toEqual([]),
  );
});

describe('calculating a finance function', () => {
  it('answers a value and a status', async () => {
    expect(await answer('npv', { rate: 0.5, flows: [0, 300] })).toEqual({ value: 200, status: 'OK' });
    expect(await answer('breakEvenCumulative', { a: [2, 0], b: [1, 2] })).toEqual({ value: [0.5], status: 'OK' });
    expect(await answer('payback', { flows: [-2, 1, 1] })).toEqual({ value: 2, status: 'OK' });
  });

  it('says in the status that an internal rate of return is one of several', async () => {
    const flows = [-100, 230, -132];
    const single = await answer('irr', { flows });
    expect(single).toEqual({ value: expect.closeTo(0.1, 9), status: 'MULTIPLE_ROOTS' });
    const all = await answer('irrAll', { flows });
    expect(all).toEqual({ value: [expect.closeTo(0.1, 9), expect.closeTo(0.2, 9)], status: 'OK' });
  });

  it('answers the examples of the contract', async () => {
    const { examples } = await loadOperation('finance.calculate');
    for (const { input } of examples) expect(await invoke('finance.calculate', input)).toMatchObject({ status: 'OK' });
  });

  it('takes NaN and infinities by their names and refuses them as not finite', async () => {
    for (const bad of ['NaN', 'Infinity', '-Infinity']) {
      expect((await answer('irr', { flows: [-100, bad, 120] })).status).toBe('NOT_FINITE');
      expect((await answer('npv', { rate: bad, flows: [1] })).status).toBe('NOT_FINITE');
    }
  });

  it('refuses an argument that the function does not have, and names those it has', async () => {
    const { value, status } = await answer('payback', { flows: [-1, 2], discount: 0.1, until: 3 });
    expect(status).toBe('INVALID_INPUT');
    expect(value).toBe('payback has no argument "discount", "until": its arguments are flows, rate, mode, which');
  });

  it('refuses an argument that is missing or of the wrong kind, with what it was', async () => {
    const cases: readonly [string, unknown, string][] = [
      ['npv', { flows: [1] }, 'npv needs "rate": a number'],
      ['irr', {}, 'irr needs "flows": a list of numbers'],
      ['npv', { rate: '0.1', flows: [1] }, 'npv takes a number as "rate", not "0.1"'],
      ['irr', { flows: '-100,110' }, 'irr takes a list of numbers as "flows", not "-100,110": write [-100, 110]'],
      ['irr', { flows: [-100, '110'] }, 'irr takes numbers in "flows", but period 1 is "110"'],
      ['irr', { flows: [-100, null] }, 'irr takes numbers in "flows", but period 1 is null'],
      ['payback', { flows: [-1, 2], rate: null }, 'payback takes a number as "rate", not null'],
      ['payback', { flows: [-1, 2], mode: 'part' }, 'payback takes "interp" or "whole" as "mode", not "part"'],
      ['npv', { rate: 0, flows: [1], convention: 0 }, 'npv takes "t0" or "excel-end-of-period" as "convention", not 0'],
    ];
    for (const [fn, args, message] of cases) {
      expect(await answer(fn, args)).toEqual({ value: message, status: 'INVALID_INPUT' });
    }
  });

  it('refuses more periods than a century of months', async () => {
    const flows = Array.from({ length: 1201 }, () => 1);
    expect((await answer('npv', { rate: 0, flows })).status).toBe('INVALID_INPUT');
    expect((await answer('npv', { rate: 0, flows: flows.slice(1) })).value).toBe(1200);
  });

  it('refuses a function that does not exist', async () => {
    expect((await answer('toString', {})).status).toBe('INVALID_INPUT');
  });
});
