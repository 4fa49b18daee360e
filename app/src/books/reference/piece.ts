import type { Figure, Trace } from '@capwise/contract/operation';
import type { ChangeCause } from '@capwise/domain/books';
import type { Fine } from '@capwise/domain/money';
import { formula } from '../../figure/index.ts';
import type { LoadRecord } from '../../ports/index.ts';
import type { Place } from './figure-at.ts';
import type { LateBills } from './late-bills.ts';

/** What one command changed of a figure for one cause. */
export type Piece = {
  readonly cause: ChangeCause;
  readonly what: string;
  readonly detail: string;
  readonly moment: string;
  readonly operation: string;
  readonly actor: string;
  readonly value: Fine;
  readonly trace: Trace;
  readonly rows: Figure | null;
};

/** The stretch of what is known that a figure is followed over, with what was found of it so far. */
export type Journey = Place & {
  readonly since: string;
  readonly through: string;
  readonly loads: readonly LoadRecord[];
  /** Runs of bills as loads found them, by run and moment. */
  readonly lateBills: (subject: string, moment: string) => Promise<LateBills>;
};

/** The difference of a figure between two moments, or two sets of rows. */
export function difference(name: string, after: Trace, before: Trace, unit?: string): Trace {
  const trace = formula(name, [
    { label: 'after it', trace: after },
    { label: 'before it', sign: -1, trace: before },
  ]);
  return unit === undefined || trace.kind !== 'formula' ? trace : { ...trace, unit };
}

/** The load that was published at a moment. */
export function loadOf(loads: readonly LoadRecord[], moment: string): LoadRecord | undefined {
  return loads.find(({ publishedAt }) => publishedAt === moment);
}

/** The files of a load, in words. */
export function loadWords(load: LoadRecord | undefined): string {
  const names = load?.files.map(({ name }) => name) ?? [];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.length === 0 ? 'Bills' : `${names.slice(0, 3).join(', ')}${more}`;
}

/** A trace that counts the other way. */
export function turned(name: string, trace: Trace, sign: 1 | -1): Trace {
  return sign === 1 ? trace : formula(name, [{ label: name, sign: -1, trace }]);
}
