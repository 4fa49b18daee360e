import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { capwiseProgram } from './capwise-program.ts';
import type { TestInstallation } from './installation.ts';

type Reply = {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: { readonly isError?: boolean; readonly structuredContent?: unknown };
};

/** Calls one tool of `capwise mcp`, in a process of its own, as a caller of the Model Context Protocol does: by lines of JSON-RPC. */
export async function callTool(capwise: TestInstallation, name: string, input: unknown): Promise<unknown> {
  const { file, args, env } = capwiseProgram(capwise, ['mcp']);
  const child = spawn(file, [...args], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const left = new Promise((resolve) => child.on('exit', resolve));
  const replies = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const tell = (message: Readonly<Record<string, unknown>>): void => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  };
  const ask = async (id: number, method: string, params: unknown): Promise<NonNullable<Reply['result']>> => {
    tell({ id, method, params });
    for (let next = await replies.next(); !next.done; next = await replies.next()) {
      const reply = JSON.parse(next.value) as Reply;
      if (reply.id !== id) continue;
      if (!reply.result) throw new Error(`${method} was answered: ${reply.error?.message}`);
      return reply.result;
    }
    throw new Error(`the server of tools left before it answered ${method}`);
  };
  try {
    await ask(1, 'initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'test', version: '1' },
    });
    tell({ method: 'notifications/initialized' });
    const { isError, structuredContent } = await ask(2, 'tools/call', { name, arguments: input });
    if (isError) throw new Error(`${name} was refused: ${JSON.stringify(structuredContent)}`);
    return structuredContent;
  } finally {
    child.stdin.end();
    await left;
  }
}
