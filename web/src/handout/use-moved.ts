import { movedCase, type Case, type Moved } from '@capwise/domain/decide';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Figures } from './integrity.ts';
import { drawnCase, evaluationAt, type Drawing, type Drawn } from './evaluation-here.ts';

/** The case as it is moved. */
export type MovedState = {
  readonly moved: Moved;
  /** The exact fold at the last values that could be. */
  readonly evaluation: Figures;
  /** What the draws come to; null where nothing is uncertain. */
  readonly drawn: Drawn | null;
  /** Bands are still those of the values before. */
  readonly isStale: boolean;
  readonly failure: string | null;
  readonly move: (name: string, value: number | null) => void;
  readonly takeBack: () => void;
};

const nothing: Moved = new Map();
/** Bands wait until a slider rests so long. */
const restMs = 120;

type Exact = {
  readonly moved: Moved;
  readonly subject: Case;
  readonly evaluation: Figures;
  readonly failure: string | null;
};

/** Folds the case anew with every move, and draws it anew right after; all in this page. */
export function useMoved(server: Figures, subject: Case): MovedState {
  const approved = useMemo(
    (): Exact => ({ moved: nothing, subject, evaluation: evaluationAt(server, subject), failure: null }),
    [server, subject],
  );
  const [exact, setExact] = useState(approved);
  const drawing = useMemo(() => drawingOf(server), [server]);
  const asApproved = useMemo(
    () => ({ of: approved.subject, drawn: drawing && drawnCase(subject, drawing) }),
    [approved, drawing, subject],
  );
  const [bands, setBands] = useState<{ readonly of: Case; readonly drawn: Drawn | null }>(asApproved);
  useEffect(() => {
    if (bands.of === exact.subject) return undefined;
    const timer = setTimeout(() => {
      const isApproved = exact.subject === asApproved.of;
      setBands(isApproved ? asApproved : { of: exact.subject, drawn: drawing && drawnCase(exact.subject, drawing) });
    }, restMs);
    return () => clearTimeout(timer);
  }, [bands.of, exact.subject, asApproved, drawing]);
  const move = useCallback(
    (name: string, value: number | null) => setExact((before) => movedTo(before, { name, value, approved, server })),
    [approved, server],
  );
  return {
    moved: exact.moved,
    evaluation: exact.evaluation,
    drawn: bands.drawn,
    isStale: bands.of !== exact.subject,
    failure: exact.failure,
    move,
    takeBack: useCallback(() => setExact(approved), [approved]),
  };
}

type Move = {
  readonly name: string;
  readonly value: number | null;
  readonly approved: Exact;
  readonly server: Figures;
};

function movedTo(before: Exact, { name, value, approved, server }: Move): Exact {
  const moved = new Map(before.moved);
  if (value === null) moved.delete(name);
  else moved.set(name, value);
  if (moved.size === 0) return approved;
  try {
    const subject = movedCase(approved.subject, moved);
    return { moved, subject, evaluation: evaluationAt(server, subject), failure: null };
  } catch (error) {
    return { ...before, moved, failure: error instanceof Error ? error.message : String(error) };
  }
}

function drawingOf({ estimate }: Figures): Drawing | null {
  return estimate && { pair: estimate.pair, points: estimate.points, seed: estimate.seed, cache: new Map() };
}
