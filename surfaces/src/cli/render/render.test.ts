import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decimal, figure } from '@capwise/contract/operation';
import { loadOperation } from '@capwise/contract/registry';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { amountText, figureText } from './amount.ts';
import { render } from './render.ts';

const trace = { kind: 'item', id: 'x' };
const usd = (value: string | null): object => ({ value, unit: 'USD', trace });

function rendered(answer: unknown, schema: z.ZodType, columns?: number): string {
  return render(answer, z.toJSONSchema(schema, { io: 'output' }) as JsonSchema, columns);
}

describe('render', () => {
  it('groups amounts by thousands, shows negatives in parentheses, and says unknown for null', () => {
    expect(amountText('1234567.50')).toBe('1,234,567.50');
    expect(amountText('-1234.5')).toBe('(1,234.5)');
    expect(amountText('-0.00')).toBe('0.00');
    expect(figureText({ value: '-1234.567', unit: 'USD', trace })).toBe('(1,234.57)');
    expect(figureText({ value: '0.0004', unit: 'USD', trace })).toBe('0.0004');
    expect(figureText({ value: '1234.6', unit: 'JPY', trace })).toBe('1,235');
    expect(figureText({ value: '0.123456', unit: 'ratio', trace })).toBe('0.123456');
    expect(figureText({ value: null, unit: 'USD', trace })).toBe('unknown');
  });

  it('aligns scalars as key and value', () => {
    const schema = z.object({ name: z.string(), firstMonth: z.string().nullable(), rows: z.number(), billed: decimal });
    expect(rendered({ name: 'demo', firstMonth: null, rows: 12345, billed: '-1234.5' }, schema)).toBe(
      ['name:        demo', 'first month: –', 'rows:        12,345', 'billed:      (1,234.5)', ''].join('\n'),
    );
  });

  it('shows a list of objects as a table with figures to the right and the shared unit once', () => {
    const schema = z.object({ rows: z.array(z.object({ keys: z.array(z.string().nullable()), figure })) });
    const answer = {
      rows: [
        { keys: ['Compute', null], figure: usd('1234.5') },
        { keys: ['Tax'], figure: usd('-5') },
      ],
    };
    expect(rendered(answer, schema)).toBe(
      [
        'rows',
        'in USD',
        'keys           figure',
        '──────────  ─────────',
        'Compute, –  1,234.50',
        'Tax            (5.00)',
        '',
      ].join('\n'),
    );
  });

  it('names the unit in each cell where units differ', () => {
    const schema = z.object({ totals: z.array(z.object({ name: z.string(), figure })) });
    const answer = {
      totals: [
        { name: 'a', figure: usd('1') },
        { name: 'b', figure: { value: '2', unit: 'EUR', trace } },
      ],
    };
    expect(rendered(answer, schema)).toContain('1.00 USD');
    expect(rendered(answer, schema)).toContain('2.00 EUR');
  });

  const statement = z.object({
    periods: z.array(z.object({ period: z.string(), closed: z.boolean(), expected: z.boolean() })),
    lines: z.array(z.object({ line: z.enum(['ebitda', 'cash']), label: z.string(), figures: z.array(figure) })),
  });
  const months = ['2026-10', '2026-11', '2026-12'];
  const answer = {
    periods: months.map((period) => ({ period, closed: false, expected: period === '2026-12' })),
    lines: [
      { line: 'ebitda', label: 'EBITDA', figures: [usd('1'), usd('-2'), usd('3')] },
      { line: 'cash', label: 'Cash', figures: [usd('4'), usd(null), usd('6')] },
    ],
  };

  it('gives figures beside periods a column for each period and leaves codes to machines', () => {
    const text = rendered(answer, statement);
    const [, , titles, , first, second] = text.split('\n');
    expect(titles?.split(/\s{2,}/)).toEqual(['label', '2026-10', '2026-11', '2026-12 (expected)']);
    expect(first?.split(/\s{2,}/)).toEqual(['EBITDA', '1.00', '(2.00)', '3.00']);
    expect(second?.split(/\s{2,}/)).toEqual(['Cash', '4.00', 'unknown', '6.00']);
    expect(text).not.toContain('ebitda');
  });

  it('fits the terminal by cutting a table into parts that repeat its labels', () => {
    const text = rendered(answer, statement, 30);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(30);
    expect(text.match(/EBITDA/g)).toHaveLength(2);
    expect(text).toContain('2026-12 (expected)');
  });

  it('puts lists within items under headings of their own', () => {
    const schema = z.object({
      loads: z.array(z.object({ id: z.string(), parts: z.array(z.object({ rows: z.number() })) })),
    });
    const text = rendered(
      {
        loads: [
          { id: 'a', parts: [{ rows: 1 }] },
          { id: 'b', parts: [] },
        ],
      },
      schema,
    );
    expect(text).toContain('loads 1 of 2\n  id: a\n\n  parts\n');
    expect(text).toContain('parts: none');
  });

  it('joins the pieces of a sentence', () => {
    const schema = z.object({
      headline: z.array(z.object({ text: z.string(), measure: z.enum(['ebitda']).optional() })),
    });
    expect(rendered({ headline: [{ text: 'EBITDA fell', measure: 'ebitda' }, { text: ' by 5.' }] }, schema)).toBe(
      'headline: EBITDA fell by 5.\n',
    );
  });

  it('repeats the first column of texts, not one of numbers, where a table is cut', () => {
    const schema = z.object({
      parts: z.array(z.object({ rows: z.number(), account: z.string(), billed: decimal, effective: decimal })),
    });
    const text = rendered(
      { parts: [{ rows: 1234, account: 'a-1', billed: '12345678.25', effective: '12345678.25' }] },
      schema,
      24,
    );
    expect(text.match(/a-1/g)?.length).toBeGreaterThan(1);
    expect(text.match(/1,234\b(?!,)/g)).toHaveLength(1);
  });
});

