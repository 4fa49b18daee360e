import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Invoke } from '@capwise/app';
import { afterEach, describe, expect, it } from 'vitest';
import { compose } from '../compose.ts';
import { cleanUp } from '../testing/clean-up.ts';
import { memoryTerminal } from '../testing/memory-terminal.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { runOperation } from './run-operation.ts';

afterEach(cleanUp);

// Bytes that are no text in any encoding.
const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00, 0x80]);
const answer = {
  file: { name: 'main-assets.xlsx', mediaType: 'application/x-test', base64: bytes.toString('base64') },
  assets: [{ id: 'platform', sheet: 'Schedule platform', live: true }],
};

/** Runs `assets workbook` in a folder, over a door that answers a file of bytes. */
async function workbook(folder: string, ...words: string[]): Promise<{ readonly out: string; readonly err: string }> {
  const terminal = { ...memoryTerminal({}), folder };
  const composition = await compose({ home: folder });
  const invoke = (async () => answer) as unknown as Invoke;
  const open = async () => ({ ...composition, invoke });
  await runOperation('assets.workbook', words, { terminal, open, signal: new AbortController().signal });
  return terminal.written();
}

describe('an answer with a file of bytes on the command line', () => {
  it('is written where --output says, byte by byte, over what was there', async () => {
    const folder = await temporaryFolder();
    const target = path.join(folder, 'mine.xlsx');
    await writeFile(target, 'before');
    const { out } = await workbook(folder, '--output', 'mine.xlsx');
    expect(await readFile(target)).toEqual(bytes);
    expect(out).toMatch(/^written: mine\.xlsx\n/);
    expect(out).toContain('Schedule platform');
  });

  it('is written under its own name without --output, and bytes are never printed', async () => {
    const folder = await temporaryFolder();
    const { out } = await workbook(folder);
    expect(await readFile(path.join(folder, 'main-assets.xlsx'))).toEqual(bytes);
    expect(out).toMatch(/^written: main-assets\.xlsx\n/);
    expect(out).not.toContain(answer.file.base64);
  });

  it('writes over nothing that was not named', async () => {
    const folder = await temporaryFolder();
    const target = path.join(folder, 'main-assets.xlsx');
    await writeFile(target, 'before');
    await expect(workbook(folder)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('"main-assets.xlsx" is in this folder already'),
    });
    expect(await readFile(target, 'utf8')).toBe('before');
  });

  it('is the whole answer with --json, and nothing is written', async () => {
    const folder = await temporaryFolder();
    const { out } = await workbook(folder, '--json');
    expect(JSON.parse(out)).toEqual(answer);
    await expect(readFile(path.join(folder, 'main-assets.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
