import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { compose } from '@capwise/surfaces';
import { installation, type TestInstallation } from '../support/installation.ts';

type Job = Answer<'jobs.list'>['jobs'][number];

describe('work that takes a while', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  /** Looks until a job is as wanted; fails after a while. */
  async function jobWhere(wanted: (job: Job) => boolean): Promise<Job> {
    for (let look = 0; look < 200; look += 1) {
      const found = (await capwise.invoke('jobs.list', {})).jobs.find(wanted);
      if (found) return found;
      await sleep(50);
    }
    throw new Error('no such job within ten seconds');
  }

  it('is listed while it runs, can be cancelled from another process, and leaves nothing behind', async () => {
    const other = await compose({ home: capwise.home, databaseUrl: capwise.databaseUrl });
    try {
      const outcome = other.invoke('companies.demo', {}, { actor: 'somebody', idempotencyKey: 'make-demo' }).then(
        () => 'done',
        (error: { readonly code?: string }) => error.code,
      );
      const job = await jobWhere(({ state, step }) => state === 'running' && step !== '');
      expect(job).toMatchObject({ operation: 'companies.demo', actor: 'somebody', key: 'make-demo', endedAt: null });
      await capwise.invoke('jobs.cancel', { id: job.id });
      expect(await outcome).toBe('CANCELLED');
      expect(await jobWhere(({ id, state }) => id === job.id && state !== 'running')).toMatchObject({
        state: 'cancelled',
        code: 'CANCELLED',
      });
      const rows = await capwise.ports.lake.company('demo').sweep(async () => new Set());
      expect(rows).toBe(0);
      const companies = await capwise.invoke('companies.list', {});
      expect(companies.companies.filter(({ lastMonth }) => lastMonth !== null)).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('that is over cannot be cancelled', async () => {
    const [job] = (await capwise.invoke('jobs.list', {})).jobs;
    await expect(capwise.invoke('jobs.cancel', { id: job?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(capwise.invoke('jobs.cancel', { id: 'no-such-job' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('whose process is gone is lost, not running', async () => {
    const other = await compose({ home: capwise.home, databaseUrl: capwise.databaseUrl });
    const id = capwise.ports.newId();
    await other.ports.store.jobs.begin(
      { id, operation: 'sources.import', company: 'main', actor: 'test', key: null },
      () => {},
    );
    expect(await jobWhere((job) => job.id === id)).toMatchObject({ state: 'running' });
    await other.close();
    expect(await jobWhere((job) => job.id === id && job.state !== 'running')).toMatchObject({
      state: 'lost',
      endedAt: null,
    });
  });

  it('that is short is not listed', async () => {
    await capwise.ports.store.create('main', { demo: false });
    await capwise.invoke('companies.use', { name: 'main' });
    expect((await capwise.invoke('jobs.list', {})).jobs.map(({ operation }) => operation)).not.toContain(
      'companies.use',
    );
  });
});
