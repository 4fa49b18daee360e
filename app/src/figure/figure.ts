import type { CatalogQuestion, Figure, PostingFilter, Trace } from '@capwise/contract/operation';
import { fineText, money, moneyText, type Fine } from '@capwise/domain/money';

/** A figure of whole minor units. */
export function minorFigure(minor: bigint, currency: string, trace: Trace): Figure {
  return { value: moneyText(money(minor, currency)), unit: currency, trace };
}

/** A figure of an exact sum of bill rows. */
export function fineFigure(fine: Fine, currency: string, trace: Trace): Figure {
  return { value: fineText(fine), unit: currency, trace };
}

type Filter = Partial<PostingFilter>;

/** Postings that a filter keeps; sign −1 where the figure counts credits as +. */
export function postingsTrace(filter: Filter, sign: 1 | -1, asOf?: string): Trace {
  return { kind: 'postings', filter, sign, ...(asOf !== undefined && { asOf }) };
}

type RowsTrace = Extract<Trace, { kind: 'rows' }>;

/** Bill rows that a filter keeps; sign −1 where the figure counts them the other way. */
export function rowsTrace(filter: RowsTrace['filter'], measure: RowsTrace['measure'], sign: 1 | -1 = 1): Trace {
  return { kind: 'rows', filter, measure, ...(sign === -1 && { sign }) };
}

/** A sum of other figures, each with its sign. */
export function formula(
  name: string,
  parts: readonly { readonly label: string; readonly sign?: 1 | -1; readonly trace: Trace }[],
): Trace {
  return { kind: 'formula', name, parts: parts.map(({ label, sign = 1, trace }) => ({ label, sign, trace })) };
}

/** A figure that the catalog told by conditions on rows, with its question: those conditions change with the catalog. */
export function ofCatalog(trace: Trace, catalog: CatalogQuestion): Trace {
  if (trace.kind === 'formula') return { ...trace, catalog };
  const name = catalog.group?.keys.map((key) => key ?? 'not named').join(' · ') ?? 'All groups';
  return { ...formula(name, [{ label: 'what the catalog names by one condition', trace }]), catalog } as Trace;
}
