import type { Figure } from '@capwise/contract/operation';
import type { Answer, Input } from '@capwise/contract/registry';
import type { Handler } from '../handler/index.ts';
import { fineFigure, formula, ofCatalog, rowsTrace } from '../figure/index.ts';
import type { CostAnswer } from '../ports/index.ts';
import { asksForThings, costByThing, type TraceOfCost } from './cost-by-thing.ts';
/** `cloud.cost`: sums of bill rows by month and any column, or by what the catalog names; currencies stand apart. */
export const cost: Handler<'cloud.cost'> = async (question, context) => {
  const company = await context.books();
  const moment = question.asOf ?? (await company.moment()) ?? undefined;
  if (asksForThings(question)) {
    const { answer, traceOf } = await costByThing({ ...question, moment }, company, context);
    const { asOf: _, ...asked } = question;
    return answerOf(question, answer, (currency, group) =>
      ofCatalog(traceOf(currency, group), {
        operation: 'cloud.cost',
        question: asked,
        currency,
        group: group ? { keys: [...group.keys], month: group.month } : null,
      }),
    );
  }
  const { asOf: _, view: __, from, to, ...rest } = question;
  const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const answer = await context.lake(company.name).cost(await company.liveParts(moment), { ...rest, ...span });
  const pinned = { ...(moment !== undefined && { asOf: moment }), ...span };
  return answerOf(question, answer, (currency, group) =>
    rowsTrace(
      { ...pinned, equals: { ...question.filter, ...equalsOf(question.by, currency, group) } },
      question.measure,
    ),
  );
};

function equalsOf(
  by: readonly string[],
  currency: string,
  group: Parameters<TraceOfCost>[1],
): Record<string, string | null> {
  const keys = group ? by.map((column, index) => [column, group.keys[index] ?? null] as const) : [];
  const month = group?.month ?? null;
  return { ...Object.fromEntries(keys), BillingCurrency: currency, ...(month !== null && { ChargeMonth: month }) };
}

function answerOf(
  { measure, by }: Input<'cloud.cost'>,
  answer: CostAnswer,
  traceOf: TraceOfCost,
): Answer<'cloud.cost'> {
  const shown = (currency: string): { label: string; sign: -1; trace: Figure['trace'] }[] => {
    const groups = new Map(
      answer.rows.filter((row) => row.currency === currency).map(({ keys }) => [JSON.stringify(keys), keys]),
    );
    return [...groups.values()].map((keys) => ({
      label: keys.map((key) => key ?? 'not named').join(' · '),
      sign: -1,
      trace: traceOf(currency, { keys, month: null }),
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
      figure: fineFigure(value, currency, traceOf(currency, { keys, month })),
    })),
    rest: answer.rest.map(({ currency, groups, value }) => ({
      currency,
      groups,
      figure: fineFigure(
        value,
        currency,
        formula('All groups less those shown', [{ label: 'all groups', trace: traceOf(currency) }, ...shown(currency)]),
      ),
    })),
    totals: answer.totals.map(({ currency, rows, value }) => ({
      currency,
      rows,
      figure: fineFigure(value, currency, traceOf(currency)),
    })),
  };
}
