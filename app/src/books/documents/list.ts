import { unitOf } from '../../company/index.ts';
import { minorFigure } from '../../figure/index.ts';
import type { Handler } from '../../handler/index.ts';
import { monthOfDocument, vendorOf } from './document.ts';
import { readDocuments, type Registered } from './register.ts';
import { amountFigure } from './view.ts';

/** `books.documents`: what was recorded by document, newest month first. */
export const listDocuments: Handler<'books.documents'> = async ({ kind, asOf }, context) => {
  const company = await context.books();
  const currency = await unitOf(company);
  const documents = (await readDocuments(company, asOf)).filter(
    ({ stored }) => kind === undefined || stored.document.kind === kind,
  );
  return {
    documents: documents
      .map(({ id, stored, lines }) => ({
        id,
        kind: stored.document.kind,
        what: stored.document.what,
        vendor: vendorOf(stored.document),
        month: monthOfDocument(stored.document),
        treatments: [...new Set(lines.map(({ treatment }) => treatment))],
        amount: sumFigure(lines, currency),
        withdrawn: stored.withdrawn !== null,
      }))
      .toSorted((a, b) => (a.month === b.month ? (a.id < b.id ? -1 : 1) : a.month < b.month ? 1 : -1)),
  };
};

/** All lines of a document: one opens to itself, several to each of them. */
function sumFigure(lines: Registered['lines'], currency: string): ReturnType<typeof amountFigure> {
  const [only] = lines;
  if (lines.length === 1 && only) return amountFigure(only, currency);
  return minorFigure(
    lines.reduce((sum, { amounts }) => sum + (amounts.amount?.minor ?? 0n), 0n),
    currency,
    {
      kind: 'formula',
      name: 'Lines of the document',
      parts: lines.map((line) => ({ label: line.what, sign: 1, trace: amountFigure(line, currency).trace })),
    },
  );
}
