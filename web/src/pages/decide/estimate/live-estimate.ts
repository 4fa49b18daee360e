import type { FullEstimate, QuickEstimate } from '@capwise/domain/decide';
import type { Estimate } from '../evaluation.ts';
import type { EstimateReply, EstimateRequest } from './messages.ts';

/** Assumptions that are held at one value, by name. */
export type Held = ReadonlyMap<string, number>;

/** The draws of a case as they stand. */
export type Live = {
  readonly quick: QuickEstimate;
  readonly full: FullEstimate;
  readonly held: Held;
  /** Bands and swings are still those of the draws before. */
  readonly isStale: boolean;
  readonly failure: string | undefined;
};

/** A case that is drawn again whenever something is held. */
export type LiveEstimate = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly current: () => Live;
  readonly hold: (held: Held) => void;
};

/**
 * Begins with the estimate of the server; what is held is drawn by the same kernel in a worker, means and chances first, bands
 * after them. Nothing is asked of the server. The worker lives as long as somebody listens.
 */
export function liveEstimate(model: string, estimate: Estimate): LiveEstimate {
  const given = fromServer(estimate);
  const listeners = new Set<() => void>();
  let live = given;
  let number = 0;
  let worker: Worker | undefined;

  const show = (next: Live): void => {
    live = next;
    for (const listener of listeners) listener();
  };
  const ask = (held: Held): void => {
    const isNew = worker === undefined;
    worker ??= startWorker((reply) => {
      if (reply.number === number) show(after(live, reply));
    });
    const { pair, points, seed } = estimate;
    const request: EstimateRequest = { number, ...(isNew && { model }), pair, points, seed, held: [...held] };
    worker.postMessage(request);
  };

  return {
    current: () => live,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        worker?.terminate();
        worker = undefined;
      };
    },
    hold: (held) => {
      number += 1;
      if (held.size === 0) {
        show(given);
        return;
      }
      show({ ...live, held, isStale: true });
      ask(held);
    },
  };
}

function startWorker(take: (reply: EstimateReply) => void): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<EstimateReply>) => take(data));
  return worker;
}

function after(before: Live, reply: EstimateReply): Live {
  switch (reply.kind) {
    case 'quick':
      return { ...before, quick: reply.quick, isStale: true, failure: undefined };
    case 'full':
      return { ...before, full: reply.full, isStale: false, failure: undefined };
    case 'failed':
      return { ...before, failure: reply.message, isStale: true };
  }
}

function fromServer(estimate: Estimate): Live {
  const { options, difference } = estimate;
  return {
    full: estimate,
    quick: {
      options: options.map(({ id, npv, lossChance, cash }) => ({ id, npv: npv.mean, lossChance, cash: cash.mean })),
      difference: difference.npv.mean,
      favored: difference.favored,
      payback: difference.payback,
    },
    held: new Map(),
    isStale: false,
    failure: undefined,
  };
}
