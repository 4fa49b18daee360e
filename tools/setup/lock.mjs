import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './root.mjs';

const retryMs = 100;
let announced = false;

/**
 * Does `work` while no other process of this clone holds the lock of this name. The lock is an abstract socket: the kernel
 * frees it with its holder, however that ends, so there is no stale lock to judge.
 */
export async function withLock(name, work) {
  const server = await acquire(address(name));
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

function address(name) {
  const clone = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 16);
  return `\0capwise-${clone}-${name}`;
}

async function acquire(path) {
  for (;;) {
    const server = await listen(path);
    if (server) return server;
    if (!announced) console.error('Another command is setting up this clone: waiting for it …');
    announced = true;
    await delay(retryMs);
  }
}

/** A listening server, or undefined where the address is taken. */
function listen(path) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(path, () => resolve(server));
  });
}
