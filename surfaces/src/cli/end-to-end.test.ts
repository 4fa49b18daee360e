import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryTerminal } from '../testing/memory-terminal.ts';
import { run } from './run.ts';

const shared = path.resolve(process.env['CAPWISE_SHARED'] ?? '../shared');
const bill = path.join(shared, 'datasets', 'focus-sample-data-1.0', 'focus_sample.csv');
const suffix = existsSync(bill) ? '' : ' (skipped: no shared data)';

let home = '';

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'capwise-surfaces-'));
  await chmod(home, 0o755);
});

afterAll(async () => {
  const server = path.join(home, 'postgres', 'data', 'postmaster.pid');
  for (let left = 100; left > 0 && existsSync(server); left -= 1) await sleep(50);
  await rm(home, { recursive: true, force: true });
});

async function capwise(
  ...argv: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const terminal = memoryTerminal({ CAPWISE_HOME: home });
  const code = await run(argv, terminal, new AbortController().signal);
  return { code, ...terminal.written() };
}

describe.skipIf(suffix !== '')(`a bill on the command line${suffix}`, () => {
  it('says what to do before anything was imported', async () => {
    const { code, out } = await capwise('books', 'bridge', '--json');
    expect({ code, error: JSON.parse(out).error.code }).toEqual({ code: 2, error: 'NO_COMPANY' });
  });

  it('is checked by a dry run, which keeps nothing', async () => {
    const { code, out } = await capwise('import', bill, '--dry-run', '--json');
    expect({ code, outcome: JSON.parse(out).outcome }).toEqual({ code: 0, outcome: 'checked' });
    expect(JSON.parse((await capwise('companies', 'list', '--json')).out).companies).toEqual([]);
  });

  it('is published once, answered again under its key, and unchanged without one', async () => {
    const first = await capwise('import', bill, '--json', '--idempotency-key', 'k1');
    expect(JSON.parse(first.out)).toMatchObject({ outcome: 'published', company: 'main', rows: 1000 });
    const again = await capwise('import', bill, '--json', '--idempotency-key', 'k1');
    expect(JSON.parse(again.out)).toEqual(JSON.parse(first.out));
    expect(JSON.parse((await capwise('import', bill, '--json')).out).outcome).toBe('unchanged');
    const { code, out } = await capwise('import', path.join(home, 'missing.csv'), '--json', '--idempotency-key', 'k1');
    expect({ code, error: JSON.parse(out).error.code }).toEqual({ code: 2, error: 'KEY_REUSED' });
  });

  it('is a statement with a column for each month', async () => {
    const { code, out } = await capwise('books', 'statement');
    expect(code).toBe(0);
    expect(out).toMatch(/label\s+2024-09/);
    expect(out).toMatch(/EBITDA effect of engineering spend\s+\(\d/);
  });

  it('is a journal on standard output, or in a file', async () => {
    const printed = await capwise('books', 'export', 'hledger');
    expect(printed.out).toContain('account assets:1000 Cash');
    expect(printed.err).toMatch(/^entries: +\d+/);
    const target = path.join(home, 'books.journal');
    const written = await capwise('books', 'export', 'hledger', '--output', target);
    expect(written.out).toContain(`written: ${target}`);
    expect(await readFile(target, 'utf8')).toBe(printed.out);
  });

  it('is refused with what is not there, by name', async () => {
    const { code, err } = await capwise('import', path.join(home, 'missing.csv'));
    expect(code).toBe(3);
    expect(err).toContain('missing.csv');
    expect(err).toContain('FILE_NOT_FOUND');
  });
});
