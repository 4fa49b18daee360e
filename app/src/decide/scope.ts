import type { Unit } from '@capwise/domain/estimate';

/** The assumptions that formulas of a case may name, at their base. */
export type Scope = {
  readonly names: readonly string[];
  /** Null where its unit is not known. */
  readonly unitOf: (name: string) => Unit | null;
  readonly valueOf: (name: string) => number;
};

/** No assumption may be named. */
export const noScope: Scope = {
  names: [],
  unitOf: () => null,
  valueOf: () => Number.NaN,
};
