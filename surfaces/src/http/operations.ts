import type { FileTarget, Invoke } from '@capwise/app';
import { isOperationName, operationNames } from '@capwise/contract';
import type { Operation } from '@capwise/contract/operation';
import { loadOperation } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { failureBody, failureOf } from '../failure.ts';
import { didYouMean } from '../nearest.ts';
import { fileFields } from '../schema/file-fields.ts';
import { inputSchema, outputSchema, type JsonSchema } from '../schema/json-schema.ts';
import { bytesOf, outputFileOf } from '../schema/output-file.ts';
import { knownFields } from '../schema/unknown-fields.ts';
import { createDownload, type Download } from './download.ts';
import { eventStream } from './event-stream.ts';
import { createRunner, type RunningWork, type Runner, type Task } from './running-work.ts';
import { readUpload, type Limits } from './uploads.ts';

export type OperationRoutes = {
  readonly invoke: Invoke;
  readonly limits: Limits;
  /** Folder for files on their way in and out. */
  readonly uploads: string;
  readonly onFault: (error: unknown) => void;
};

/** `POST /api/<operation>`, for all of them. */
export function addOperations(server: FastifyInstance, routes: OperationRoutes): void {
  const runner = createRunner(routes.invoke);
  server.addHook('preClose', async () => runner.stop());
  server.post('/api/:operation', async (request, reply) => {
    const { operation: name } = request.params as { operation: string };
    if (accepts(request, 'text/event-stream')) {
      await streamWork(await startWork(request, name, { routes, runner }), reply, routes);
      return reply;
    }
    const download = accepts(request, 'application/octet-stream') ? createDownload(routes.uploads) : null;
    try {
      const work = await startWork(request, name, { routes, runner, fileTarget: download?.target });
      reply.raw.on('close', () => reply.raw.writableFinished || work.leave());
      reply.header('cache-control', 'no-store');
      const answer = await work.answer;
      if (download) return await sendFile(name, answer, { reply, download });
      return await reply.send(answer);
    } catch (error) {
      await download?.drop();
      throw error;
    }
  });
}

function accepts({ headers }: FastifyRequest, mediaType: string): boolean {
  return (headers.accept ?? '').includes(mediaType);
}

type Sending = { readonly reply: FastifyReply; readonly download: Download };

/** Whoever asks for bytes gets the file of the answer itself, to keep; an answer without one stays JSON. */
async function sendFile(name: string, answer: unknown, { reply, download }: Sending): Promise<FastifyReply> {
  const file = isOperationName(name) && outputFileOf(answer, outputSchema(await loadOperation(name)));
  if (!file) return reply.send(answer);
  reply
    .type(file.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff');
  const bytes = bytesOf(file);
  if (bytes) return reply.send(bytes);
  const { size, stream } = await download.open();
  return reply.header('content-length', size).send(stream);
}

/** What to say where no operation answers: the nearest name, or how to ask the one that was meant. */
export function unknownOperation(name: string): Refusal {
  const message = isOperationName(name)
    ? `"${name}" is asked by POST /api/${name}, with its input as JSON`
    : `there is no operation "${name}"${didYouMean(name, Object.keys(operationNames))}: POST /api/<operation>, listed at /openapi.json`;
  return new Refusal('UNKNOWN_OPERATION', message, { value: name });
}

async function streamWork(work: RunningWork, reply: FastifyReply, { onFault }: OperationRoutes): Promise<void> {
  const stream = eventStream(reply);
  stream.closed.addEventListener('abort', work.leave);
  work.listen((progress) => stream.send('progress', progress));
  try {
    stream.send('result', await work.answer);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'UNEXPECTED') onFault(error);
    stream.send('error', { ...failureBody(failure), status: failure.status });
  }
  stream.end();
}

type Desk = {
  readonly routes: OperationRoutes;
  readonly runner: Runner;
  readonly fileTarget?: FileTarget | undefined;
};

async function startWork(request: FastifyRequest, name: string, desk: Desk): Promise<RunningWork> {
  const { routes, runner, fileTarget } = desk;
  if (!isOperationName(name)) throw unknownOperation(name);
  const operation = await loadOperation(name);
  const idempotencyKey = header(request, 'idempotency-key');
  const schema = inputSchema(operation);
  const asked = await readInput(request, { operation, schema }, { ...routes, key: idempotencyKey });
  const dryRun = /^(true|1|yes)$/i.test(header(request, 'dry-run') ?? '');
  return runner.start({
    name,
    kind: operation.kind,
    company: header(request, 'capwise-company'),
    dryRun,
    idempotencyKey,
    fileTarget,
    ...asked,
  });
}

type Described = { readonly operation: Operation; readonly schema: JsonSchema };
type Reading = { readonly limits: Limits; readonly uploads: string; readonly key: string | undefined };

async function readInput(
  request: FastifyRequest,
  { operation, schema }: Described,
  { limits, uploads, key }: Reading,
): Promise<Pick<Task, 'input' | 'prepare' | 'release'>> {
  if (!request.isMultipart()) {
    const input = knownFields(operation.name, schema, request.body);
    refusePaths(operation, schema, input);
    return { input, prepare: async () => {}, release: async () => {} };
  }
  const upload = await readUpload(request, schema, { folder: uploads, limits, key });
  try {
    const input = knownFields(operation.name, schema, upload.input);
    return { input, prepare: upload.keep, release: upload.drop };
  } catch (error) {
    await upload.drop(true);
    throw error;
  }
}

/** Over HTTP a file is sent, never named: a path would let a caller read this machine. */
function refusePaths(operation: Operation, schema: JsonSchema, input: Readonly<Record<string, unknown>>): void {
  const named = fileFields(schema).find(({ name }) => input[name] !== undefined);
  if (!named) return;
  throw new Refusal(
    'INVALID_INPUT',
    `"${named.name}" of ${operation.name} is a file: send it as multipart/form-data, the input as JSON in the part "input" and the file in the part "${named.name}"`,
    { field: named.name },
  );
}

function header({ headers }: FastifyRequest, name: string): string | undefined {
  const value = [headers[name]].flat()[0]?.trim();
  return value === '' ? undefined : value;
}
