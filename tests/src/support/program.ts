import { spawn } from 'node:child_process';

/** How a program ended: `code` is null where a signal or the time limit ended it, or where it could not be started. */
export type Ended = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
};

export type Program = {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
};

/** Journals hold more than ASCII, and an outside program reads them by its locale, which a bare environment does not set. */
const utf8 = { LC_ALL: 'C.UTF-8' };

/** Runs a program to its end, without a terminal and without input, and keeps what it said. Never throws. */
export function runProgram({ file, args, folder, env, timeoutMs = 120_000 }: Program): Promise<Ended> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(file, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      ...(folder !== undefined && { cwd: folder }),
      env: { ...process.env, ...utf8, ...env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    const end = (code: number | null, reason = ''): void =>
      resolve({
        code,
        out: Buffer.concat(out).toString('utf8'),
        err: Buffer.concat(err).toString('utf8') + reason,
        milliseconds: performance.now() - began,
      });
    child.on('error', (error) => end(null, error.message));
    child.on('close', (code) => end(code, code === null ? ` ended after ${timeoutMs} ms at most` : ''));
  });
}

/** The last words of a program that failed, on one line. */
export function lastWords({ code, out, err }: Ended): string {
  const words = (err.trim() || out.trim()).split('\n').slice(-3).join(' | ');
  return `exit code ${code ?? 'none'}: ${words || 'it said nothing'}`;
}
