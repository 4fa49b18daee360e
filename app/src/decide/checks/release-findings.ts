import { paybackMonthsMax } from '@capwise/domain/decide';
import type { CaseFinding, Checked } from './checked.ts';

/** Releases that pay back too late as they are listed, and the order that shortens it. */
export function releaseFindings({ read, releases }: Checked): readonly CaseFinding[] {
  if (!releases) return [];
  const { before, after } = releases;
  if (before.payback !== null && before.payback <= paybackMonthsMax) return [];
  const months = (payback: number | null): string =>
    payback === null ? 'not within the case' : `after ${payback} months`;
  const isShorter = (after.payback ?? Number.POSITIVE_INFINITY) < (before.payback ?? Number.POSITIVE_INFINITY);
  const remedy = isShorter
    ? ` In the order ${after.order.join(', ')} they do ${months(after.payback)}.`
    : ' No order of them is sooner: release less, or in smaller parts.';
  return [
    {
      code: 'PAYBACK_AT_RISK',
      message: `As listed the releases pay back ${months(before.payback)}: beyond ${paybackMonthsMax} months the project is at risk of being cut.${remedy}`,
      place: read.placeOf('releases'),
    },
  ];
}
