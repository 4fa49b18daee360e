export { readEvents, type StreamEvent } from './event-stream.ts';
import type { InputFile } from '../operation/file.ts';
import type { OperationName } from '../operation/names.ts';
import type { Answer, Question } from '../registry/index.ts';
import { readEvents } from './event-stream.ts';

/** A failure that the server declared; `code` is one of the catalogue, or UNREACHABLE with status 0. */
export class CallError extends Error {
  readonly code: string;
  readonly data: unknown;
  readonly status: number;

  constructor(failure: { readonly code: string; readonly message: string; readonly data?: unknown }, status: number) {
    super(failure.message);
    this.name = 'CallError';
    this.code = failure.code;
    this.data = failure.data;
    this.status = status;
  }
}

export type ClientOptions = {
  /** Address of the server; empty in a page that it served. */
  readonly baseUrl: string;
  /** Company to ask; without it, the one in use. */
  readonly company?: string | undefined;
  /** Token of the installation, for callers without the cookie. */
  readonly token?: string | undefined;
};

export type CallProgress = { readonly step: string; readonly share?: number; readonly notice?: string };

export type CallOptions = {
  /** Files by the input field that takes them. */
  readonly files?: Readonly<Record<string, readonly File[]>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CallProgress) => void;
  readonly idempotencyKey?: string;
  readonly dryRun?: boolean;
};

/** What is posted as JSON: the question without its files, which travel beside it. */
export type Posted<Name extends OperationName> = {
  [Field in keyof Question<Name> as NonNullable<Question<Name>[Field]> extends InputFile | readonly InputFile[]
    ? never
    : Field]: Question<Name>[Field];
};

export type Client = {
  /** Asks one operation. Throws CallError for a declared failure, the signal's own error when the caller stops it. */
  readonly call: <Name extends OperationName>(
    name: Name,
    input: Posted<Name>,
    options?: CallOptions,
  ) => Promise<Answer<Name>>;
  /** Asks for the file of an answer alone, streamed and of any size. Throws as `call` does. */
  readonly download: <Name extends OperationName>(
    name: Name,
    input: Posted<Name>,
    options?: Pick<CallOptions, 'signal'>,
  ) => Promise<Downloaded>;
};

/** A file that a server answered. A browser keeps the bytes of a large blob on disk, not in the page. */
export type Downloaded = { readonly name: string; readonly content: Blob };

/** A client of the HTTP surface, typed by the contract and free of its schemas at run time. */
export function createClient(client: ClientOptions): Client {
  return {
    call: async <Name extends OperationName>(name: Name, input: Posted<Name>, options: CallOptions = {}) =>
      (await post(client, `/api/${name}`, { ...options, input })) as Answer<Name>,
    download: (name, input, options = {}) => fileOf(client, `/api/${name}`, { ...options, input }),
  };
}

async function fileOf(
  client: ClientOptions,
  path: string,
  { input, signal }: Pick<CallOptions, 'signal'> & { input: unknown },
): Promise<Downloaded> {
  const response = await reach(`${client.baseUrl}${path}`, {
    method: 'POST',
    headers: { ...headersOf(client, {}), accept: 'application/octet-stream' },
    body: JSON.stringify(input),
    ...(signal && { signal }),
  });
  if (!response.ok) throw callError(await jsonOf(response), response.status);
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  if (name === undefined) {
    throw new CallError({ code: 'UNEXPECTED', message: `${path} answered without a file` }, response.status);
  }
  return { name: decodeURIComponent(name), content: await response.blob() };
}

async function post(client: ClientOptions, path: string, options: CallOptions & { input: unknown }): Promise<unknown> {
  const response = await reach(`${client.baseUrl}${path}`, {
    method: 'POST',
    headers: headersOf(client, options),
    body: options.files ? formOf(options.input, options.files) : JSON.stringify(options.input),
    ...(options.signal && { signal: options.signal }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') && response.body) {
    return lastEvent(response.body, options);
  }
  const answer = await jsonOf(response);
  if (response.ok) return answer;
  throw callError(answer, response.status);
}

function headersOf({ company, token }: ClientOptions, options: CallOptions): Record<string, string> {
  return {
    accept: options.onProgress ? 'text/event-stream' : 'application/json',
    ...(!options.files && { 'content-type': 'application/json' }),
    ...(company && { 'capwise-company': company }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(options.idempotencyKey && { 'idempotency-key': options.idempotencyKey }),
    ...(options.dryRun && { 'dry-run': 'true' }),
  };
}

function formOf(input: unknown, files: NonNullable<CallOptions['files']>): FormData {
  const form = new FormData();
  form.append('input', JSON.stringify(input));
  for (const [field, list] of Object.entries(files)) {
    for (const file of list) form.append(field, file, file.name);
  }
  return form;
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    const message = 'the Capwise server does not answer: is it still running?';
    throw new CallError({ code: 'UNREACHABLE', message }, 0);
  }
}

async function lastEvent(body: ReadableStream<Uint8Array>, { onProgress }: CallOptions): Promise<unknown> {
  for await (const { event, data } of readEvents(body)) {
    const value: unknown = JSON.parse(data);
    if (event === 'progress') onProgress?.(value as CallProgress);
    if (event === 'result') return value;
    if (event === 'error') throw callError(value, (value as { status?: number }).status ?? 500);
  }
  throw new CallError({ code: 'UNREACHABLE', message: 'the Capwise server went away before it answered' }, 0);
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { error: { code: 'UNEXPECTED', message: `the server answered ${response.status} without JSON` } };
  }
}

function callError(answer: unknown, status: number): CallError {
  const { error } = answer as { error?: { code: string; message: string; data?: unknown } };
  return new CallError(error ?? { code: 'UNEXPECTED', message: `the server answered ${status}` }, status);
}
