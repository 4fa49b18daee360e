import type { Answer, Input } from '@capwise/contract/registry';
import type { Handler } from '../handler/index.ts';
import { fineFigure, formula, rowsTrace } from '../figure/index.ts';
import type { CostAnswer } from '../ports/index.ts';

type RowTrace = ReturnType<typeof rowsTrace>;
type Keys = readonly (string | null)[];

/** `cloud.cost`: sums of bill rows by month and any column; currencies stand apart. */
export const cost: Handler<'cloud.cost'> = async (question, context) => {
  const company = await context.books();
  const moment = question.asOf ?? (await company.moment()) ?? undefined;
  const { asOf: _, from, to, ...rest } = question;
  const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const answer = await context.lake(company.name).cost(await company.liveParts(moment), { ...rest, ...span });
  return answerOf(question, answer, (equals) =>
    rowsTrace(
      { ...(moment !== undefined && { asOf: moment }), ...span, equals: { ...question.filter, ...equals } },
      question.measure,
    ),
  );
};

function answerOf(
  { measure, by }: Input<'cloud.cost'>,
  answer: CostAnswer,
  traceOf: (equals: Record<string, string | null>) => RowTrace,
): Answer<'cloud.cost'> {
  const group = (keys: Keys, currency: string): Record<string, string | null> => ({
    ...Object.fromEntries(by.map((column, index) => [column, keys[index] ?? null])),
    BillingCurrency: currency,
  });
  const shown = (currency: string): { label: string; sign: -1; trace: RowTrace }[] => {
    const groups = new Map(
      answer.rows.filter((row) => row.currency === currency).map(({ keys }) => [JSON.stringify(keys), keys]),
    );
    return [...groups.values()].map((keys) => ({
      label: keys.map((key) => key ?? 'not named').join(' · '),
      sign: -1,
      trace: traceOf(group(keys, currency)),
    }));
  };
  return {
    measure,
    months: [...new Set(answer.rows.flatMap(({ month }) => month ?? []))].sort(),
    by,
    rows: answer.rows.map(({ keys, month, currency, rows, value }) => ({
      keys: [...keys],
      month,
      currency,
      rows,
      figure: fineFigure(
        value,
        currency,
        traceOf({ ...group(keys, currency), ...(month !== null && { ChargeMonth: month }) }),
      ),
    })),
    rest: answer.rest.map(({ currency, groups, value }) => ({
      currency,
      groups,
      figure: fineFigure(
        value,
        currency,
        formula('All groups less those shown', [
          { label: 'all groups', trace: traceOf({ BillingCurrency: currency }) },
          ...shown(currency),
        ]),
      ),
    })),
    totals: answer.totals.map(({ currency, rows, value }) => ({
      currency,
      rows,
      figure: fineFigure(value, currency, traceOf({ BillingCurrency: currency })),
    })),
  };
}
