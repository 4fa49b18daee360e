import type { Store } from '@capwise/app/ports';
import type { FastifyInstance } from 'fastify';
import { once } from '../once.ts';
import { eventStream, type EventStream } from './event-stream.ts';

/** `GET /api/events`: `{ company }` after each commit, of this process or another. The store is watched from the first reader on. */
export function addCommitEvents(server: FastifyInstance, store: Store): void {
  const readers = new Set<EventStream>();
  const watching = once(() =>
    store.watch((company) => {
      for (const reader of readers) reader.send('commit', { company });
    }),
  );
  server.get('/api/events', async (_request, reply) => {
    await watching.get();
    const stream = eventStream(reply);
    readers.add(stream);
    stream.closed.addEventListener('abort', () => readers.delete(stream));
    stream.send('open', {});
    return reply;
  });
  server.addHook('preClose', async () => {
    for (const reader of readers) reader.end();
    await (await watching.ifStarted())?.();
  });
}
