import type { Answer } from '@capwise/contract/registry';
import type { Figure, Trace } from '@capwise/contract/operation';
import { parseFine, parseMoney, roundFine, toFine, type Fine } from '@capwise/domain/money';
import type { DocumentOf } from '../books/documents/document.ts';
import { amountFigure } from '../books/documents/view.ts';
import type { Registered } from '../books/documents/register.ts';
import { fineFigure, formula, minorFigure, rowsTrace } from '../figure/index.ts';
import { accrualId } from './accrual-document.ts';
import type { OpenMonth } from './month-end.ts';

type BillEstimate = Answer<'cloud.estimate'>['bills'][number];

/** What a bill lacks, and how the accrual of it turned out. */
export function estimateFigures(
  { part, coveredDays, missingDays, estimate }: OpenMonth,
  documents: readonly Registered[],
): BillEstimate {
  const { currency } = part;
  const derived = (fine: Fine | undefined, name: string): Figure =>
    minorFigure(roundFine(fine ?? 0n, currency, 'half-even').minor, currency, formula(name, []));
  const found = documents.find(({ id }) => id === accrualId(part));
  const accrual = found?.stored.document.kind === 'accrual' ? found.stored.document : null;
  return {
    source: part.source,
    billingAccount: part.billingAccount,
    currency,
    coveredDays,
    missingDays,
    soFar: fineFigure(part.effective, currency, rowsOfPart(part.id, 1)),
    usage: derived(estimate?.usage, `Mean of ${coveredDays} days, ${missingDays} times`),
    credits: derived(estimate?.credits, 'Credits of the month before less those so far'),
    accrual: derived(estimate?.estimate, 'Missing days and credits still expected'),
    low: derived(estimate?.low, 'Lower end of the range'),
    high: derived(estimate?.high, 'Upper end of the range'),
    document: found && found.stored.withdrawn === null ? found.id : null,
    trueUp: found && accrual ? trueUp(found, accrual, part) : null,
  };
}

/** The bill as it is now, less its rows and the accrual at the time. */
function trueUp(
  { lines }: Registered,
  { bill, amount }: DocumentOf<'accrual'>,
  { id, currency, effective }: OpenMonth['part'],
): Figure | null {
  const [line] = lines;
  if (!bill || !line || bill.part === id) return null;
  const accrued = parseMoney(amount, currency);
  return fineFigure(
    effective - parseFine(bill.soFar) - toFine(accrued),
    currency,
    formula('The bill now, less its rows then and the accrual', [
      { label: 'The bill now', trace: rowsOfPart(id, 1) },
      { label: 'Its rows at the time', sign: -1, trace: rowsOfPart(bill.part, 1) },
      { label: 'The accrual', sign: -1, trace: amountFigure(line, currency).trace },
    ]),
  );
}

function rowsOfPart(id: string, sign: 1 | -1): Trace {
  return rowsTrace({ parts: [id], equals: {} }, 'effective', sign);
}
