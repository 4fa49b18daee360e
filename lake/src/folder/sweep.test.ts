import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvOf, openBench, partsOf, type Bench } from '../testing/bills.ts';
import { startOf } from './owner.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => bench.close());

async function filesLeft(): Promise<readonly string[]> {
  const names = await readdir(join(bench.home, 'acme', 'cost'), { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.parquet')).map((name) => name.slice(name.lastIndexOf('/') + 1));
}

/** What a process leaves that was killed while it staged. */
async function leaveLoad(load: string, owner: object): Promise<void> {
  const stage = join(bench.home, 'acme', '.stages', load);
  const parts = join(bench.home, 'acme', 'cost', 'source=x', 'period=2026-10');
  await mkdir(stage, { recursive: true });
  await mkdir(parts, { recursive: true });
  await writeFile(join(stage, 'owner.json'), JSON.stringify(owner));
  await writeFile(join(parts, `${load}-0.parquet`), 'PAR1');
}

describe('a sweep', () => {
  it('removes what killed processes left and keeps known loads', async () => {
    const load = await bench.stage([await bench.put('a.csv', csvOf([{}, { BillingAccountId: '2' }]))]);
    await leaveLoad('orphan', { pid: 2 ** 30, started: '1' });
    expect(await bench.company.sweep(async () => new Set([load.load]))).toBe(1);
    expect(await filesLeft()).toEqual(['load1-0.parquet', 'load1-1.parquet']);
    expect(await readdir(join(bench.home, 'acme', '.stages'))).toEqual([]);
    expect(await bench.company.billGroups(partsOf(load))).toHaveLength(2);
  });

  it('keeps what this process has staged and not yet published', async () => {
    await bench.stage([await bench.put('a.csv', csvOf([{}]))]);
    expect(await bench.company.sweep(async () => new Set())).toBe(0);
    expect(await filesLeft()).toEqual(['load1-0.parquet']);
  });

  it('keeps what another live process stages, and not what a later process with its number did not', async () => {
    const other = spawn('sleep', ['60']);
    const pid = other.pid ?? 0;
    await leaveLoad('living', { pid, started: await startOf(pid) });
    await leaveLoad('earlier', { pid, started: '1' });
    expect(await bench.company.sweep(async () => new Set())).toBe(1);
    expect(await filesLeft()).toEqual(['living-0.parquet']);
    other.kill();
    await new Promise((resolve) => other.once('exit', resolve));
    expect(await bench.company.sweep(async () => new Set())).toBe(1);
    expect(await filesLeft()).toEqual([]);
  });

  it('cleans up after a process that was killed in the middle of a load', async () => {
    const path = await bench.put(
      'killed.csv',
      csvOf(Array.from({ length: 5000 }, (_, at) => ({ BillingAccountId: `${at % 20}` }))),
    );
    const script = `
      const { openLake } = await import(${JSON.stringify(new URL('../lake.ts', import.meta.url).href)});
      const company = openLake({ home: ${JSON.stringify(bench.home)} }).company('acme');
      const work = { progress: ({ step }) => console.log(step), signal: new AbortController().signal };
      await company.stage('killed', [{ path: ${JSON.stringify(path)}, name: 'killed.csv' }], {}, work);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    child.stdout.on('data', (text: Buffer) => text.includes('writing part 2 of 20') && child.kill('SIGKILL'));
    await new Promise((resolve) => child.once('exit', resolve));
    expect((await filesLeft()).length).toBeGreaterThan(0);
    expect(await bench.company.sweep(async () => new Set())).toBeGreaterThan(0);
    expect(await filesLeft()).toEqual([]);
    expect(await readdir(join(bench.home, 'acme', '.stages'))).toEqual([]);
    await bench.stage([path]);
    expect(await readdir(join(bench.home, '.spill'))).toHaveLength(1);
  });

  it('keeps what another process publishes while it looks, and ends before it is looked at', async () => {
    await leaveLoad('meanwhile', { pid: 2 ** 30, started: '1' });
    expect(await bench.company.sweep(async () => new Set(['meanwhile']))).toBe(0);
    expect(await filesLeft()).toEqual(['meanwhile-0.parquet']);
  });

  it('keeps a folder that a live process is claiming, and removes one whose process was killed while it did', async () => {
    const stages = join(bench.home, 'acme', '.stages');
    const living = `new.${process.pid}.${await startOf(process.pid)}.claim`;
    for (const name of [living, `old.${2 ** 30}.1.claim`]) await mkdir(join(stages, name), { recursive: true });
    await bench.company.sweep(async () => new Set());
    expect(await readdir(stages)).toEqual([living]);
  });

  it('keeps what is staged while it looks', async () => {
    const path = await bench.put('a.csv', csvOf([{}]));
    const known = async (): Promise<ReadonlySet<string>> => {
      await bench.stage([path]);
      return new Set();
    };
    expect(await bench.company.sweep(known)).toBe(0);
    expect(await filesLeft()).toEqual(['load1-0.parquet']);
  });

  it('of a company without a folder removes nothing', async () => {
    expect(await bench.lake.company('nobody').sweep(async () => new Set())).toBe(0);
  });
});

describe('discarding and dropping', () => {
  it('remove one load, and a company', async () => {
    const path = await bench.put('a.csv', csvOf([{}]));
    const first = await bench.stage([path]);
    await bench.stage([path]);
    await bench.company.discard(first.load);
    expect(await filesLeft()).toEqual(['load2-0.parquet']);
    await bench.lake.drop('acme');
    expect(await readdir(bench.home)).not.toContain('acme');
  });

  it('take no name that leads out of the lake', async () => {
    expect(() => bench.lake.company('../other')).toThrow('no name of a company');
    await expect(bench.company.discard('../../x')).rejects.toThrow('no id of a load');
  });
});
