import type { FastifyReply } from 'fastify';

export type EventStream = {
  readonly send: (event: string, data: unknown) => void;
  readonly end: () => void;
  /** Aborted when the reader went away or the stream ended. */
  readonly closed: AbortSignal;
};

/** Proxies and browsers drop a silent connection; a comment keeps it. */
const heartbeatMs = 15_000;

/** Turns a reply into a `text/event-stream`. */
export function eventStream(reply: FastifyReply): EventStream {
  const { raw } = reply;
  const closed = new AbortController();
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  raw.flushHeaders();
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs);
  const stop = (): void => {
    clearInterval(heartbeat);
    closed.abort();
  };
  raw.on('close', stop);
  raw.on('error', stop);
  return {
    closed: closed.signal,
    send: (event, data) =>
      void (closed.signal.aborted || raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)),
    end: () => {
      raw.end();
      stop();
    },
  };
}
