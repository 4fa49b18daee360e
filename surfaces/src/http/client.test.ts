import { writeFile } from 'node:fs/promises';
import { createClient, type Client } from '@capwise/contract/client';
import { afterEach, describe, expect, it } from 'vitest';
import { echoInvoke } from '../testing/echo-invoke.ts';
import { testServer, testToken } from '../testing/test-server.ts';
import { listeningPort } from './server.ts';
import type { Call, Invoke } from '@capwise/app';
import { Refusal } from '@capwise/domain';
import { cleanUp } from '../testing/clean-up.ts';

afterEach(cleanUp);

async function served(
  invoke?: Invoke,
): Promise<{ readonly client: Client; readonly baseUrl: string; readonly close: () => Promise<void> }> {
  // The port that Host names is only known once it listens.
  const { server } = await testServer(invoke, { port: undefined as never });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const baseUrl = `http://127.0.0.1:${listeningPort(server)}`;
  return { client: createClient({ baseUrl, token: testToken, company: 'demo' }), baseUrl, close: () => server.close() };
}

describe('the typed client', () => {
  it('asks and is answered', async () => {
    const { client } = await served();
    const { value } = await client.call('finance.calculate', { fn: 'npv', args: { rate: 0, flows: [1, 2] } });
    expect(value).toBe(3);
  });

  it('throws a declared failure with code, message and status, with and without a stream', async () => {
    const { client } = await served();
    const question = { fn: 'irr', args: { flows: [1] } } as const;
    const failure = { name: 'CallError', code: 'NO_SIGN_CHANGE', status: 422, message: expect.any(String) };
    await expect(client.call('finance.calculate', question)).rejects.toMatchObject(failure);
    await expect(client.call('finance.calculate', question, { onProgress: () => {} })).rejects.toMatchObject(failure);
  });

  it('sends files, headers and hears progress', async () => {
    const echo = echoInvoke();
    echo.during = async ({ progress }) => progress?.({ step: 'reading', share: 0.25 });
    const { client } = await served(echo.invoke);
    const steps: unknown[] = [];
    const answer = await client.call(
      'sources.import',
      { source: 's' },
      {
        files: { files: [new File(['a,b'], 'oct.csv')] },
        idempotencyKey: 'k',
        dryRun: true,
        onProgress: (step) => steps.push(step),
      },
    );
    expect(answer).toEqual({ name: 'sources.import', files: ['a,b'] });
    expect(steps).toEqual([{ step: 'reading', share: 0.25 }]);
    expect(echo.seen[0]?.call).toMatchObject({ company: 'demo', idempotencyKey: 'k', dryRun: true });
  });

  it('is handed the file of an answer under its name, and a refusal as a refusal', async () => {
    const file = { name: 'Köln.csv', mediaType: 'text/csv', bytes: 4 };
    const { client } = await served((async (_name: string, input: { readonly format?: string }, call: Call = {}) => {
      if (input.format === 'parquet') throw new Refusal('NO_ROWS', 'no row of a bill fits');
      const place = await call.fileTarget?.(file.name);
      if (place !== undefined) await writeFile(place, 'a,b\n');
      return { version: '1.2', columns: [], totals: [], file };
    }) as unknown as Invoke);
    const { name, content } = await client.download('cloud.export', {});
    expect([name, await content.text()]).toEqual(['Köln.csv', 'a,b\n']);
    await expect(client.download('cloud.export', { format: 'parquet' })).rejects.toMatchObject({
      name: 'CallError',
      code: 'NO_ROWS',
    });
  });

  it('throws where an answer that should be a file has none', async () => {
    const { client } = await served();
    const question = { fn: 'npv', args: { rate: 0, flows: [1, 2] } } as const;
    await expect(client.download('finance.calculate', question)).rejects.toMatchObject({ code: 'UNEXPECTED' });
  });

  it('stops a question that its caller gave up', async () => {
    const echo = echoInvoke();
    const stopped = Promise.withResolvers<void>();
    echo.during = ({ signal }) =>
      new Promise((resolve) =>
        signal?.addEventListener('abort', () => {
          stopped.resolve();
          resolve();
        }),
      );
    const { client } = await served(echo.invoke);
    const controller = new AbortController();
    const answer = client.call('books.bridge', {}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await stopped.promise;
  });

  it('says so when no server answers', async () => {
    const { client, close } = await served();
    await close();
    await expect(client.call('companies.list', {})).rejects.toMatchObject({ code: 'UNREACHABLE', status: 0 });
  });
});
