import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createToolServer } from '../mcp/server.ts';
import { realRoots } from '../mcp/roots.ts';
import { version } from '../version.ts';
import { programFlags } from './program-flags.ts';
import type { World } from './run-operation.ts';

const usage = `usage: capwise mcp [--root FOLDER …]

Serves every operation as a tool over standard input and output (Model Context Protocol).
Files are read only under the folders named by --root; without one, none are read.
`;

/** Serves tools until the caller closes standard input or it is told to stop; answers the exit code. */
export async function mcp(words: readonly string[], { terminal, open, signal }: World): Promise<number> {
  const flags = programFlags(words, {
    root: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  });
  if (flags.help) {
    terminal.out(usage);
    return 0;
  }
  const roots = await realRoots(flags.root ?? [], terminal.folder);
  const { invoke } = await open();
  const server = createToolServer({ invoke, roots, version: await version() });
  const transport = new StdioServerTransport();
  const ended = new Promise<void>((resolve) => {
    process.stdin.on('end', resolve);
    process.stdin.on('close', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(transport);
  await ended;
  await server.close();
  return 0;
}
