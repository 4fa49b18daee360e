// Imports bills of the series one after another and says each step on a line of its own, until it is killed or has done
// as many as it was told: HOME, address of the database or nothing, first number, how many.
import { writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { compose } from '@capwise/surfaces';
import { seriesBill } from './bill-series.ts';

const [home = '', databaseUrl = '', first = '0', count = '1'] = process.argv.slice(2);

const { invoke, close } = await compose({ home, databaseUrl: databaseUrl || undefined });
const file = path.join(home, 'given.csv');
for (let n = Number(first); n < Number(first) + Number(count); n += 1) {
  const { name, text } = seriesBill(n);
  writeFileSync(file, text);
  say('staging', n);
  await invoke(
    'sources.import',
    { files: [{ path: file, name }] },
    { company: 'main', progress: ({ step }) => step === 'posting' && say('posting', n) },
  );
  say('acknowledged', n);
}
await close();

/** Written at once, whatever else waits: what was said before the kill is said. */
function say(step: string, n: number): void {
  writeSync(1, `${step} ${n} ${performance.now().toFixed(1)}\n`);
}