describe('values that are long', () => {
  const schema = {
    type: 'object',
    properties: { curve: { type: 'array', items: { type: 'number' } }, document: { type: 'string' } },
  };

  it('says how many a long list has, from first to last', () => {
    const curve = Array.from({ length: 61 }, (_, index) => index);
    expect(render({ curve }, schema, 100)).toContain('61 values, from 0 to 60');
    expect(render({ curve: [1, 2] }, schema, 100)).toContain('1, 2');
  });

  it('shows a document by its first line', () => {
    expect(render({ document: 'question: Buy?\ncurrency: USD\n' }, schema, 100)).toContain(
      'question: Buy? … (2 lines)',
    );
  });
});

describe('numbers of an answer', () => {
  const amount = z.number().meta({ format: 'money' }).describe('In major units');
  const schema = z.object({
    real: amount,
    missing: amount.nullable().describe('What they lack'),
    crossings: z.array(z.number()),
    small: z.number(),
    high: z.number(),
    shares: z.record(z.string(), z.number()),
    levers: z.array(z.object({ name: z.string(), ebitda: amount, months: z.number() })),
  });
  const answer = {
    real: 265_044.6665596432,
    missing: -0.001,
    crossings: [0.60000000008, 12],
    small: 0.000012345678,
    high: 39_999_999.99999995,
    shares: { payments: 0.30000000000000004 },
    levers: [
      { name: 'a', ebitda: -1_234.5, months: 3.1 },
      { name: 'b', ebitda: 265_000, months: 1 / 3 },
    ],
  };

  it('have two decimals where they are money, and six at most where they are not', () => {
    expect(rendered(answer, schema)).toBe(
      [
        'real:      265,044.67',
        'missing:   0.00',
        'crossings: 0.6, 12',
        'small:     0.0000123457',
        'high:      40,000,000',
        'shares:    payments=0.3',
        '',
        'levers',
        'name       ebitda    months',
        '────  ───────────  ────────',
        'a      (1,234.50)       3.1',
        'b     265,000.00   0.333333',
        '',
      ].join('\n'),
    );
  });

  it('are money in the levers, the estimate, the stresses and the plans', async () => {
    for (const name of ['decide.levers', 'decide.evaluate', 'decide.fund', 'decide.migrate', 'decide.cells'] as const) {
      const { output } = await loadOperation(name);
      expect(JSON.stringify(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }))).toContain('"money"');
    }
  });
});
