import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Answer, Question } from '@capwise/contract/registry';
import { compose } from '@capwise/surfaces';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../kill/command-run.ts';
import { seriesBill } from '../kill/bill-series.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { serve, type Served } from './served.ts';

const writes = 40;
const imports = 4;
const company = 'main';
const documentProducer = 'documents';

const expense = (id: string): Question<'books.record'> => ({
  id,
  document: { kind: 'expense', what: `Cost ${id}`, amount: '10.01', month: '2026-03', repeats: 3, netDays: 30 },
});
const asset = (id: string): Question<'assets.add'> => ({
  id,
  name: id,
  class: 'software',
  cost: '1200',
  began: '2026-01-01',
  inService: '2026-01-01',
  lifeMonths: 12,
});

describe('two servers and a command line on one store', () => {
  let place: TestInstallation;
  let otherHome: string;
  let servers: readonly Served[];
  beforeEach(async () => {
    place = await installation();
    otherHome = await mkdtemp(path.join(os.tmpdir(), 'capwise-other-'));
    await mkdir(path.join(place.home, 'lake'), { recursive: true });
    await symlink(path.join(place.home, 'lake'), path.join(otherHome, 'lake'));
    await place.ports.store.create(company, { demo: false });
    await place.invoke('companies.use', { name: company });
    await place.invoke('companies.set', { currency: 'USD' }, { company });
    servers = await Promise.all([serve(place), serve({ home: otherHome, databaseUrl: place.databaseUrl })]);
  });
  afterEach(async () => {
    for (const server of servers) await server.stop();
    await place.drop();
    await rm(otherHome, { recursive: true, force: true });
  });

  it('of which a further one for the same home says the address that runs, and leaves', async () => {
    const [left] = servers;
    const further = await serve(place);
    expect(further.address).toBe(left?.address);
    expect(await further.left).toBe(0);
  });

  it(`that write at once lose and double nothing (${writes} writes by each, ${imports} imports)`, async () => {
    const [left, right] = servers;
    if (!left || !right) throw new Error('there are not two servers');
    const acknowledged: string[] = [];
    const write = async (id: string, by: readonly Served[]): Promise<void> => {
      const answers = await Promise.all(by.map((server) => server.ask('books.record', expense(id), `record ${id}`)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      acknowledged.push(id);
    };
    const series = async (name: string, by: readonly Served[]): Promise<void> => {
      for (let n = 0; n < writes; n += 1) await write(`${name}-${n}`, by);
    };
    await Promise.all([
      series('left', [left]),
      series('right', [right]),
      series('both', [left, right]),
      importAll(place),
      addAssets(place),
    ]);
    const { documents } = await left.ask('books.documents', {});
    expect(documents.map(({ id }) => id).sort()).toEqual(acknowledged.sort());
    expect(acknowledged).toHaveLength(3 * writes);
    const { assets } = await right.ask('assets.list', { month: '2026-06' });
    expect(assets.map(({ id }) => id).sort()).toEqual(assetIds);
    const { loads } = await right.ask('sources.list', {});
    expect(loads.flatMap(({ files }) => files.map(({ name }) => name)).sort()).toEqual(billNames);
    for (const server of servers) expect(await server.ask('books.verify', {})).toMatchObject({ intact: true });
    expect(await left.ask('books.statement', { by: 'month' })).toEqual(
      await right.ask('books.statement', { by: 'month' }),
    );
    expect(await left.ask('cloud.cost', { measure: 'billed', by: ['BillingAccountId'] })).toEqual(
      await right.ask('cloud.cost', { measure: 'billed', by: ['BillingAccountId'] }),
    );
    // Each key was acted on once: no document has a second revision.
    const { entries } = await left.ask('books.entries', { limit: 1000 });
    const recorded = entries.filter(({ producer }) => producer === documentProducer);
    expect(new Set(recorded.map(({ subject }) => subject)).size).toBe(acknowledged.length);
    expect(recorded.every(({ revision }) => revision === 1)).toBe(true);
  }, 600_000);
});

const assetIds = Array.from({ length: imports }, (_, n) => `asset-${n}`);
const billNames = Array.from({ length: imports }, (_, n) => seriesBill(n).name);

/** The command line imports bill after bill, each twice under one key. */
async function importAll(place: TestInstallation): Promise<void> {
  const folder = path.join(place.home, 'given');
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < imports; n += 1) {
    const { name, text } = seriesBill(n);
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const call = { name: 'sources.import', company, key: `import ${n}`, input: { files: [{ path: file, name }] } };
    const answers = await Promise.all([
      runCommand(place, { call, way: 'command line' }),
      runCommand(place, { call, way: 'command line' }),
    ]);
    // Whoever comes second finds the answer of the first.
    const outcomes = answers.map(({ answer }) => (answer as Answer<'sources.import'>).outcome);
    expect(outcomes).toEqual(['published', 'published']);
    expect(answers[1]?.answer).toEqual(answers[0]?.answer);
  }
}

/** And another composition of this process adds assets. */
async function addAssets(place: TestInstallation): Promise<void> {
  const capwise = await compose(place);
  for (const id of assetIds) await capwise.invoke('assets.add', asset(id), { company, idempotencyKey: `add ${id}` });
  await capwise.close();
}
