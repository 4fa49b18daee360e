import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseFine } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, refusalOf, type Bench } from '../testing/bills.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

/** Decimal texts of at most 18 places and 20 digits before the point, some with exponents. */
const decimals = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '-'), digits(1, 19), digits(0, 18))
    .map(([sign, whole, fraction]) => `${sign}${whole}.${fraction}`),
  fc.tuple(fc.constantFrom('', '-'), digits(1, 19)).map((parts) => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('', '-'),
      digits(1, 3),
      digits(0, 9),
      fc.integer({ min: -9, max: 12 }),
      fc.constantFrom('e', 'E'),
    )
    .map(([sign, whole, fraction, power, letter]) => `${sign}${whole}.${fraction}${letter}${power}`),
);

describe('numbers of a bill', () => {
  it('are read to the last digit, however they are written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(decimals, { minLength: 200, maxLength: 400 }), async (texts) => {
        const path = await bench.put(
          'numbers.csv',
          csvOf(texts.map((ListUnitPrice, at) => ({ ListUnitPrice, x_at: String(at) }))),
        );
        const parts = partsOf(await bench.stage([path]));
        const { rows } = await bench.company.rows(parts, { equals: {} }, 'billed', { limit: texts.length, offset: 0 });
        const read = rows.map(({ cells }) => parseFine(cells['ListUnitPrice'] ?? ''));
        expect(read).toEqual(texts.map((text) => parseFine(text.replace(/\.(?=$|e)/i, ''))));
      }),
      { numRuns: 8 },
    );
  });

  it('are refused when they are not numbers', async () => {
    const pattern = /^\s*-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?\s*$/i;
    const texts = fc.string({ unit: fc.constantFrom(...'0123456789.-+eE_ ,'), minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        fc.pre(!pattern.test(text) && text.trim() !== '');
        const path = await bench.put('text.csv', csvOf([{ ListUnitPrice: text }]));
        expect(await refusalOf(bench.stage([path]))).toMatchObject({
          code: 'INVALID_VALUE',
          data: { column: 'ListUnitPrice' },
        });
      }),
      { numRuns: 60 },
    );
  });
});
