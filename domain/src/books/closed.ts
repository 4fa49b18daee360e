import { compareMonths, firstDay, lastDay, parseMonth, type Month } from '../time/index.ts';
import type { Batch } from './batch.ts';
import { netPostings, reversed, type Posting } from './posting.ts';
import type { SourceLine } from './source-line.ts';

/** What was recorded of a batch before: its lines and postings as they stand. */
export type RecordedBatch = { readonly lines: readonly SourceLine[]; readonly postings: readonly Posting[] };

const carried = 'as closed';

/** True for a line that only carries what a closed month holds: its rows were replaced since. */
export function isCarried({ treatment }: Pick<SourceLine, 'treatment'>): boolean {
  return treatment === carried;
}

/** True when a batch has postings in months before the first open one. */
export function reachesClosed({ postings }: RecordedBatch, firstOpen: Month): boolean {
  return postings.some(({ date }) => isClosed(date, firstOpen));
}

/**
 * A batch that says the new without changing a closed month: postings of closed months stay as they were recorded, those of
 * open months are the new ones, and what the new batch would change in closed months posts in the first open one, as one line
 * with the original period named (accounting contract, §5). `recorded` is null for what is recorded for the first time.
 */
export function keepClosed(fresh: Batch, recorded: RecordedBatch | null, firstOpen: Month): Batch {
  const before = recorded ?? { lines: [], postings: [] };
  const was = before.postings.filter(({ date }) => isClosed(date, firstOpen));
  const becomes = fresh.postings.filter(({ date }) => isClosed(date, firstOpen));
  const kept = renumbered(was, before.lines, fresh.lines.length);
  const change = changeAfterClose(was, becomes, { firstOpen, line: fresh.lines.length + kept.lines.length });
  return {
    ...fresh,
    lines: [...fresh.lines, ...kept.lines, ...(change.length > 0 ? [changeLine(fresh, firstOpen)] : [])],
    postings: [...kept.postings, ...fresh.postings.filter(({ date }) => !isClosed(date, firstOpen)), ...change],
  };
}

function isClosed(date: Temporal.PlainDate, firstOpen: Month): boolean {
  return Temporal.PlainDate.compare(date, firstDay(firstOpen)) < 0;
}

/** The recorded lines that closed postings belong to, numbered after the new ones. */
function renumbered(postings: readonly Posting[], lines: readonly SourceLine[], start: number): RecordedBatch {
  const numbers = [...new Set(postings.map(({ line }) => line))].sort((a, b) => a - b);
  const place = new Map(numbers.map((number, index) => [number, start + index]));
  return {
    lines: numbers.flatMap((number) => {
      const line = lines[number];
      return line ? [{ ...line, treatment: carried }] : [];
    }),
    postings: postings.map((posting) => ({ ...posting, line: place.get(posting.line) ?? posting.line })),
  };
}

function changeAfterClose(
  was: readonly Posting[],
  becomes: readonly Posting[],
  { firstOpen, line }: { readonly firstOpen: Month; readonly line: number },
): readonly Posting[] {
  const moved = (posting: Posting): Posting => ({ ...posting, date: lastDay(firstOpen), line });
  return netPostings([...becomes, ...was.map(reversed)].map(moved));
}

function changeLine({ period, lines, subject }: Batch, firstOpen: Month): SourceLine {
  const month = parseMonth(period);
  return {
    what: `Change of ${period} after its close`,
    month: compareMonths(month, firstOpen) < 0 ? month : firstOpen,
    postingMonth: firstOpen,
    dimensions: { entity: lines[0]?.dimensions.entity ?? 'main' },
    treatment: 'change after close',
    amounts: {},
    source: { kind: 'change', subject, period },
    notes: [`${period} was closed when this changed: the difference posts in the first open month`],
  };
}
