import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Invoke } from '@capwise/app';
import { operationNames } from '@capwise/contract';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, describe, expect, it } from 'vitest';
import { compose } from '../compose.ts';
import { echoInvoke } from '../testing/echo-invoke.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createToolServer } from './server.ts';
import { atEnd, cleanUp } from '../testing/clean-up.ts';

afterEach(cleanUp);

async function connected(invoke: Invoke, roots: readonly string[] = []): Promise<Client> {
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  const server = createToolServer({ invoke, roots, version: '1' });
  const client = new Client({ name: 'test', version: '1' });
  await Promise.all([server.connect(serverSide), client.connect(clientSide)]);
  atEnd(() => client.close());
  return client;
}

const codeOf = (answer: Awaited<ReturnType<Client['callTool']>>): unknown =>
  (answer.structuredContent as { error?: { code?: unknown } }).error?.code;

describe('the tools', () => {
  it('are all operations, with their schemas, and only questions are called read-only', async () => {
    const { tools } = await (await connected(echoInvoke().invoke)).listTools();
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(operationNames).map((name) => name.replace('.', '_')));
    for (const { name, annotations, description } of tools) {
      const entry = operationNames[name.replace('_', '.') as keyof typeof operationNames];
      expect({ name, readOnly: annotations?.readOnlyHint, description }).toEqual({
        name,
        readOnly: entry.kind === 'query',
        description: entry.summary,
      });
    }
    const bring = tools.find(({ name }) => name === 'sources_import');
    expect(bring?.inputSchema.properties).toMatchObject({
      files: { type: 'array', items: { type: 'string' } },
      company: { type: 'string' },
      dryRun: { type: 'boolean' },
    });
  });

  it('answer as text and as structure', async () => {
    const { invoke, close } = await compose({ home: await temporaryFolder() });
    atEnd(close);
    const answer = await (await connected(invoke)).callTool({
      name: 'finance_calculate',
      arguments: { fn: 'npv', args: { rate: 0, flows: [1, 2] } },
    });
    expect(answer.isError).toBeUndefined();
    expect(answer.structuredContent).toEqual({ value: 3, status: 'OK' });
    expect(answer.content).toEqual([{ type: 'text', text: '{"value":3,"status":"OK"}' }]);
  });

  it('pass on a file of bytes in base64', async () => {
    const file = { name: 'main-assets.xlsx', mediaType: 'application/x-test', base64: 'UEsDBP/+AIA=' };
    const answer = { file, assets: [] };
    const client = await connected((async () => answer) as unknown as Invoke);
    const { structuredContent } = await client.callTool({ name: 'assets_workbook', arguments: {} });
    expect(structuredContent).toEqual(answer);
  });

  it('fail with code and message, never by a broken connection', async () => {
    const { invoke, close } = await compose({ home: await temporaryFolder() });
    atEnd(close);
    const client = await connected(invoke);
    const refused = await client.callTool({
      name: 'finance_calculate',
      arguments: { fn: 'irr', args: { flows: [1] } },
    });
    expect({ isError: refused.isError, code: codeOf(refused) }).toEqual({ isError: true, code: 'NO_SIGN_CHANGE' });
    expect(codeOf(await client.callTool({ name: 'finance_calculate', arguments: { nf: 1 } }))).toBe('INVALID_INPUT');
    expect(codeOf(await client.callTool({ name: 'zebra', arguments: {} }))).toBe('UNKNOWN_OPERATION');
  });

  it('pass company, key and dry run beside the input', async () => {
    const { invoke, seen } = echoInvoke();
    await (await connected(invoke)).callTool({
      name: 'books_close',
      arguments: { through: '2026-10', company: 'demo', dryRun: true, idempotencyKey: 'k' },
    });
    expect(seen[0]).toMatchObject({
      input: { through: '2026-10' },
      call: { company: 'demo', dryRun: true, idempotencyKey: 'k' },
    });
  });

  it('cut no large answer short but say how to ask for less', async () => {
    const client = await connected((async () => ({ rows: 'x'.repeat(500_000) })) as never);
    const answer = await client.callTool({ name: 'books_entries', arguments: {} });
    expect(codeOf(answer)).toBe('TOO_LARGE');
    expect(JSON.stringify(answer.content)).toContain('ask for less');
  });
});

describe('files of tools', () => {
  async function folders(): Promise<{ readonly open: string; readonly secret: string }> {
    const folder = await temporaryFolder();
    const open = path.join(folder, 'open');
    await mkdir(open);
    await writeFile(path.join(open, 'bill.csv'), 'a,b');
    await mkdir(path.join(folder, 'open-not'));
    await writeFile(path.join(folder, 'open-not', 'near.csv'), 'secret');
    await writeFile(path.join(folder, 'secret.csv'), 'secret');
    return { open, secret: path.join(folder, 'secret.csv') };
  }

  it('are read under an open folder, by full or relative path', async () => {
    const { open } = await folders();
    const client = await connected(echoInvoke().invoke, [open]);
    for (const file of [path.join(open, 'bill.csv'), 'bill.csv']) {
      const answer = await client.callTool({ name: 'sources_import', arguments: { files: [file] } });
      expect(answer.structuredContent).toEqual({ name: 'sources.import', files: ['a,b'] });
    }
  });

  it.each([
    ['elsewhere', (open: string) => path.join(open, '..', 'secret.csv')],
    ['in a folder whose name begins alike', (open: string) => path.join(open, '..', 'open-not', 'near.csv')],
    ['behind a link', (open: string) => path.join(open, 'link.csv')],
    ['behind a link within a folder', (open: string) => path.join(open, 'nested')],
    ['nowhere, outside', (open: string) => path.join(open, '..', 'missing.csv')],
  ])('are refused %s', async (_case, fileOf) => {
    const { open, secret } = await folders();
    await symlink(secret, path.join(open, 'link.csv'));
    await mkdir(path.join(open, 'nested'));
    await symlink(secret, path.join(open, 'nested', 'deep.csv'));
    const { invoke, seen } = echoInvoke();
    const answer = await (await connected(invoke, [open])).callTool({
      name: 'sources_import',
      arguments: { files: [fileOf(open)] },
    });
    expect(codeOf(answer)).toBe('FILE_NOT_ALLOWED');
    expect(seen).toEqual([]);
  });

  it('are all refused where no folder is open', async () => {
    const { secret } = await folders();
    const answer = await (await connected(echoInvoke().invoke)).callTool({
      name: 'sources_import',
      arguments: { files: [secret] },
    });
    expect(codeOf(answer)).toBe('FILE_NOT_ALLOWED');
    expect(JSON.stringify(answer.content)).toContain('--root');
  });
});
