import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Handouts } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { cloneFolder } from './home.ts';

const folder = path.join(cloneFolder, 'web', 'dist', 'handout');

/** The program of handouts, as it was built with the workbench. */
export const handouts: Handouts = {
  program: async () => ({
    program: await built('program.js'),
    guard: await built('guard.js'),
    style: await built('style.css'),
  }),
};

async function built(name: string): Promise<string> {
  return readFile(path.join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'HANDOUT_NOT_BUILT',
      `the program that a handout carries is not built (web/dist/handout/${name}: ${error.code}): "npm start" builds it`,
      { file: name },
    );
  });
}
