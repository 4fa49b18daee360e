import { openStore } from '../open-store.ts';

/** A process that holds a store open: says `ready`, then leaves it when its input ends. */
const [home = ''] = process.argv.slice(2);
const store = await openStore({ home });
await store.create('held', { demo: false });
process.stdout.write('ready\n');
process.stdin.resume().once('end', () => void store.close());
