import type { Trace } from '@capwise/contract/operation';
import { parseMoney } from '@capwise/domain/money';
import { addMonths, parseMonth, periodOf, periodText, type Month } from '@capwise/domain/time';
import { fiscalStartOf, unitOf } from '../../company/index.ts';
import { minorFigure } from '../../figure/index.ts';
import type { Handler } from '../../handler/index.ts';
import { vendorOf, type DocumentOf } from './document.ts';
import { readDocuments, type Registered } from './register.ts';

type Obligation = Registered & { readonly document: DocumentOf<'purchase-obligation'> };

/** `books.obligations`: what is still due under contracts that are not on the balance sheet, by fiscal year. */
export const listObligations: Handler<'books.obligations'> = async ({ month, asOf }, context) => {
  const company = await context.books();
  const currency = await unitOf(company);
  const fiscalStart = await fiscalStartOf(company);
  const after = month ?? context.ports.now().toString().slice(0, 7);
  const obligations = (await readDocuments(company, asOf)).flatMap((registered): Obligation[] => {
    const { document, withdrawn } = registered.stored;
    return document.kind === 'purchase-obligation' && withdrawn === null ? [{ ...registered, document }] : [];
  });
  const yearOf = (due: Month): string => periodText(periodOf(due, 'year', fiscalStart));
  const due = obligations.map((obligation) => dueMonths(obligation.document, after));
  const years = [...new Set(due.flat().map(yearOf))].toSorted((a, b) => (a < b ? -1 : 1));
  const figure = (parts: readonly { readonly obligation: Obligation; readonly count: number }[]) =>
    minorFigure(
      parts.reduce((sum, part) => sum + BigInt(part.count) * monthly(part.obligation, currency), 0n),
      currency,
      {
        kind: 'formula',
        name: 'Still due under purchase obligations',
        parts: parts.map(({ obligation, count }) => ({
          label: obligation.document.what,
          sign: 1,
          trace: traceOf(obligation, count),
        })),
      },
    );
  const counted = (year?: string) =>
    obligations.map((obligation, index) => ({
      obligation,
      count: (due[index] ?? []).filter((at) => year === undefined || yearOf(at) === year).length,
    }));
  return {
    month: after,
    years,
    obligations: obligations.map((obligation, index) => ({
      id: obligation.id,
      what: obligation.document.what,
      vendor: vendorOf(obligation.document),
      total: figure(counted().slice(index, index + 1)),
      years: years.map((year) => figure(counted(year).slice(index, index + 1))),
    })),
    totals: years.map((year) => figure(counted(year))),
  };
};

/** Months of an obligation after a month. */
function dueMonths({ month, repeats }: Obligation['document'], after: string): readonly Month[] {
  const first = parseMonth(month);
  return Array.from({ length: repeats }, (_, index) => addMonths(first, index)).filter((at) => at.toString() > after);
}

function monthly({ document }: Obligation, currency: string): bigint {
  return parseMoney(document.amount, currency).minor;
}

/** So many of the equal months of an obligation. */
function traceOf({ lines, document }: Obligation, count: number): Trace {
  return { kind: 'item', id: `line:${lines[0]?.id ?? ''}:${count}:${document.repeats}` };
}
