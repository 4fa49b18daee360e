import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FocusExportQuestion, Part } from '@capwise/app/ports';
import { csvOf, openBench, partsOf, refusalOf, type Bench } from '../testing/bills.ts';

let bench: Bench;
let parts: readonly Part[];
let folder: string;

const question: Omit<FocusExportQuestion, 'target'> = { filter: {}, format: 'csv' };

beforeAll(async () => {
  bench = await openBench();
  const november = { BillingPeriodStart: '2026-11-01T00:00:00Z', BillingPeriodEnd: '2026-12-01T00:00:00Z' };
  const later = csvOf([
    { ...november, ChargePeriodStart: '2026-11-05T00:00:00Z', BilledCost: '4' },
    { ...november, ChargePeriodStart: '2026-11-02T00:00:00Z', BilledCost: '3' },
  ]);
  const earlier = csvOf([
    { BilledCost: '2', ChargePeriodStart: '2026-10-09T00:00:00Z' },
    { BilledCost: '1', ChargePeriodStart: '2026-10-02T00:00:00Z' },
  ]);
  const second = await bench.stage([await bench.put('november.csv', later)]);
  const first = await bench.stage([await bench.put('october.csv', earlier)]);
  parts = partsOf(second, first);
  folder = join(bench.home, 'exports');
  await mkdir(folder);
});

afterAll(() => bench.close());

describe('an export', () => {
  it('of more rows than an answer takes is refused with what takes them', async () => {
    const refused = await refusalOf(
      bench.company.exportFocus(parts, { ...question, target: { kind: 'answer', limitRows: 3 } }),
    );
    expect(refused).toMatchObject({ code: 'TOO_LARGE', data: { value: 4, limit: 3 } });
    expect(refused.message).toContain('--output');
    expect(refused.message).toContain('application/octet-stream');
  });

  it('to a file takes any number of rows, month by month and by day within a bill', async () => {
    const path = join(folder, 'all.csv');
    const { bytes, size, totals } = await bench.company.exportFocus(parts, {
      ...question,
      target: { kind: 'file', path },
    });
    const text = await readFile(path, 'utf8');
    const [header = '', ...rows] = text.trimEnd().split('\n');
    const at = header.split(',').indexOf('BilledCost');
    expect({ bytes, size, rows: totals[0]?.rows }).toEqual({ bytes: null, size: text.length, rows: 4 });
    expect(rows.map((row) => row.split(',')[at])).toEqual(['1', '2', '3', '4']);
  });

  it('that is stopped leaves no file, not even a part of one', async () => {
    const path = join(folder, 'stopped.csv');
    const stopped = bench.company.exportFocus(
      parts,
      { ...question, target: { kind: 'file', path } },
      AbortSignal.abort(),
    );
    expect(await refusalOf(stopped)).toMatchObject({ code: 'CANCELLED' });
    expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });
});
