import type { Invoke } from '@capwise/app';
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
