import { shortValue } from '../short-value.ts';
import type { CaseFinding, Checked } from './checked.ts';

/** Options whose order at the base of the assumptions is not that of their expected values: ranges lean to one side (§5.21). */
export function expectedFindings({ read, options, estimate }: Checked): readonly CaseFinding[] {
  if (!estimate) return [];
  const { subject, assumptionPlaces } = read;
  const find = (id: string) => options.find(({ option }) => option.id === id);
  const [left, right] = [find(estimate.pair.left), find(estimate.pair.right)];
  if (!left || !right) return [];
  const base = Number(left.answer.npv.value) - Number(right.answer.npv.value);
  const { mean, error } = estimate.difference.npv;
  if (base * mean >= 0 || Math.abs(mean) <= 2 * (error ?? 0)) return [];
  const [widest] = estimate.swings;
  const money = (value: number): string => shortValue(Math.abs(value), subject.currency);
  const [better, worse] = base > 0 ? [left, right] : [right, left];
  return [
    {
      code: 'EXPECTED_TURNS',
      message: `At the base of the assumptions ${better.option.name} is worth ${money(base)} more than ${worse.option.name}, on average over their ranges ${money(mean)} less${widest ? `: the range of "${widest.name}" leans to one side` : ''}. Decide by the average, or say why the base is likelier.`,
      place: widest && assumptionPlaces.get(widest.name),
    },
  ];
}
