import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { echoInvoke } from '../testing/echo-invoke.ts';
import { testHost, testServer, testToken } from '../testing/test-server.ts';
import { cleanUp } from '../testing/clean-up.ts';

afterEach(cleanUp);

const calculate = { method: 'POST', url: '/api/finance.calculate' } as const;
const npv = { fn: 'npv', args: { rate: 0.1, flows: [-100, 110] } };
const known = { host: testHost, authorization: `Bearer ${testToken}` };

function form(parts: readonly { readonly name: string; readonly file?: string; readonly text: string }[]): {
  payload: string;
  headers: Record<string, string>;
} {
  const boundary = 'a-boundary';
  const bodies = parts.map(({ name, file, text }) =>
    [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}`,
      '',
      text,
    ].join('\r\n'),
  );
  return {
    payload: `${bodies.join('\r\n')}\r\n--${boundary}--\r\n`,
    headers: { ...known, 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

const eventsOf = (body: string): { event: string; data: unknown }[] =>
  body
    .trim()
    .split('\n\n')
    .map((block) => /^event: (\w+)\ndata: (.*)$/.exec(block))
    .flatMap((match) => (match ? [{ event: match[1] ?? '', data: JSON.parse(match[2] ?? '') }] : []));

describe('POST /api/<operation>', () => {
  it('answers what the operation answers', async () => {
    const { ask } = await testServer();
    const answer = await ask({ ...calculate, payload: npv });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().value).toBeCloseTo(0, 9);
  });

  it.each([
    ['an input that does not fit', { ...calculate, payload: { fn: 'npv' } }, 400, 'INVALID_INPUT'],
    ['a misspelled field', { ...calculate, payload: { ...npv, arg: 1 } }, 400, 'INVALID_INPUT'],
    ['a list instead of an object', { ...calculate, payload: [] }, 400, 'INVALID_INPUT'],
    [
      'a body that is not JSON',
      { ...calculate, payload: '{', headers: { ...known, 'content-type': 'application/json' } },
      400,
      'INVALID_INPUT',
    ],
    [
      'a form without a boundary',
      { ...calculate, payload: '{}', headers: { ...known, 'content-type': 'multipart/form-data' } },
      400,
      'INVALID_INPUT',
    ],
    [
      'a body of plain text',
      { ...calculate, payload: '{}', headers: { ...known, 'content-type': 'text/plain' } },
      400,
      'INVALID_INPUT',
    ],
    [
      'an operation that does not exist',
      { method: 'POST', url: '/api/finance.calculat', payload: {} },
      404,
      'UNKNOWN_OPERATION',
    ],
    ['GET', { url: '/api/finance.calculate' }, 404, 'UNKNOWN_OPERATION'],
    [
      'a refusal of the calculation',
      { ...calculate, payload: { fn: 'irr', args: { flows: [1, 2] } } },
      422,
      'NO_SIGN_CHANGE',
    ],
    [
      'a file named by its path',
      { method: 'POST', url: '/api/decide.evaluate', payload: { file: { path: '/etc/hostname', name: 'x' } } },
      400,
      'INVALID_INPUT',
    ],
  ] as const)('answers %s with the status and the code of the catalogue', async (_case, request, status, code) => {
    const { ask } = await testServer();
    const answer = await ask(request as never);
    expect({ status: answer.statusCode, code: answer.json().error.code }).toEqual({ status, code });
    expect(answer.json().error.message.length).toBeGreaterThan(10);
  });

  it('refuses a body above the limit', async () => {
    const { ask } = await testServer(undefined, { limits: { json: 200, file: 10, files: 1 } });
    const answer = await ask({ ...calculate, payload: { ...npv, note: 'x'.repeat(300) } });
    expect({ status: answer.statusCode, code: answer.json().error.code }).toEqual({ status: 413, code: 'TOO_LARGE' });
  });

  it('hands company, key and dry run on from the headers', async () => {
    const { invoke, seen } = echoInvoke();
    const { ask } = await testServer(invoke);
    const headers = { ...known, 'capwise-company': 'demo', 'idempotency-key': 'k1', 'dry-run': 'true' };
    await ask({ method: 'POST', url: '/api/books.close', payload: { through: '2026-10' }, headers });
    expect(seen[0]).toMatchObject({
      name: 'books.close',
      input: { through: '2026-10' },
      call: { company: 'demo', idempotencyKey: 'k1', dryRun: true },
    });
  });

  it('tells a caller of a fault in short and the server in full', async () => {
    const faults: unknown[] = [];
    const { ask } = await testServer(
      (async () => {
        throw new Error('wires crossed');
      }) as never,
      { onFault: (error) => faults.push(error) },
    );
    const answer = await ask({ ...calculate, payload: npv });
    expect({ status: answer.statusCode, code: answer.json().error.code }).toEqual({ status: 500, code: 'UNEXPECTED' });
    expect(faults).toHaveLength(1);
  });
});

describe('files over HTTP', () => {
  const bill = { name: 'files', file: '../up/oct 1.csv', text: 'a,b\n1,2\n' };

  it('reach the handler under their own names and are gone afterwards', async () => {
    const { invoke, seen } = echoInvoke();
    const { ask, home } = await testServer(invoke);
    const answer = await ask({
      method: 'POST',
      url: '/api/sources.import',
      ...form([{ name: 'input', text: '{"source":"s"}' }, bill, { ...bill, text: 'more' }]),
    });
    expect(answer.json().files).toEqual(['a,b\n1,2\n', 'more']);
    type Imported = { files: { path: string; name: string }[]; source: string };
    const [{ files, source }] = seen.map(({ input }) => input) as [Imported];
    expect({ source, names: files.map(({ name }) => name) }).toEqual({
      source: 's',
      names: ['oct 1.csv', 'oct 1.csv'],
    });
    for (const file of files) {
      expect(file.path.startsWith(path.join(home, 'uploads'))).toBe(true);
      expect(existsSync(file.path)).toBe(false);
    }
    expect(await readdir(path.join(home, 'uploads'))).toEqual([]);
  });

  it('make the same input when they are posted again under the same key', async () => {
    const { invoke, seen } = echoInvoke();
    const { ask } = await testServer(invoke);
    const post = async (text: string): Promise<void> => {
      const { payload, headers } = form([{ ...bill, text }]);
      await ask({
        method: 'POST',
        url: '/api/sources.import',
        payload,
        headers: { ...headers, 'idempotency-key': 'k' },
      });
    };
    await post('one');
    await post('one');
    await post('two');
    expect(seen[1]?.input).toEqual(seen[0]?.input);
    expect(seen[2]?.input).not.toEqual(seen[0]?.input);
  });

  it.each([
    ['too large', [{ ...bill, text: 'x'.repeat(2000) }], 413, 'FILE_TOO_LARGE'],
    ['in a field that takes none', [{ ...bill, name: 'source' }], 400, 'INVALID_INPUT'],
    ['beside an input that is not JSON', [{ name: 'input', text: '{' }, bill], 400, 'INVALID_INPUT'],
    ['beside a field that does not exist', [{ name: 'input', text: '{"sorce":"x"}' }, bill], 400, 'INVALID_INPUT'],
    ['more than allowed', [bill, bill, bill], 413, 'TOO_LARGE'],
  ])('are refused when they are %s, and leave nothing behind', async (_case, parts, status, code) => {
    const { invoke, seen } = echoInvoke();
    const { ask, home } = await testServer(invoke, { limits: { json: 1000, file: 1000, files: 2 } });
    const answer = await ask({ method: 'POST', url: '/api/sources.import', ...form(parts) });
    expect({ status: answer.statusCode, code: answer.json().error.code }).toEqual({ status, code });
    expect(seen).toEqual([]);
    expect(await readdir(path.join(home, 'uploads'))).toEqual([]);
  });
});

describe('an event stream', () => {
  const stream = { ...known, accept: 'text/event-stream' };

  it('gives progress and notices, and then the result', async () => {
    const echo = echoInvoke();
    echo.during = async ({ progress }) => {
      progress?.({ step: 'reading', share: 0.5 });
      progress?.({ step: 'reading', notice: 'two rows fewer' });
    };
    const { ask } = await testServer(echo.invoke);
    const answer = await ask({ ...calculate, payload: npv, headers: stream });
    expect(answer.headers['content-type']).toContain('text/event-stream');
    expect(eventsOf(answer.body)).toEqual([
      { event: 'progress', data: { step: 'reading', share: 0.5 } },
      { event: 'progress', data: { step: 'reading', notice: 'two rows fewer' } },
      { event: 'result', data: { name: 'finance.calculate', files: [] } },
    ]);
  });

  it('ends with the failure, its code and its status', async () => {
    const { ask } = await testServer();
    const answer = await ask({ ...calculate, payload: { fn: 'irr', args: { flows: [1] } }, headers: stream });
    expect(eventsOf(answer.body)).toEqual([
      {
        event: 'error',
        data: { status: 422, error: { code: 'NO_SIGN_CHANGE', message: expect.any(String), data: expect.anything() } },
      },
    ]);
  });
});

describe('the workbench', () => {
  it('is served with its page for every address of its own, and lets browsers keep hashed files', async () => {
    const { ask } = await testServer();
    for (const url of ['/', '/books/statement', '/assets', '/index.html'])
      expect((await ask({ url })).body).toContain('Workbench');
    const asset = await ask({ url: '/assets/index-1a2b.js' });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await ask({ url: '/' })).headers['cache-control']).not.toContain('immutable');
  });

  it.each(['/assets/missing.js', '/.sources', '/favicon.ico', '/..%2f..%2fpackage.json'])(
    'has nothing at %s',
    async (url) => {
      const { ask } = await testServer();
      expect((await ask({ url })).statusCode).toBe(404);
    },
  );

  it('says so when it is not built', async () => {
    const { ask } = await testServer(undefined, { workbench: '/nowhere/dist' });
    const answer = await ask({ url: '/' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('The workbench is not built');
  });
});
