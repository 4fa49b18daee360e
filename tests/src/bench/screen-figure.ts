import { createClient, type Client } from '@capwise/contract/client';
import { servedDemo } from '../support/browser-server.ts';
import { race, timed, type Contestant, type Figure } from './figures.ts';

/** Screens that are asked for in one run. */
const screens = 32;
const runs = 3;

/** All that the first screen asks for, by several readers at once, against one reader who asks for one screen after another. */
export async function screenFigure(): Promise<Figure> {
  const served = await servedDemo();
  try {
    const token = new URL(served.address).searchParams.get('token') ?? '';
    const client = createClient({ baseUrl: served.origin, token, company: 'demo' });
    await firstScreen(client);
    const readers = (count: number): Contestant => ({
      name: `${count} at once`,
      run: () => timed(() => ask(client, count)),
    });
    return await race({
      title: 'Data of the first screen',
      about:
        `${screens} screens of the demo company over HTTP from a server of its own, each all that the page asks for: bridge, months, ` +
        'findings, trust. Below 1 the readers together are served quicker than one after the other; the server has one process.',
      runs,
      baseline: { ...readers(1), name: 'one reader, screen after screen' },
      others: [readers(8), readers(32)],
    });
  } finally {
    await served.drop();
  }
}

async function ask(client: Client, readers: number): Promise<void> {
  let left = screens;
  const reader = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await firstScreen(client);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
}

/** What the page asks for when it opens, all at once as a browser does. */
async function firstScreen(client: Client): Promise<void> {
  const bridge = client.call('books.bridge', {});
  await Promise.all([
    client.call('companies.list', {}),
    client.call('books.statement', { by: 'month' }),
    client.call('sources.trust', {}),
    client.call('govern.findings', {}),
    bridge.then(({ period }) => client.call('books.statement', { by: 'month', ...(period !== null && { period }) })),
  ]);
}
