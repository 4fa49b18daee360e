import { equivalentAnnual, lifeMonths, livesDiffer } from '../lives.ts';
import { shortValue } from '../short-value.ts';
import type { CaseFinding, Checked } from './checked.ts';

/** Options that end at different times: their totals and present values are not of the same service (decision cases, §5.23). */
export function livesFindings({ read: { subject, placeOf }, options }: Checked): readonly CaseFinding[] {
  if (!livesDiffer(subject)) return [];
  const bases = options.filter(({ option }) => option.variantOf === null);
  const words = bases.map(({ option, answer }) => {
    const { months, amount } = equivalentAnnual(subject, option, Number(answer.npv.value));
    const money = shortValue(Math.abs(amount), subject.currency);
    return `${option.name} ${money} a year ${amount < 0 ? 'of cost' : 'of gain'} over ${months} months`;
  });
  const [shortest] = bases.toSorted((a, b) => lifeMonths(subject, a.option) - lifeMonths(subject, b.option));
  return [
    {
      code: 'LIVES_DIFFER',
      message: `The options do not last equally long, so that their present values are not of one service. By equivalent annual amount: ${words.join('; ')}. Compare these, or add to ${shortest?.option.name ?? 'the shorter'} the line that renews it.`,
      place: shortest && placeOf(shortest.option.id),
    },
  ];
}
