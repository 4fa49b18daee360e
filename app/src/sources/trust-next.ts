import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { accountOf } from '@capwise/domain/books';
import { minorFigure } from '../figure/index.ts';
import { tracedUnder } from '../books/reading.ts';
import { tables } from './tables/index.ts';
import type { TrustScope } from './trust-scope.ts';

type Trust = Answer<'sources.trust'>;
type Next = Trust['next'][number];

type Known = Pick<Trust, 'payroll' | 'range'> & {
  /** Cash of the period that no payment settled. */
  readonly expected: Figure;
};

/** Files that would narrow the picture: what is missing whole, of which nobody knows how much it is, then by how much each would say. */
export function nextFiles(scope: TrustScope, known: Known): Next[] {
  const priced = [...unsettled(scope, known), ...unconfirmed(scope)];
  return [...missing(scope, known), ...priced.toSorted((left, right) => sizeOf(right) - sizeOf(left))];
}

function sizeOf({ amount }: Next): number {
  return Math.abs(Number(amount?.value ?? 0));
}

function missing({ reading: { lastCharged } }: TrustScope, { payroll, range }: Known): readonly Next[] {
  const none = (kind: Next['kind'], title: string, words: string): Next => ({ kind, title, words, amount: null });
  if (lastCharged === null) return [none('bill', 'Cloud bill', 'what the cloud costs, and what it is for')];
  const { read, months } = payroll;
  const words = read === 0 ? 'labor is not in EBITDA yet' : `labor of ${months - read} months is missing`;
  return [
    ...(range ? [none('bill', 'Cloud bill', range.words)] : []),
    ...(read < months ? [none('payroll', tables.payroll.title, words)] : []),
  ];
}

function unsettled({ months }: TrustScope, { expected }: Known): readonly Next[] {
  const [from, to] = [months[0], months.at(-1)];
  if (!from || !to || Number(expected.value) === 0) return [];
  return [
    {
      kind: 'payments',
      title: `${tables.payments.title} of ${from.equals(to) ? from : `${from} to ${to}`}`,
      words: 'it would settle cash that is expected from terms',
      amount: expected,
    },
  ];
}

/** Cost that no trial balance confirms. */
function unconfirmed({ reading: { sums, view }, months, currency, tie }: TrustScope): readonly Next[] {
  const [from, to] = [months[0]?.toString(), months.at(-1)?.toString()];
  if (tie || from === undefined || to === undefined) return [];
  const minor = sums
    .filter(({ account, month }) => month >= from && month <= to && accountOf(account).bar === 'ebitda')
    .reduce((sum, one) => sum + one.minor, 0n);
  if (minor === 0n) return [];
  return [
    {
      kind: 'trial-balance',
      title: `${tables['trial-balance'].title} of ${to}`,
      words: 'it would confirm what the books say of the period',
      amount: minorFigure(minor, currency, tracedUnder(view, { bars: ['ebitda'], from, to }, 1)),
    },
  ];
}
