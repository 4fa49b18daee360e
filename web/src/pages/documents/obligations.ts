import type { Figure } from '@capwise/contract';
import { shortText } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { sumOf } from '../assets/sum.ts';
import type { Obligations } from './answers.ts';

/** Everything that is still due, over all years; it opens to them. */
export function dueInAll({ years, totals }: Obligations): Figure {
  const parts = totals.map((figure, index) => ({ label: years[index] ?? '', figure }));
  return sumOf('Still due under purchase obligations', parts, totals[0]?.unit ?? '');
}

/** Obligations under which something is still due. */
export function stillDue({ obligations }: Obligations): Obligations['obligations'] {
  return obligations.filter(({ total }) => Number(total.value) !== 0);
}

/** What is still due in one sentence, with the year that bears the most of it. */
export function obligationsSentence(answer: Obligations): string {
  const after = `after ${longPeriodLabel(answer.month)}`;
  const count = stillDue(answer).length;
  if (count === 0) return `No purchase obligation is due ${after}.`;
  const total = dueInAll(answer);
  const largest = answer.totals.reduce(
    (best, figure, index) => (Number(figure.value) > Number(answer.totals[best]?.value) ? index : best),
    0,
  );
  const most = answer.totals[largest];
  const share =
    answer.years.length > 1 && most ? `; ${shortText(most.value, most.unit)} of it in ${answer.years[largest]}` : '';
  const contracts = count === 1 ? 'one purchase obligation' : `${count} purchase obligations`;
  return `${shortText(total.value, total.unit)} is still due under ${contracts} ${after}${share}. None of it is on the balance sheet.`;
}

/** The obligations as groups of a stacked picture: lengths by year. */
export function stackGroups(
  answer: Obligations,
): readonly { readonly name: string; readonly values: readonly number[] }[] {
  return stillDue(answer).map(({ what, years }) => ({ name: what, values: years.map(({ value }) => Number(value)) }));
}

/** The table as rows of a file. */
export function obligationRows(answer: Obligations): readonly (readonly (string | null)[])[] {
  const total = dueInAll(answer);
  return [
    ['Id', 'What', 'Vendor', ...answer.years, 'Total', 'Unit'],
    ...stillDue(answer).map(({ id, what, vendor, years, total: due }) => [
      id,
      what,
      vendor,
      ...years.map(({ value }) => value ?? 'unknown'),
      due.value ?? 'unknown',
      due.unit,
    ]),
    ['', 'Total', '', ...answer.totals.map(({ value }) => value ?? 'unknown'), total.value ?? 'unknown', total.unit],
  ];
}
