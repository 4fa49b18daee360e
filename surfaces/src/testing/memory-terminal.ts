import type { Terminal } from '../cli/terminal.ts';

/** A terminal that keeps what was written to it. */
export type MemoryTerminal = Terminal & { readonly written: () => { readonly out: string; readonly err: string } };

/** For running the command line within a test. */
export function memoryTerminal(env: Readonly<Record<string, string>>, input = ''): MemoryTerminal {
  let out = '';
  let err = '';
  return {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    columns: undefined,
    interactive: false,
    folder: process.cwd(),
    env,
    readInput: async () => input,
    leaveWithin: () => {},
    written: () => ({ out, err }),
  };
}
