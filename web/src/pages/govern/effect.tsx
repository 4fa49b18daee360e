import type { Figure as FigureValue } from '@capwise/contract';
import { parseFine } from '@capwise/domain/money';
import { figureText, type Scale } from '../../format/amount.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';

type Props = {
  readonly figure: FigureValue;
  readonly label: string;
  readonly scale: Scale;
  readonly tone?: Tone | undefined;
};

/** Dollars of a finding: a figure that opens its evidence; what is unknown or moves nothing is said and opens nothing. */
export function Effect({ figure, label, scale, tone }: Props) {
  const { value, unit } = figure;
  if (value === null || parseFine(value) === 0n) return <span>{figureText(value, unit)}</span>;
  const foreign = unit !== scale.currency;
  return (
    <>
      <Figure figure={figure} label={label} scale={foreign ? undefined : scale} tone={tone} />
      {foreign && ` ${unit}`}
    </>
  );
}
