import type { Invoke, Ports } from '@capwise/app';
import { loadOperations } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import swaggerPage from '@fastify/swagger-ui';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { failureBody, failureOf } from '../failure.ts';
import { addCommitEvents } from './commit-events.ts';
import { addGuard, openPath } from './guard.ts';
import { openApiDocument } from './openapi.ts';
import { addOperations, unknownOperation } from './operations.ts';
import { plainPage } from './plain-page.ts';
import { proofOf } from './token.ts';
import type { Limits } from './uploads.ts';
import { addWorkbench } from './workbench.ts';

export type ServerOptions = {
  readonly invoke: Invoke;
  readonly ports: Pick<Ports, 'store'>;
  readonly token: string;
  /** The port that Host must name; unless given, the one it listens on. */
  readonly port?: number;
  /** Folder of the built workbench. */
  readonly workbench: string;
  /** Folder for files on their way in. */
  readonly uploads: string;
  readonly limits?: Limits;
  /** Hears of faults of ours, which callers are told of only in short. */
  readonly onFault?: (error: unknown) => void;
};

const mebibyte = 1024 ** 2;
const defaultLimits: Limits = { json: 8 * mebibyte, file: 8192 * mebibyte, files: 500 };
const headerLimit = 32 * 1024;

/** The HTTP surface: it answers to `inject` without listening, and to `listen` on a loopback address. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { limits = defaultLimits, onFault = () => {} } = options;
  const server = fastify({
    bodyLimit: limits.json,
    forceCloseConnections: true,
    http: { maxHeaderSize: headerLimit },
    routerOptions: { maxParamLength: 200 },
  });
  const port = (): number => options.port ?? listeningPort(server);
  server.removeContentTypeParser('text/plain');
  addGuard(server, { token: options.token, port });
  addFailures(server, onFault);
  await server.register(multipart);
  server.get(openPath, (request, reply) => {
    const { nonce } = request.query as { nonce?: unknown };
    const proof = typeof nonce === 'string' ? proofOf(options.token, nonce) : null;
    return reply.header('cache-control', 'no-store').send({ proof });
  });
  addOperations(server, { invoke: options.invoke, limits, uploads: options.uploads, onFault });
  addCommitEvents(server, options.ports.store);
  await addReference(server);
  await addWorkbench(server, options.workbench);
  return server;
}

/** The port that a server listens on; 0 where it does not. */
export function listeningPort(server: FastifyInstance): number {
  const address = server.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function addReference(server: FastifyInstance): Promise<void> {
  const document = openApiDocument(await loadOperations());
  server.get('/openapi.json', (_request, reply) => reply.send(document));
  await server.register(swagger, { mode: 'static', specification: { document: document as never } });
  await server.register(swaggerPage, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', tryItOutEnabled: true },
  });
}

function addFailures(server: FastifyInstance, onFault: (error: unknown) => void): void {
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const failure = failureOf(declared(error));
    if (failure.code === 'UNEXPECTED') onFault(error);
    return reply.code(failure.status).header('cache-control', 'no-store').send(failureBody(failure));
  });
  server.setNotFoundHandler((request, reply) => {
    const address = request.url.split('?', 1)[0] ?? '';
    if (request.method === 'GET' && !address.startsWith('/api/')) {
      const page = plainPage('There is nothing here', [`Capwise has no page at ${address}.`]);
      return reply.code(404).type('text/html; charset=utf-8').send(page);
    }
    throw unknownOperation(address.replace(/^\/api\//, ''));
  });
}

/** How the reader of forms says that a form is broken; it gives no status. */
const unreadableForm = /^(Multipart: |Malformed |Unexpected end of (form|multipart))/;

/** What the HTTP library refuses by itself, in the words of the catalogue. */
function declared(error: FastifyError): unknown {
  if (error instanceof Refusal) return error;
  if (!unreadableForm.test(error.message) && (error.statusCode === undefined || error.statusCode >= 500)) return error;
  if (error.statusCode === 413)
    return new Refusal('TOO_LARGE', `the request is larger than this server reads: ${error.message}`);
  return new Refusal('INVALID_INPUT', `the request cannot be read as JSON or multipart/form-data: ${error.message}`);
}
