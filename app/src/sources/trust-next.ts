import type { Answer } from '@capwise/contract/registry';
import { accountOf } from '@capwise/domain/books';
import { minorFigure } from '../figure/index.ts';
import { tracedUnder } from '../books/reading.ts';
import type { DimensionSum } from '../ports/index.ts';
import { tables } from './tables/index.ts';
import type { TrustScope } from './trust-scope.ts';

type Trust = Answer<'sources.trust'>;
type Next = Trust['next'][number] & { readonly weight: bigint };

type Known = {
  readonly cash: readonly DimensionSum[];
  readonly payrollRead: number;
  readonly range: Trust['range'];
};

/** Files that would narrow the picture, by how much money each would settle or confirm; what is missing whole stands first. */
export function nextFiles(scope: TrustScope, known: Known): Trust['next'] {
  return [...missing(scope, known), ...unsettled(scope, known), ...unconfirmed(scope)]
    .toSorted((left, right) => (left.weight === right.weight ? 0 : left.weight < right.weight ? 1 : -1))
    .map(({ weight: _, ...next }) => next);
}

/** Heavier than any amount: of these it is not known how much they hold. */
const whole = 10n ** 30n;

function missing(
  { reading: { sums, lastCharged }, months }: TrustScope,
  { payrollRead, range }: Known,
): readonly Next[] {
  const none = (kind: Next['kind'], title: string, words: string, weight: bigint): Next => ({
    kind,
    title,
    words,
    amount: null,
    weight,
  });
  if (lastCharged === null) return [none('bill', 'Cloud bill', 'what the cloud costs, and what it is for', whole * 4n)];
  const hasPay = sums.some(
    ({ account }) => accountOf(account).nature === 'labor' && accountOf(account).row !== undefined,
  );
  const gaps = payrollRead < months.length;
  return [
    ...(range ? [none('bill', 'Cloud bill', range.words, whole * 3n)] : []),
    ...(!hasPay ? [none('payroll', tables.payroll.title, 'labor is not in EBITDA yet', whole * 2n)] : []),
    ...(hasPay && gaps
      ? [none('payroll', tables.payroll.title, `labor of ${months.length - payrollRead} months is missing`, whole)]
      : []),
  ];
}

function unsettled({ reading: { view }, months, currency }: TrustScope, { cash }: Known): readonly Next[] {
  const [from, to] = [months[0]?.toString(), months.at(-1)?.toString()];
  const minor = -cash.filter(({ values }) => values['measure'] !== 'settled').reduce((sum, one) => sum + one.minor, 0n);
  if (minor === 0n || from === undefined || to === undefined) return [];
  const filter = { bars: ['cash' as const], measures: ['paid', 'amount', 'billed'], from, to };
  return [
    {
      kind: 'payments',
      title: `${tables.payments.title} of ${from === to ? from : `${from} to ${to}`}`,
      words: 'it would settle cash that is expected from terms',
      amount: minorFigure(minor, currency, tracedUnder(view, filter, -1)),
      weight: minor < 0n ? -minor : minor,
    },
  ];
}

/** Cost that no trial balance confirms. */
function unconfirmed({ reading: { sums, view }, months, currency, tie }: TrustScope): readonly Next[] {
  const [from, to] = [months[0]?.toString(), months.at(-1)?.toString()];
  if (tie || from === undefined || to === undefined) return [];
  const wanted = new Set(months.map(String));
  const minor = sums
    .filter(({ account, month }) => wanted.has(month) && accountOf(account).bar === 'ebitda')
    .reduce((sum, one) => sum + one.minor, 0n);
  if (minor === 0n) return [];
  return [
    {
      kind: 'trial-balance',
      title: `${tables['trial-balance'].title} of ${to}`,
      words: 'it would confirm what the books say of the period',
      amount: minorFigure(minor, currency, tracedUnder(view, { bars: ['ebitda'], from, to }, 1)),
      weight: minor < 0n ? -minor : minor,
    },
  ];
}
