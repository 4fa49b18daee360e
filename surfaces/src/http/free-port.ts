import { createServer } from 'node:net';
import { Refusal } from '@capwise/domain';

const firstPort = 4170;
const portCount = 30;

/** The port to listen on: the one asked for, else the first free one from 4170 on. Refuses PORT_IN_USE. */
export async function freePort(asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (asked === 0 || (await isFree(asked))) return asked;
    throw new Refusal(
      'PORT_IN_USE',
      `port ${asked} is taken by another program: name another with --port, or leave it out`,
      { port: asked },
    );
  }
  for (let port = firstPort; port < firstPort + portCount; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Refusal(
    'PORT_IN_USE',
    `the ports ${firstPort} to ${firstPort + portCount - 1} are all taken: name a free one with --port`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
