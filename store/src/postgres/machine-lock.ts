import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeUnavailable } from '../unavailable.ts';

const waitMaxMs = 120_000;
const retryMs = 15;

/**
 * Runs `work` while nobody else on this machine runs any under the same name. The lock is an abstract socket: the kernel
 * frees it when its holder dies, however it dies, so there is no stale lock to judge.
 */
export async function withMachineLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const held = await take(name);
  try {
    return await work();
  } finally {
    await new Promise((resolve) => held.close(resolve));
  }
}

async function take(name: string): Promise<Server> {
  const deadline = performance.now() + waitMaxMs;
  for (;;) {
    const held = await tryToTake(name);
    if (held) return held;
    if (performance.now() > deadline) {
      throw storeUnavailable(
        `another process has been starting or stopping the database for ${waitMaxMs / 1000} seconds`,
        `lock ${name}`,
        'wait for it, or end that process, and try again',
      );
    }
    await sleep(retryMs);
  }
}

function tryToTake(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen({ path: `\0${name}`, exclusive: true }, () => resolve(server));
  });
}
