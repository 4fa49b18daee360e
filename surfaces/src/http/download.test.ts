import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Call, Invoke } from '@capwise/app';
import { Refusal } from '@capwise/domain';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../testing/clean-up.ts';
import { testHost, testServer, testToken } from '../testing/test-server.ts';

afterEach(cleanUp);

const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00, 0x80]);
const workbook = {
  file: { name: 'Köln assets.xlsx', mediaType: 'application/x-test', base64: bytes.toString('base64') },
  assets: [],
};
const journal = { file: { name: 'main.journal', mediaType: 'text/plain', text: '; Köln\n' }, entries: 0 };

const asking = (accept: string): Record<string, string> => ({
  host: testHost,
  authorization: `Bearer ${testToken}`,
  accept,
});
const door = (answer: unknown): Invoke => (async () => answer) as unknown as Invoke;

describe('the file of an answer over HTTP', () => {
  it.each([
    ['bytes', 'assets.workbook', workbook, bytes, "attachment; filename*=UTF-8''K%C3%B6ln%20assets.xlsx"],
    ['a text', 'books.export', journal, Buffer.from('; Köln\n'), "attachment; filename*=UTF-8''main.journal"],
  ])('is %s to keep where bytes are asked for', async (_, name, answer, content, disposition) => {
    const { ask } = await testServer(door(answer));
    const payload = name === 'books.export' ? { format: 'hledger' } : {};
    const headers = asking('application/octet-stream');
    const reply = await ask({ method: 'POST', url: `/api/${name}`, payload, headers });
    expect(reply.statusCode).toBe(200);
    expect(reply.rawPayload).toEqual(content);
    expect(reply.headers).toMatchObject({
      'content-type': expect.stringContaining(answer.file.mediaType),
      'content-disposition': disposition,
      'x-content-type-options': 'nosniff',
    });
  });

  it('stays in the JSON of the answer for whoever asks for that', async () => {
    const { ask } = await testServer(door(workbook));
    const headers = asking('application/json');
    const reply = await ask({ method: 'POST', url: '/api/assets.workbook', payload: {}, headers });
    expect(reply.json()).toEqual(workbook);
  });

  it('is JSON where the answer has no file, and a failure stays a failure', async () => {
    const { ask } = await testServer();
    const headers = asking('application/octet-stream');
    const payload = { fn: 'npv', args: { rate: 0, flows: [1, 2] } };
    const answered = await ask({ method: 'POST', url: '/api/finance.calculate', payload, headers });
    expect(answered.json()).toMatchObject({ value: 3 });
    const refused = await ask({ method: 'POST', url: '/api/assets.workbook', payload: { id: '?' }, headers });
    expect({ status: refused.statusCode, code: refused.json().error.code }).toEqual({
      status: 400,
      code: 'INVALID_INPUT',
    });
  });
});

describe('a file of any size over HTTP', () => {
  const rows = 'BilledCost\n1\n';
  const file = { name: 'focus-main.csv', mediaType: 'text/csv', bytes: rows.length };
  const answer = { version: '1.2', columns: [], totals: [] };
  const writing = (fails: boolean): Invoke =>
    (async (_name: string, _input: unknown, call: Call = {}) => {
      const place = await call.fileTarget?.(file.name);
      if (place === undefined) return { ...answer, file: { ...file, base64: Buffer.from(rows).toString('base64') } };
      await writeFile(place, rows);
      if (fails) throw new Refusal('NO_ROWS', 'no row of a bill fits');
      return { ...answer, file };
    }) as unknown as Invoke;
  const request = (accept: string) =>
    ({ method: 'POST', url: '/api/cloud.export', payload: {}, headers: asking(accept) }) as const;

  it('is written beside the server and sent from there, and nothing of it stays', async () => {
    const { ask, home } = await testServer(writing(false));
    const reply = await ask(request('application/octet-stream'));
    expect(reply.payload).toBe(rows);
    expect(reply.headers).toMatchObject({
      'content-length': String(rows.length),
      'content-type': expect.stringContaining('text/csv'),
      'content-disposition': "attachment; filename*=UTF-8''focus-main.csv",
    });
    expect(await readdir(path.join(home, 'uploads'))).toEqual([]);
  });

  it('leaves nothing where the work fails half way', async () => {
    const { ask, home } = await testServer(writing(true));
    const reply = await ask(request('application/octet-stream'));
    expect(reply.json()).toMatchObject({ error: { code: 'NO_ROWS' } });
    expect(await readdir(path.join(home, 'uploads'))).toEqual([]);
  });

  it('stands in the answer for whoever asks for JSON', async () => {
    const { ask } = await testServer(writing(false));
    const reply = await ask(request('application/json'));
    expect(reply.json().file.base64).toBe(Buffer.from(rows).toString('base64'));
  });
});
