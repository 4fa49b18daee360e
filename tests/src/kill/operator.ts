// Runs one command through the door: OPERATION COMPANY KEY, its input as JSON on standard input. A dry run comes first, so that
// everything is loaded when it says that it begins; then it says the answer.
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { compose } from '@capwise/surfaces';
import { beginning } from './command-run.ts';

const [name = '', company = '', idempotencyKey = ''] = process.argv.slice(2);
const input: unknown = JSON.parse(await text(process.stdin));

const { invoke, close } = await compose({
  home: process.env['CAPWISE_HOME'] ?? '',
  databaseUrl: process.env['DATABASE_URL'] || undefined,
});
await invoke(name, input, { company, dryRun: true });
say(beginning);
say(JSON.stringify(await invoke(name, input, { company, idempotencyKey })));
await close();

/** Written at once, whatever else waits: what was said before the kill is said. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
