import type { Chosen } from './choice.ts';

/** How an input may turn out. Values are in whatever unit the input has; chances are from 0 to 1. */
export type Distribution =
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** shift + e^(mu + sigma z) of a standard normal z. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number; readonly shift: number }
  /** Between 0 and 1: 1 / (1 + e^−(mu + sigma z)). */
  | { readonly kind: 'logit-normal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** Beta with λ = 4: its mean is (low + 4 mode + high) / 6. */
  | { readonly kind: 'pert'; readonly low: number; readonly mode: number; readonly high: number }
  /** The estimate times what IT builds come to, stopped when that reaches `stopAt`. */
  | { readonly kind: 'overrun'; readonly estimate: number; readonly stopAt: number }
  /** The value with that chance, else 0. */
  | { readonly kind: 'chance'; readonly chance: number; readonly value: number }
  | { readonly kind: 'choice'; readonly of: readonly Chosen[] };
