import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

/** A second Ctrl-C within this time is the terminal's and the starter's same one, delivered twice. */
const sameSignalMs = 400;

/** The command line of this process: runs it, waits until everything is written, and leaves with its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const controller = new AbortController();
  let stoppedAt: number | undefined;
  const stop = (): void => {
    if (stoppedAt !== undefined && performance.now() - stoppedAt > sameSignalMs) process.exit(130);
    stoppedAt ??= performance.now();
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  const code = await run(argv, processTerminal(), controller.signal);
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}
