import { uncertain } from '@capwise/domain/decide';
import type { CaseFinding, Checked } from './checked.ts';

/** Ranges of a case whose one option has nothing to be laid beside: they are in no figure, which must not be silent. */
export function undrawnFindings({ read: { subject, assumptionPlaces }, estimate }: Checked): readonly CaseFinding[] {
  const [first, ...others] = uncertain(subject.assumptions);
  if (estimate || !first) return [];
  const names = [first, ...others].map(({ name }) => `"${name}"`).join(', ');
  return [
    {
      code: 'RANGE_NOT_DRAWN',
      message: `The ranges of ${names} are in no figure: draws say how two options differ, and there is one. Add another, going on as today for one, or write sure values.`,
      place: assumptionPlaces.get(first.name),
    },
  ];
}
