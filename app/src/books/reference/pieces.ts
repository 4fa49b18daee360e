import type { Trace } from '@capwise/contract/operation';
import { formula } from '../../figure/index.ts';
import { valueOf } from '../trace/value.ts';
import { isOfCatalog, traceAt } from './figure-at.ts';
import { justBefore } from './known-at.ts';
import { turned, type Journey, type Piece } from './piece.ts';
import { piecesOfPostings } from './postings-pieces.ts';
import { piecesOfRows } from './rows-pieces.ts';
import { piecesOfSteps, type Stride } from './steps.ts';

/** What changed a figure since a moment, command by command; sums part by part, whatever is no sum as a whole. */
export async function piecesOf(trace: Trace, journey: Journey): Promise<readonly Piece[]> {
  if (isOfCatalog(trace)) return piecesOfCatalog(trace, journey);
  switch (trace.kind) {
    case 'postings':
      return piecesOfPostings(trace, journey);
    case 'rows':
      return piecesOfRows(trace, journey);
    case 'formula': {
      const pieces: Piece[] = [];
      for (const part of trace.parts) {
        for (const piece of await piecesOf(part.trace, journey)) pieces.push(signed(piece, part.sign));
      }
      return joined(pieces);
    }
    case 'item':
      return /^(portion|days|line):/.test(trace.id) ? piecesOfSteps(trace, journey) : [];
    case 'assumption':
      return [];
  }
}

/**
 * What changed a figure of the catalog: what a change of the catalog does is mapping; between two of them the conditions stay,
 * and what they keep changed for its own causes.
 */
async function piecesOfCatalog(trace: Trace, journey: Journey): Promise<readonly Piece[]> {
  const { company, since, through, traced } = journey;
  const pieces: Piece[] = [];
  let before = await traceAt(trace, since, journey);
  let value = await valueOf(before, traced);
  for (const change of await company.changes(since, through)) {
    const after = await traceAt(trace, change.moment, journey);
    const next = await valueOf(after, traced);
    const stretch = { ...journey, since: justBefore(change.moment), through: change.moment };
    const own = change.producers.includes('catalog') ? [] : await piecesOf(withoutCatalog(after), stretch);
    const mapped = next - value - own.reduce((sum, piece) => sum + piece.value, 0n);
    pieces.push(...own);
    if (mapped !== 0n) pieces.push(mapping({ change, before, after, value: mapped }, own));
    [before, value] = [after, next];
  }
  return pieces;
}

function withoutCatalog(trace: Trace): Trace {
  return trace.kind === 'formula' ? { kind: 'formula', name: trace.name, parts: trace.parts } : trace;
}

function mapping({ change, before, after, value }: Stride, own: readonly Piece[]): Piece {
  const { moment, operation, actor } = change;
  return {
    cause: 'mapping',
    what: change.things.length > 0 ? `Catalog: ${change.things.slice(0, 5).join(', ')}` : 'Catalog',
    detail: own.length === 0 ? 'what its values mean was changed' : 'its values mean other rows than they did',
    moment,
    operation,
    actor,
    value,
    trace: formula('Mapped otherwise', [
      { label: 'after it', trace: after },
      { label: 'before it', sign: -1, trace: before },
      ...own.map(({ what, trace }) => ({ label: what, sign: -1 as const, trace })),
    ]),
    rows: null,
  };
}

function signed(piece: Piece, sign: 1 | -1): Piece {
  return { ...piece, value: BigInt(sign) * piece.value, trace: turned(piece.what, piece.trace, sign) };
}

/** Pieces of one command, cause and thing are one, whichever parts of the figure they changed. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const groups = Map.groupBy(pieces, ({ moment, cause, what, detail }) =>
    JSON.stringify([moment, cause, what, detail]),
  );
  return [...groups.values()]
    .flatMap((members): Piece[] => {
      const [first] = members;
      if (!first || members.length === 1) return [...members];
      const parts = members.map(({ trace }, index) => ({ label: `part ${index + 1}`, sign: 1 as const, trace }));
      const value = members.reduce((sum, piece) => sum + piece.value, 0n);
      return value === 0n ? [] : [{ ...first, value, trace: { kind: 'formula', name: first.what, parts } }];
    })
    .toSorted((a, b) => (a.moment < b.moment ? -1 : a.moment > b.moment ? 1 : 0));
}
