import type { Answer } from '@capwise/contract/registry';
import { bridgeOf, rowsOfLine, statementOf } from '@capwise/domain/books';
import { money } from '@capwise/domain/money';
import { minorFigure, postingsTrace } from '../../figure/index.ts';
import type { CompanyReads, LineRecord } from '../../ports/index.ts';
import type { Registered } from './register.ts';

type View = Answer<'books.document'>;

/** A document, what the rules made of it, and what it does month by month. */
export async function viewOf(
  company: CompanyReads,
  { id, stored, lines }: Registered,
  { currency, asOf }: { readonly currency: string; readonly asOf?: string | undefined },
): Promise<View> {
  return {
    id,
    document: stored.document,
    withdrawn: stored.withdrawn !== null,
    reason: stored.withdrawn,
    lines: lines.map((line) => ({
      what: line.what,
      month: line.month.toString(),
      treatment: line.treatment,
      amount: amountFigure(line, currency),
      notes: [...line.notes],
    })),
    months: await monthsOf(company, id, { currency, asOf }),
  };
}

/** What a line says: it opens to the document. */
export function amountFigure({ id, amounts }: LineRecord, currency: string): View['lines'][number]['amount'] {
  return minorFigure((amounts.amount ?? money(0n, currency)).minor, currency, { kind: 'item', id: `line:${id}` });
}

async function monthsOf(
  company: CompanyReads,
  id: string,
  { currency, asOf }: { readonly currency: string; readonly asOf?: string | undefined },
): Promise<View['months']> {
  const dimensions = { document: id };
  const sums = await company.sumsBy({ scenario: 'actual', dimensions }, ['side'], asOf);
  return [...Map.groupBy(sums, ({ month }) => month)].map(([month, members]) => {
    const span = { from: month, to: month, dimensions };
    const debits = members.reduce((sum, { minor, values }) => (values.side === 'debit' ? sum + minor : sum), 0n);
    return {
      month,
      ebitda: minorFigure(
        statementOf(members).ebitda,
        currency,
        postingsTrace({ ...span, rows: [...rowsOfLine.ebitda] }, -1, asOf),
      ),
      cash: minorFigure(bridgeOf(members).cash, currency, postingsTrace({ ...span, bars: ['cash'] }, 1, asOf)),
      posted: minorFigure(debits, currency, postingsTrace({ ...span, side: 'debit' }, 1, asOf)),
    };
  });
}
