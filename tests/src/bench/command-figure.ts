import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { lastWords, runProgram, type Program } from '../support/program.ts';
import { race, type Contestant, type Figure } from './figures.ts';

const clone = path.resolve(import.meta.dirname, '..', '..', '..');
const command = path.join(clone, 'surfaces', 'bin', 'capwise.js');
const runs = 11;

/** How long the first page of help takes, against the same Node doing nothing. */
export async function commandFigure(): Promise<Figure> {
  const other = await olderNode();
  return race({
    title: 'capwise --help',
    about: 'From the start of the process to its end.',
    runs,
    baseline: program('node -e 0, under the project’s Node', { file: process.execPath, args: ['-e', '0'] }),
    others: [
      {
        ...program('capwise --help, under the project’s Node', { file: process.execPath, args: [command, '--help'] }),
        goal: 3,
      },
      ...(other
        ? [program(`capwise --help, started by Node ${other.version}`, { file: other.file, args: [command, '--help'] })]
        : []),
      program('npx capwise --help', { file: 'npx', args: ['capwise', '--help'], folder: clone }),
    ],
  });
}

function program(name: string, what: Program): Contestant {
  return {
    name,
    run: async () => {
      const ended = await runProgram(what);
      if (ended.code !== 0) throw new Error(`${name}: ${lastWords(ended)}`);
      return ended.milliseconds;
    },
  };
}

/** The first Node on the path that is not this one. */
async function olderNode(): Promise<{ readonly file: string; readonly version: string } | null> {
  const files = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'node'));
  const other = files.find((file) => existsSync(file) && realpathSync(file) !== realpathSync(process.execPath));
  if (other === undefined) return null;
  const { out } = await runProgram({ file: other, args: ['--version'] });
  return { file: other, version: out.trim().replace('v', '') };
}
