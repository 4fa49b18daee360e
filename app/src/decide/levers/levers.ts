import type { Answer } from '@capwise/contract/registry';
import { accountOf } from '@capwise/domain/books';
import { rankLevers, towardsTarget } from '@capwise/domain/decide/levers';
import { measureName } from '../../books/labels.ts';
import { defaultCurrency } from '../../company/index.ts';
import type { Handler } from '../../handler/index.ts';
import { booksLevers } from './books-levers.ts';
import { cloudLevers } from './cloud-levers.ts';
import { contractLevers } from './contract-levers.ts';
import {
  baseEbitda,
  groundOf,
  majorOf,
  majorText,
  percent,
  type Found,
  type Ground,
  type Lever,
  type LeverId,
} from './ground.ts';

type Levers = Answer<'decide.levers'>;

/** What levers are called whose figures the books do not have. */
const names: Readonly<Record<LeverId, string>> = {
  'unowned-cloud': 'Stop cloud that nobody owns',
  'unused-commitments': 'Move use under commitments that stand unused',
  'commitment-coverage': 'Cover steady use by commitments',
  'contract-renewals': 'Renew contracts for less',
  contractors: 'End or pause services from outside',
  'payment-terms': 'Pay vendors later',
  'defer-hiring': 'Fill open positions later',
  'defer-hardware': 'Buy hardware later',
  'pay-as-you-go': 'Pay as it is used instead of ahead',
  'hardware-life': 'Depreciate hardware longer',
  'capitalize-more': 'Capitalize more development',
};

/** `decide.levers`: what can be done for the EBITDA of a quarter, by honesty, effect, and how soon it can be taken back. */
export const showLevers: Handler<'decide.levers'> = async (question, context) => {
  const ground = await groundOf(question, context);
  if (ground === null) return withoutBooks(question.exclude, (await context.books()).name);
  const found = [
    ...(await cloudLevers(ground)),
    ...(await contractLevers(ground)),
    ...(await booksLevers(ground)),
  ].filter(({ id }) => !question.exclude.includes(id));
  return answerOf(ground, found);
};

function answerOf(ground: Ground, found: readonly Found[]): Levers {
  const { question, reading, currency, base, quarter } = ground;
  const { minor, figure } = baseEbitda(ground);
  const target = Math.abs(majorOf(minor, currency)) * question.target;
  const levers = rankLevers(found.flatMap((one): readonly Lever[] => ('needs' in one ? [] : [one])));
  const sum = towardsTarget(levers, target);
  const measure = measureName(reading.sums.some(({ account }) => accountOf(account).row === 'revenue'));
  return {
    company: reading.company.name,
    currency,
    measure,
    base: base.name,
    quarter: quarter.name,
    baseEbitda: figure,
    target,
    headline: headlineOf({ measure, ground, target, levers, sum }),
    real: sum.real,
    missing: sum.missing,
    reached: sum.reached,
    levers: [...levers],
    unknown: found.flatMap((one) => ('needs' in one ? [{ id: one.id, name: names[one.id], needs: one.needs }] : [])),
    excluded: [...question.exclude],
  };
}

type Said = {
  readonly measure: string;
  readonly ground: Ground;
  readonly target: number;
  readonly levers: readonly Lever[];
  readonly sum: ReturnType<typeof towardsTarget>;
};

function headlineOf({ measure, ground, target, levers, sum }: Said): string {
  const { question, currency, base, quarter } = ground;
  const amount = (value: number): string => majorText(value, currency);
  const asked = `${measure} +${percent(question.target)} in ${quarter.name} is ${amount(target)} more than ${base.name}`;
  const real = levers.filter(({ kind, ebitda }) => kind === 'real' && ebitda > 0);
  const [first] = real;
  const best = first ? `, the largest "${first.name}" with ${amount(first.ebitda)}` : '';
  if (sum.reached)
    return `${asked}. ${real.length} real levers reach it with ${amount(sum.real)}${best}; nobody leaves.`;
  return (
    `${asked}. Real levers do not reach it: ${real.length} come to ${amount(sum.real)}${best}, ${amount(sum.missing)} is ` +
    'missing. What else is listed moves cash or is shown elsewhere: it lifts no EBITDA against that quarter.'
  );
}

function withoutBooks(excluded: readonly LeverId[], company: string): Levers {
  const ids = Object.keys(names) as LeverId[];
  return {
    company,
    currency: defaultCurrency,
    measure: measureName(false),
    base: null,
    quarter: null,
    baseEbitda: null,
    target: 0,
    headline: 'The books hold no whole quarter yet: load bills, payroll and contracts, and levers have numbers.',
    real: 0,
    missing: 0,
    reached: false,
    levers: [],
    unknown: ids
      .filter((id) => !excluded.includes(id))
      .map((id) => ({ id, name: names[id], needs: 'three months of bills, payroll and contracts' })),
    excluded: [...excluded],
  };
}
