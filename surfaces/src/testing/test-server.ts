import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Invoke } from '@capwise/app';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { compose } from '../compose.ts';
import { createServer, type ServerOptions } from '../http/server.ts';
import { atEnd } from './clean-up.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const testToken = 'a-token-of-the-tests-0123456789';
export const testHost = '127.0.0.1:4170';

export type TestServer = {
  readonly server: FastifyInstance;
  readonly home: string;
  /** A request of somebody who is signed in, unless it says otherwise. */
  readonly ask: (request: InjectOptions) => Promise<LightMyRequestResponse>;
};

/** A server over the real composition of an empty home, or over another door, with a small built workbench. */
export async function testServer(invoke?: Invoke, options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const home = await temporaryFolder();
  const workbench = path.join(home, 'dist');
  await mkdir(path.join(workbench, 'assets'), { recursive: true });
  await writeFile(path.join(workbench, 'index.html'), '<!doctype html><title>Workbench</title>');
  await writeFile(path.join(workbench, 'assets', 'index-1a2b.js'), 'export {};');
  await writeFile(path.join(workbench, '.sources'), 'stamp');
  const composition = await compose({ home });
  const server = await createServer({
    invoke: invoke ?? composition.invoke,
    ports: composition.ports,
    token: testToken,
    port: 4170,
    workbench,
    uploads: path.join(home, 'uploads'),
    ...options,
  });
  atEnd(async () => {
    await server.close();
    await composition.close();
  });
  const known = { host: testHost, authorization: `Bearer ${testToken}` };
  return { server, home, ask: (request) => server.inject({ ...request, headers: request.headers ?? known }) };
}
