/** real: cost goes; timing: it moves to another period; presentation: it is only shown elsewhere. */
export type LeverKind = 'real' | 'timing' | 'presentation';

/** How soon a lever can be taken back. */
export type Reversibility = 'at once' | 'within a quarter' | 'hardly';

/** What a lever does in a quarter, in major units; + raises EBITDA, operating income or cash. */
export type LeverEffect = {
  readonly id: string;
  readonly kind: LeverKind;
  readonly reversibility: Reversibility;
  readonly ebitda: number;
  readonly operatingIncome: number;
  readonly cash: number;
};

const honesty: readonly LeverKind[] = ['real', 'timing', 'presentation'];
const ease: readonly Reversibility[] = ['at once', 'within a quarter', 'hardly'];

/** By honesty, then by effect on EBITDA, then on cash, then by how soon it can be taken back. */
export function rankLevers<Lever extends LeverEffect>(levers: readonly Lever[]): readonly Lever[] {
  return levers.toSorted(
    (a, b) =>
      honesty.indexOf(a.kind) - honesty.indexOf(b.kind) ||
      b.ebitda - a.ebitda ||
      b.cash - a.cash ||
      ease.indexOf(a.reversibility) - ease.indexOf(b.reversibility),
  );
}

/** What real levers come to against a target, in major units; `missing` is 0 where they reach it. */
export type LeverSum = { readonly real: number; readonly missing: number; readonly reached: boolean };

/** Only cost that goes counts towards a target. */
export function towardsTarget(levers: readonly LeverEffect[], target: number): LeverSum {
  const real = levers.reduce((sum, { kind, ebitda }) => (kind === 'real' ? sum + ebitda : sum), 0);
  const missing = Math.max(0, target - real);
  return { real, missing, reached: missing === 0 };
}

/** Depreciation of a quarter that a longer life takes away, in major units: about, since what is left is spread anew. */
export function stretchedDepreciation(depreciation: number, lifeMonths: number, moreMonths: number): number {
  return depreciation * (1 - lifeMonths / (lifeMonths + moreMonths));
}
