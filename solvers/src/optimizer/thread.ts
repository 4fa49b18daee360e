import { Worker } from 'node:worker_threads';
import type { SolverModel } from './model.ts';
import type { Question, Reply, Result } from './worker.ts';

/** The solver looks at its clock between steps; one that does not come back is ended this much later. */
const graceMs = 5_000;

type Waiting = {
  readonly limitSeconds: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
};
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

let thread: Thread | null = null;
let questions = 0;

/** Thrown where a solver had to be ended, because its time was up long ago. */
export class SolverLate extends Error {}

/**
 * Solves a model in a thread of its own, since a solve holds up whatever thread it runs in. The thread starts with the first
 * model, stays for the next, and does not keep a process alive. A model that is given up ends the thread, and with it the
 * others that wait: they are asked again of a new one.
 */
export async function solveInThread(
  model: SolverModel,
  { limitSeconds, signal }: { readonly limitSeconds: number; readonly signal?: AbortSignal | undefined },
): Promise<Result> {
  signal?.throwIfAborted();
  const asked = (thread ??= start());
  questions += 1;
  const question: Question = { id: questions, model, limitSeconds };
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  asked.waiting.set(question.id, { limitSeconds, resolve, reject });
  asked.worker.ref();
  asked.worker.postMessage(question);
  const giveUp = (error: Error): void => {
    reject(error);
    if (asked.waiting.delete(question.id)) end(asked);
  };
  const abort = (): void =>
    giveUp(signal?.reason instanceof Error ? signal.reason : new Error('the solve was given up'));
  const patienceSeconds = [...asked.waiting.values()].reduce((sum, waiting) => sum + waiting.limitSeconds, 0);
  const late = (): void => giveUp(new SolverLate('the solver did not end'));
  const timer = setTimeout(late, patienceSeconds * 1000 + graceMs);
  signal?.addEventListener('abort', abort);
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ThreadEnded) return await solveInThread(model, { limitSeconds, signal });
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

class ThreadEnded extends Error {}

function start(): Thread {
  const started: Thread = { worker: new Worker(new URL('./worker.ts', import.meta.url)), waiting: new Map() };
  started.worker.on('message', (reply: Reply) => {
    const waiting = started.waiting.get(reply.id);
    started.waiting.delete(reply.id);
    if (started.waiting.size === 0) started.worker.unref();
    if (reply.kind === 'solved') {
      waiting?.resolve(reply.result);
      return;
    }
    // After a fault its memory may be in any state.
    waiting?.reject(new Error(`the solver failed: ${reply.message}`));
    end(started);
  });
  started.worker.on('error', (error: Error) => {
    if (thread === started) thread = null;
    for (const { reject } of started.waiting.values()) reject(error);
    started.waiting.clear();
  });
  return started;
}

function end(ended: Thread): void {
  if (thread === ended) thread = null;
  for (const { reject } of ended.waiting.values()) reject(new ThreadEnded('the thread was ended for another model'));
  ended.waiting.clear();
  void ended.worker.terminate();
}
