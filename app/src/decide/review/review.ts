import { Refusal } from '@capwise/domain';
import type { Answer } from '@capwise/contract/registry';
import { bridgeOf, statementOf, type PostingSum } from '@capwise/domain/books';
import { money, moneyText } from '@capwise/domain/money';
import { filterUnder, readBooks, tracedUnder, type Reading } from '../../books/reading.ts';
import { minorFigure, shortMoney } from '../../figure/index.ts';
import type { Handler } from '../../handler/index.ts';
import type { CaseApproval, CaseFigures } from '../../ports/index.ts';
import { foldDocument } from '../fold-document.ts';
import { versionOf, versionsOf } from '../version.ts';
import { bestOf, remainingOf, type Remaining } from './remaining.ts';

type Review = Answer<'decide.review'>;
type Measured = Review['toDate']['ebitda'];
type Frozen = CaseFigures['options'][number];

/**
 * `decide.review`: an approved case beside what the books hold, and what is left of each option. What was spent is sunk: the
 * remaining value begins after the last month that happened.
 */
export const reviewCase: Handler<'decide.review'> = async (input, context) => {
  const { name, version, dimensions, asOf } = input;
  const company = await context.books();
  const versions = await versionsOf(company, name);
  const record = versionOf(versions, version ?? versions.at(-1)?.approvedVersion ?? undefined);
  const approved = await company.caseApproval(name, record.version);
  if (!approved) throw notApproved(name, record.version);
  const folded = foldDocument(approved.document, 'year');
  const option = chosenOf(approved, input.option ?? folded.recommendation.verdict.option);
  const reading = await readBooks(context, { basis: 'us-gaap', asOf });
  requireCurrency(reading, approved.figures.currency);
  const happened = monthsThrough(approved.figures, input.through ?? reading.lastCharged);
  const sums = await company.sums(filterUnder(reading.view, { dimensions }), asOf);
  const scope: Scope = { reading, dimensions, sums, figures: approved.figures, option };
  const remaining = remainingOf(folded, happened.length);
  const toDate = measuresOf(scope, happened);
  return {
    name,
    version: record.version,
    hash: approved.contentHash,
    option: option.id,
    label: option.name,
    currency: approved.figures.currency,
    through: happened.at(-1) ?? null,
    words: wordsOf(approved.figures.currency, { option, toDate, remaining, happened }),
    months: happened.map((month) => ({ month, ...measuresOf(scope, [month]) })),
    toDate,
    remaining: remaining.map(({ option: id, label, minor }) => ({
      option: id,
      label,
      npv: moneyText(money(minor, approved.figures.currency)),
    })),
    remainsBest: bestOf(remaining)?.option ?? null,
  };
};

function notApproved(name: string, version: number): Refusal {
  return new Refusal(
    'NOT_APPROVED',
    `version ${version} of case "${name}" is a draft: decide approve freezes what can be reviewed`,
    { value: name, version },
  );
}

function chosenOf({ figures }: CaseApproval, id: string | null): Frozen {
  const found = figures.options.find((option) => option.id === id);
  if (found) return found;
  throw new Refusal(
    'NOT_FOUND',
    `the case has no option "${id ?? ''}": these are: ${figures.options.map((option) => option.id).join(', ')}`,
    { value: id },
  );
}

function requireCurrency({ currency }: Reading, wanted: string): void {
  if (currency === null || currency === wanted) return;
  throw new Refusal(
    'MIXED_CURRENCIES',
    `the books are in ${currency} and the case is in ${wanted}: review it in a company that reports in ${wanted}`,
    { value: wanted },
  );
}

function monthsThrough({ months }: CaseFigures, through: string | null): readonly string[] {
  return through === null ? [] : months.filter((month) => month <= through);
}

type Scope = {
  readonly reading: Reading;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly sums: readonly PostingSum[];
  readonly figures: CaseFigures;
  readonly option: Frozen;
};

function measuresOf(scope: Scope, months: readonly string[]): Review['toDate'] {
  const within = scope.sums.filter(({ month }) => months.includes(month));
  return {
    ebitda: measured(scope, months, {
      promised: scope.option.ebitda,
      actual: statementOf(within).ebitda,
      bar: 'ebitda',
    }),
    cash: measured(scope, months, { promised: scope.option.cash, actual: bridgeOf(within).cash, bar: 'cash' }),
  };
}

type Side = { readonly promised: readonly string[]; readonly actual: bigint; readonly bar: 'ebitda' | 'cash' };

function measured({ reading, dimensions, figures }: Scope, months: readonly string[], side: Side): Measured {
  const { currency } = figures;
  const promised = months.reduce((sum, month) => sum + BigInt(side.promised[figures.months.indexOf(month)] ?? '0'), 0n);
  const [from, to] = [months[0], months.at(-1)];
  const filter = { bars: [side.bar], dimensions: { ...dimensions }, ...(from && { from }), ...(to && { to }) };
  const text = (minor: bigint): string => moneyText(money(minor, currency));
  return {
    promised: text(promised),
    actual: minorFigure(side.actual, currency, tracedUnder(reading.view, filter, side.bar === 'cash' ? 1 : -1)),
    difference: text(side.actual - promised),
  };
}

type Told = {
  readonly option: Frozen;
  readonly toDate: Review['toDate'];
  readonly remaining: readonly Remaining[];
  readonly happened: readonly string[];
};

function wordsOf(currency: string, { option, toDate, remaining, happened }: Told): string {
  const size = (minor: bigint): string => shortMoney(minor < 0n ? -minor : minor, currency);
  const own = remaining.find((one) => one.option === option.id);
  const best = bestOf(remaining);
  const left = own ? `what is left of it is worth ${own.minor < 0n ? 'minus ' : ''}${size(own.minor)}` : '';
  const better =
    own && best && best.option !== own.option && best.minor > own.minor
      ? `; from here on ${best.label} would be worth ${size(best.minor - own.minor)} more`
      : '';
  if (happened.length === 0) return `No month of ${option.name} has happened yet; ${left}${better}.`;
  const gap = (measure: Measured): string =>
    Number(measure.difference) === 0
      ? 'as promised'
      : `${size(BigInt(measure.difference.replace('.', '')))} ${measure.difference.startsWith('-') ? 'below' : 'above'} what was promised`;
  return `${option.name} through ${happened.at(-1)}: EBITDA is ${gap(toDate.ebitda)}, cash ${gap(toDate.cash)}. What was spent is sunk: ${left}${better}.`;
}
