import { existsSync } from 'node:fs';
import path from 'node:path';

/** npm goes on installing when it is told to stop; what it leaves half done is done again by the next command. */
export const npmPatienceMs = 1_000;

/**
 * How to call npm. npm names its own file in `npm_execpath`, and that file runs on the Node that runs us; other package
 * managers name themselves there too and are passed over for the `npm` on the PATH.
 */
export function npmCommand(environment = process.env) {
  const file = environment.npm_execpath;
  return file && path.basename(file) === 'npm-cli.js' && existsSync(file)
    ? { file: process.execPath, args: [file] }
    : { file: 'npm', args: [] };
}
