import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Call, Invoke } from '@capwise/app';
import { afterEach, describe, expect, it } from 'vitest';
import { compose } from '../compose.ts';
import { cleanUp } from '../testing/clean-up.ts';
import { memoryTerminal } from '../testing/memory-terminal.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { runOperation } from './run-operation.ts';

afterEach(cleanUp);

const rows = 'BilledCost\n1\n';
const file = { name: 'focus-main.csv', mediaType: 'text/csv', bytes: rows.length };
const answer = { version: '1.2', columns: ['BilledCost'], totals: [] };

/** A door that writes where it is told to, and answers bytes where it is not. */
const door = (async (_name: string, _input: unknown, call: Call = {}) => {
  const place = await call.fileTarget?.(file.name);
  if (place === undefined) return { ...answer, file: { ...file, base64: Buffer.from(rows).toString('base64') } };
  await writeFile(place, rows);
  return { ...answer, file };
}) as unknown as Invoke;

async function exported(folder: string, ...words: string[]): Promise<string> {
  const terminal = { ...memoryTerminal({}), folder };
  const composition = await compose({ home: folder });
  const open = async () => ({ ...composition, invoke: door });
  await runOperation('cloud.export', words, { terminal, open, signal: new AbortController().signal });
  return terminal.written().out;
}

describe('a file of any size on the command line', () => {
  it('is written by the work itself, where --output says', async () => {
    const folder = await temporaryFolder();
    const out = await exported(folder, '--output', 'all.csv');
    expect(await readFile(path.join(folder, 'all.csv'), 'utf8')).toBe(rows);
    expect(out).toMatch(/^written: all\.csv\n/);
  });

  it('goes into a folder under its own name', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'bills'));
    const out = await exported(folder, '--output', 'bills');
    expect(await readFile(path.join(folder, 'bills', file.name), 'utf8')).toBe(rows);
    expect(out).toContain(path.join('bills', file.name));
  });

  it('is refused before any work where its folder is not there', async () => {
    const folder = await temporaryFolder();
    for (const output of ['none/all.csv', 'none/']) {
      await expect(exported(folder, '--output', output)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining(`the folder of "${output}" is not there`),
      });
    }
  });

  it('goes under its own name in the place of none without --output', async () => {
    const folder = await temporaryFolder();
    expect(await exported(folder)).toMatch(/^written: focus-main\.csv\n/);
    expect(await readFile(path.join(folder, file.name), 'utf8')).toBe(rows);
    await expect(exported(folder)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('stays in the answer with --json, and out of it with --output beside', async () => {
    const folder = await temporaryFolder();
    expect(JSON.parse(await exported(folder, '--json')).file.base64).toBe(Buffer.from(rows).toString('base64'));
    expect(JSON.parse(await exported(folder, '--json', '--output', 'all.csv')).file).toEqual(file);
    expect(await readFile(path.join(folder, 'all.csv'), 'utf8')).toBe(rows);
  });
});
