import type { Handler } from '../handler/index.ts';

export const listJobs: Handler<'jobs.list'> = async ({ limit }, { ports }) => ({
  jobs: [...(await ports.store.jobs.list(limit))],
});
