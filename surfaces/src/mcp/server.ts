import path from 'node:path';
import type { Invoke } from '@capwise/app';
import type { Progress } from '@capwise/app/ports';
import type { Operation } from '@capwise/contract/operation';
import { loadOperation, loadOperations } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { failureBody, failureOf } from '../failure.ts';
import { withFiles } from '../schema/file-fields.ts';
import { inputSchema } from '../schema/json-schema.ts';
import { knownFields } from '../schema/unknown-fields.ts';
import { admitted } from './roots.ts';
import { argumentsAround, describeTool, operationOfTool } from './tools.ts';

export type ToolServerOptions = {
  readonly invoke: Invoke;
  /** Real paths of the folders that files may be read from. */
  readonly roots: readonly string[];
  readonly version: string;
};

/** Longest answer in characters: more would fill the caller's memory and help nobody. */
const answerLimit = 400_000;

/** The operations as tools of the Model Context Protocol. */
export function createToolServer(options: ToolServerOptions): Server {
  const server = new Server(
    { name: 'capwise', version: options.version },
    {
      capabilities: { tools: {} },
      instructions:
        'Capwise answers what engineering spend does to EBITDA and to cash. Figures are { value, unit, trace }: pass a trace to the tool that opens figures to see where one comes from.',
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: (await loadOperations()).map((operation) => ({ ...describeTool(operation) })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const token = params._meta?.progressToken;
    let count = 0;
    const progress = ({ step, share, notice }: Progress): void => {
      if (token === undefined) return;
      count += 1;
      const message = notice ?? step;
      const amount = share === undefined ? { progress: count } : { progress: share, total: 1 };
      void extra.sendNotification({
        method: 'notifications/progress',
        params: { progressToken: token, message, ...amount },
      });
    };
    return callTool(params.name, params.arguments ?? {}, { ...options, progress, signal: extra.signal });
  });
  return server;
}

type Calling = ToolServerOptions & {
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
};

async function callTool(
  tool: string,
  given: Readonly<Record<string, unknown>>,
  calling: Calling,
): Promise<CallToolResult> {
  try {
    const name = operationOfTool(tool);
    if (!name)
      throw new Refusal('UNKNOWN_OPERATION', `there is no tool "${tool}": list the tools first`, { value: tool });
    return answered(await ask(await loadOperation(name), given, calling), tool);
  } catch (error) {
    const body = failureBody(failureOf(error));
    return { isError: true, content: [{ type: 'text', text: JSON.stringify(body) }], structuredContent: body };
  }
}

async function ask(operation: Operation, given: Readonly<Record<string, unknown>>, calling: Calling): Promise<unknown> {
  const around = Object.keys(argumentsAround(operation));
  const entries = Object.entries(given);
  const { company, dryRun, idempotencyKey } = Object.fromEntries(entries.filter(([name]) => around.includes(name)));
  const fields = Object.fromEntries(entries.filter(([name]) => !around.includes(name)));
  const schema = inputSchema(operation);
  const input = await withFiles(schema, knownFields(operation.name, schema, fields), async (file, name) => ({
    path: await admitted(file, calling.roots),
    name: name ?? path.basename(file),
  }));
  return calling.invoke(operation.name as string, input, {
    company: textOrNothing('company', company),
    idempotencyKey: textOrNothing('idempotencyKey', idempotencyKey),
    dryRun: dryRun === true,
    progress: calling.progress,
    signal: calling.signal,
  });
}

function textOrNothing(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new Refusal('INVALID_INPUT', `${name} is a text`, { field: name });
}

function answered(answer: unknown, tool: string): CallToolResult {
  const text = JSON.stringify(answer);
  if (text.length > answerLimit) {
    throw new Refusal(
      'TOO_LARGE',
      `the answer of ${tool} has ${text.length} characters and at most ${answerLimit} are passed on: ask for less, with a limit, a period or a filter`,
      { length: text.length, limit: answerLimit },
    );
  }
  return { content: [{ type: 'text', text }], structuredContent: answer as Record<string, unknown> };
}
