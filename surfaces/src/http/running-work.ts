import type { FileTarget, Invoke } from '@capwise/app';
import type { Progress } from '@capwise/app/ports';
import type { OperationName } from '@capwise/contract';
import { Refusal } from '@capwise/domain';

/** One call of an operation, ready to run. */
export type Task = {
  readonly name: OperationName;
  readonly kind: 'query' | 'command';
  readonly input: unknown;
  readonly company: string | undefined;
  readonly dryRun: boolean;
  readonly idempotencyKey: string | undefined;
  /** Where a file goes that may be too large for an answer. */
  readonly fileTarget?: FileTarget | undefined;
  /** Runs before the work, and not at all where a caller joins running work. */
  readonly prepare: () => Promise<void>;
  /** Runs when the work is over, or at once where a caller joins running work. */
  readonly release: (joined: boolean) => Promise<void>;
};

export type RunningWork = {
  readonly answer: Promise<unknown>;
  /** Hears what was noticed so far and all progress from here on. */
  readonly listen: (listener: (progress: Progress) => void) => void;
  /** Aborts a question; a command goes on without its caller. */
  readonly leave: () => void;
};

export type Runner = {
  readonly start: (task: Task) => RunningWork;
  /** Aborts everything: the server stops. */
  readonly stop: () => void;
};

type Entry = { readonly fingerprint: string; readonly work: RunningWork };

/** Runs calls; a command posted again under its key while it runs joins the running one. Refuses KEY_REUSED. */
export function createRunner(invoke: Invoke): Runner {
  const keyed = new Map<string, Entry>();
  const controllers = new Set<AbortController>();
  const start = (task: Task): RunningWork => {
    const key = task.kind === 'command' ? task.idempotencyKey : undefined;
    const fingerprint = JSON.stringify([task.name, task.company, task.dryRun, task.input]);
    const running = key === undefined ? undefined : keyed.get(key);
    if (running) return joined(running, fingerprint, task);
    const controller = new AbortController();
    controllers.add(controller);
    const work = begin(invoke, task, controller);
    if (key !== undefined) keyed.set(key, { fingerprint, work });
    const forget = (): void => {
      controllers.delete(controller);
      if (key !== undefined) keyed.delete(key);
    };
    work.answer.then(forget, forget);
    return work;
  };
  const stop = (): void => {
    for (const controller of controllers) controller.abort();
  };
  return { start, stop };
}

function joined({ fingerprint, work }: Entry, asked: string, task: Task): RunningWork {
  void task.release(true);
  if (fingerprint === asked) return work;
  throw new Refusal(
    'KEY_REUSED',
    `the idempotency key "${task.idempotencyKey}" belongs to work that is running with another input: use a new key`,
    { value: task.idempotencyKey ?? '' },
  );
}

function begin(invoke: Invoke, task: Task, controller: AbortController): RunningWork {
  const notices: Progress[] = [];
  const listeners = new Set<(progress: Progress) => void>();
  const progress = (step: Progress): void => {
    if (step.notice !== undefined) notices.push(step);
    for (const listener of listeners) listener(step);
  };
  const { company, dryRun, idempotencyKey, fileTarget } = task;
  const run = async (): Promise<unknown> => {
    try {
      await task.prepare();
      return await invoke(task.name as string, task.input, {
        company,
        dryRun,
        idempotencyKey,
        progress,
        signal: controller.signal,
        fileTarget,
      });
    } finally {
      await task.release(false);
    }
  };
  const answer = run();
  return {
    answer,
    listen: (listener) => {
      for (const notice of notices) listener(notice);
      listeners.add(listener);
    },
    leave: () => void (task.kind === 'query' && controller.abort()),
  };
}
