import { Refusal } from '@capwise/domain';
import { accountOf } from '@capwise/domain/books';
import { toFine, type Fine } from '@capwise/domain/money';
import type { Trace } from '@capwise/contract/operation';
import { formula, rowsTrace } from '../../figure/index.ts';
import type { LineRecord, PostingRecord } from '../../ports/index.ts';
import { isConverted, openConverted } from './converted.ts';
import { openLine, sourceWords } from './line.ts';
import { counted, type Child, type Opened, type TraceContext } from './opened.ts';
import { wireText } from './wire-text.ts';

/**
 * Opens one posting (`posting:<id>:<sign>`) into what its source line says: the exact sum of the bill rows, what rounding
 * added, and what other postings of the line carry. One of another currency opens into its transaction (`transaction:<id>:<sign>`).
 */
export async function openItem(id: string, context: TraceContext): Promise<Opened> {
  const [kind, key = '', sign = '+'] = id.split(':');
  if (kind === 'line') return openLine(id, context);
  const found = kind === 'posting' || kind === 'transaction' ? await context.company.posting(key) : null;
  const line = found && (await context.company.line(found.lineId));
  if (!found || !line) {
    throw new Refusal('NOT_FOUND', `nothing is kept under "${id}": open the figure again from its page`, { value: id });
  }
  const turn = sign === '-' ? -1n : 1n;
  if (kind === 'posting' && isConverted(found)) {
    return openConverted(found, turn, { title: line.what, definition: definitionOf(found, line) });
  }
  const posting = kind === 'transaction' ? { ...found, amount: found.transaction } : found;
  const unit = posting.amount.currency;
  const parts = partsOf(posting, line, turn);
  return {
    title: line.what,
    definition: definitionOf(posting, line),
    total: wireText(turn * toFine(posting.amount)),
    sum: wireText(parts.reduce((total, { value }) => total + value, 0n)),
    unit,
    count: parts.length,
    children: parts.map(({ value, trace, ...part }) => ({
      ...part,
      figure: { value: wireText(value), unit, trace },
    })),
  };
}

type Part = Pick<Child, 'label' | 'detail' | 'opens'> & { readonly value: Fine; readonly trace: Trace };

/** What nothing lies below. */
const nothing = formula('Nothing below', []);

function partsOf(posting: PostingRecord, line: LineRecord, turn: bigint): readonly Part[] {
  const amount = turn * toFine(posting.amount);
  if (line.source.kind !== 'rows') {
    return [
      {
        label: sourceWords[line.source.kind],
        detail: null,
        value: amount,
        trace: nothing,
        opens: null,
      },
    ];
  }
  const cents = centsOf(posting, line);
  const sign = amount < 0n === cents < 0n ? 1n : -1n;
  const fromRows = rowParts(posting, line, sign);
  const exact = fromRows.reduce((sum, { value }) => sum + value, 0n);
  const rest = (label: string, detail: string, value: bigint): readonly Part[] =>
    value === 0n ? [] : [{ label, detail, value, trace: nothing, opens: null }];
  return [
    ...fromRows,
    ...rest(
      'Rounding to cents',
      'an invoice is rounded once; its cents go to the largest remainders',
      sign * cents - exact,
    ),
    ...rest('In other postings of the line', 'other months, or another balance', amount - sign * cents),
  ];
}

/** The rows of the bill that a posting's measure is summed from, each sum counted as the posting counts it. */
function rowParts({ measure }: PostingRecord, line: LineRecord, sign: bigint): readonly Part[] {
  if (line.source.kind !== 'rows') return [];
  const { billed, effective, filter, rows } = line.source;
  const part = (of: 'billed' | 'effective', factor: bigint): Part => {
    const label = of === 'billed' ? 'Billed cost of the bill rows' : 'Effective cost of the bill rows';
    return {
      label,
      detail: null,
      opens: counted(rows, 'row'),
      value: factor * (of === 'billed' ? billed : effective),
      trace: rowsTrace(
        { parts: [...(filter.parts ?? [])], equals: mutable(filter.equals) },
        of,
        factor === 1n ? 1 : -1,
      ),
    };
  };
  switch (measure) {
    case 'effective':
      return [part('effective', sign)];
    case 'difference':
      return [part('billed', sign), part('effective', -sign)].filter(({ value }) => value !== 0n);
    default:
      return [part('billed', sign)];
  }
}

function centsOf({ measure, amount }: PostingRecord, { amounts }: LineRecord): Fine {
  const fine = (name: 'billed' | 'effective'): Fine => (amounts[name] ? toFine(amounts[name]) : 0n);
  switch (measure) {
    case 'effective':
      return fine('effective');
    case 'billed':
    case 'paid':
      return fine('billed');
    case 'difference':
      return fine('billed') - fine('effective');
    case 'amount':
    case 'settled':
    case 'exchange':
      return toFine(amount);
  }
}

function definitionOf(posting: PostingRecord, line: LineRecord): string {
  const sameMonth = posting.date.toPlainYearMonth().equals(line.month);
  const side = posting.amount.minor < 0n ? 'Credit' : 'Debit';
  const charged = sameMonth ? '' : `, charged in ${line.month}`;
  const notes = line.notes.length > 0 ? ` ${line.notes.join('. ')}.` : '';
  return `${side} to ${accountOf(posting.account).name} on ${posting.date}${charged}. Rule: ${line.treatment.replace('bill: ', '')}.${notes}`;
}

type Equals = Readonly<Record<string, string | null | readonly (string | null)[]>>;

function mutable(equals: Equals): Record<string, string | null | (string | null)[]> {
  return Object.fromEntries(
    Object.entries(equals).map(([column, value]) => [
      column,
      typeof value === 'string' || value === null ? value : [...value],
    ]),
  );
}
