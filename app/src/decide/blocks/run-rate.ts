import type { Figure } from '@capwise/contract/operation';
import type { Input } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { growthOf } from '@capwise/domain/decide';
import { divideRounded, moneyText, parseFine, roundFine } from '@capwise/domain/money';
import { addMonths, monthRange, parseMonth } from '@capwise/domain/time';
import { cost } from '../../cloud/cost.ts';
import { fineFigure, formula } from '../../figure/index.ts';
import type { Context, Handler } from '../../handler/index.ts';

type Question = Input<'decide.runRate'>;
type MonthFigure = { readonly month: string; readonly figure: Figure };
type Charged = { readonly currency: string; readonly months: readonly MonthFigure[] };

/** `decide.runRate`: the mean of the last months of a workload, with the growth that they show and words for its source. */
export const runRate: Handler<'decide.runRate'> = async (question, context) => {
  const { currency, months } = await chargedMonths(question, context);
  const last = months.at(-1)?.month ?? '';
  const [first, to] = [months[0]?.month ?? '', parseMonth(question.to ?? last)];
  const from = laterOf(addMonths(to, 1 - question.months).toString(), first);
  const averaged = { from, to: to.toString(), months: monthRange(parseMonth(from), to).length };
  const within = months.filter(({ month }) => month >= from);
  if (within.length === 0) throw noRows(`from ${from} to ${to}`);
  const sum = within.reduce((total, { figure }) => total + parseFine(figure.value ?? '0'), 0n);
  const value = moneyText(roundFine(divideRounded(sum, BigInt(averaged.months), 'half-even'), currency, 'half-even'));
  const fitted = months.filter(({ month }) => month >= addMonths(to, 1 - question.fitted).toString());
  const isWhole = fitted.length === monthRange(parseMonth(fitted[0]?.month ?? from), to).length;
  const moment = question.asOf ?? (await (await context.books()).moment()) ?? context.ports.now().toString();
  const source = sourceWords(question, averaged, moment);
  const date = moment.slice(0, 10);
  const unit = `${currency} / month`;
  return {
    value,
    unit,
    currency,
    averaged,
    source,
    date,
    total: fineFigure(
      sum,
      currency,
      formula(
        `Charges of ${averaged.from} to ${averaged.to}`,
        within.map(({ month, figure }) => ({ label: month, trace: figure.trace })),
      ),
    ),
    months: months.filter(({ month }) => month >= from || fitted.some((other) => other.month === month)),
    growth: isWhole ? growthOf(fitted.map(({ figure }) => Number(figure.value))) : null,
    assumption: `${question.name}: {value: ${value}, unit: ${unit}, source: ${JSON.stringify(source)}, date: ${date}}`,
  };
};

/** What was charged by month, up to the last month that is over. Refuses NO_RUN_RATE and SEVERAL_CURRENCIES. */
async function chargedMonths(question: Question, context: Context): Promise<Charged> {
  const { measure, view, filter, asOf } = question;
  const current = parseMonth((asOf ?? context.ports.now().toString()).slice(0, 7));
  const to = question.to ?? addMonths(current, -1).toString();
  const span = Math.max(question.months, question.fitted);
  const reach = question.to === undefined ? {} : { from: addMonths(parseMonth(to), 1 - span).toString() };
  const asked = { measure, by: [], view, months: true, ...reach, to, filter, limit: 1 };
  const { rows, totals } = await cost(asOf === undefined ? asked : { ...asked, asOf }, context);
  const [total, other] = totals;
  if (total && other)
    throw new Refusal(
      'SEVERAL_CURRENCIES',
      `the rows are in ${totals.map(({ currency }) => currency).join(' and ')}, which are never added: filter by BillingCurrency`,
      { values: totals.map(({ currency }) => currency) },
    );
  const months = rows.flatMap(({ month, figure }) => (month === null ? [] : [{ month, figure }]));
  if (!total || months.length === 0) throw noRows(`up to ${to}`);
  return { currency: total.currency, months };
}

function noRows(when: string): Refusal {
  return new Refusal('NO_RUN_RATE', `no bill row fits ${when}: widen the filter, or name another month in "to"`, {
    value: when,
  });
}

function laterOf(left: string, right: string): string {
  return left > right ? left : right;
}

function sourceWords(
  { measure, filter }: Question,
  averaged: { readonly from: string; readonly to: string; readonly months: number },
  moment: string,
): string {
  const kept = Object.entries(filter).map(
    ([column, values]) => `${column} ${values.map((value) => value ?? 'not said').join(' or ')}`,
  );
  return [
    `${measure} cost of cloud bills, mean of ${averaged.months === 1 ? averaged.to : `${averaged.from} to ${averaged.to}`}`,
    ...kept,
    `as of ${moment}`,
  ].join(', ');
}
