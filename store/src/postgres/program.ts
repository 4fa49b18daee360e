import { spawn } from 'node:child_process';

/** The unprivileged account that the server runs as when this process is root: PostgreSQL refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number };

/** A program of PostgreSQL with its arguments, and the account to run it as unless that is our own. */
export type ProgramCall = {
  readonly file: string;
  readonly args: readonly string[];
  readonly account: Account | null;
};

/** Runs a program to its end; answers its exit code and what it printed. Throws when it cannot be started. */
export function runProgram({
  file,
  args,
  account,
}: ProgramCall): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}
