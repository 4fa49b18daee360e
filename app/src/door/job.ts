import { clearTimeout, setTimeout } from 'node:timers';
import { Refusal } from '@capwise/domain';
import type { Ports } from '../handler/index.ts';
import type { NewJob, Progress, RunningJob, Work } from '../ports/index.ts';

/** Work that is over sooner than this is never listed. */
const listedAfterMs = 300;

/**
 * Runs a command so that it can be listed and cancelled once it takes a while. A cancelled one is refused as CANCELLED by
 * whatever it was doing, and leaves nothing behind.
 */
export async function runAsJob<Result>(
  { store, newId }: Ports,
  job: Omit<NewJob, 'id'>,
  { work, call }: { readonly work: (work: Work) => Promise<Result>; readonly call: Work },
): Promise<Result> {
  const controller = new AbortController();
  let listed: Promise<RunningJob> | null = null;
  let running: RunningJob | null = null;
  const timer = setTimeout(() => {
    listed = store.jobs.begin({ ...job, id: newId() }, () => controller.abort());
    // Work goes on where it cannot be listed.
    listed.then(
      (started) => (running = started),
      () => (listed = null),
    );
  }, listedAfterMs);
  const progress = (step: Progress): void => {
    running?.progress(step);
    call.progress(step);
  };
  const ended = async (outcome: 'done' | 'refused' | 'cancelled', code: string | null): Promise<void> => {
    clearTimeout(timer);
    await (await listed?.catch(() => null))?.end(outcome, code);
  };
  try {
    const result = await work({ progress, signal: AbortSignal.any([call.signal, controller.signal]) });
    await ended('done', null);
    return result;
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'UNEXPECTED';
    await ended(code === 'CANCELLED' ? 'cancelled' : 'refused', code);
    throw error;
  }
}
