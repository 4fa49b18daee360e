import { Refusal } from '@capwise/domain';
import type { Handler } from '../handler/index.ts';

/** `jobs.cancel`: asks the process that runs the work to stop; what it wrote is undone there. */
export const cancelJob: Handler<'jobs.cancel'> = async ({ id }, { ports, dryRun }) => {
  const running = (await ports.store.jobs.list(200)).some((job) => job.id === id && job.state === 'running');
  if (running && (dryRun || (await ports.store.jobs.cancel(id)))) return { id };
  throw new Refusal('NOT_FOUND', `no running work has the id "${id}": jobs list shows what runs`, { value: id });
};
