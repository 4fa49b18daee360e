import { Refusal } from '@capwise/domain';
import { accountOf } from '@capwise/domain/books';
import { toFine, type Fine } from '@capwise/domain/money';
import type { Trace } from '@capwise/contract/operation';
import type { LineRecord, PostingRecord } from '../../ports/index.ts';
import type { Child, Opened, TraceContext } from './opened.ts';
import { wireText } from './value.ts';

/**
 * Opens one posting (`posting:<id>:<sign>`) into what its source line says: the exact sum of the bill rows, what rounding added, and
 * what other postings of the line carry.
 */
export async function openItem(id: string, context: TraceContext): Promise<Opened> {
  const [kind, key = '', sign = '+'] = id.split(':');
  const posting = kind === 'posting' ? await context.company.posting(key) : null;
  const line = posting && (await context.company.line(posting.lineId));
  if (!posting || !line)
    throw new Refusal('NOT_FOUND', `nothing is kept under "${id}": open the figure again from the page`, { value: id });
  const turn = sign === '-' ? -1n : 1n;
  const children = lineChildren(posting, line, turn);
  const sum = children.reduce((total, { value }) => total + value, 0n);
  return {
    title: line.what,
    definition: definitionOf(posting, line),
    total: wireText(turn * toFine(posting.amount)),
    sum: wireText(sum),
    unit: context.currency,
    count: children.length,
    children: children.map(({ label, value, trace, opens, detail }) => ({
      label,
      detail,
      opens,
      figure: { value: wireText(value), unit: context.currency, trace },
    })),
  };
}

type Part = {
  readonly label: string;
  readonly value: Fine;
  readonly trace: Trace;
  readonly opens: Child['opens'];
  readonly detail: Child['detail'];
};

function lineChildren(posting: PostingRecord, line: LineRecord, turn: bigint): readonly Part[] {
  const amount = turn * toFine(posting.amount);
  if (line.source.kind !== 'rows') return [];
  const { billed, effective, filter, rows } = line.source;
  const cents = centsOf(posting, line);
  const exact =
    posting.measure === 'effective' ? effective : posting.measure === 'difference' ? billed - effective : billed;
  const sign = amount < 0n === cents < 0n ? 1n : -1n;
  const rowTrace = (measure: 'billed' | 'effective'): Trace => ({
    kind: 'rows',
    filter: { parts: [...(filter.parts ?? [])], equals: mutable(filter.equals) },
    measure,
  });
  const opens = `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
  const rowPart = (label: string, value: Fine, measure: 'billed' | 'effective', factor: 1 | -1): Part => ({
    label,
    value,
    opens,
    detail: null,
    trace:
      factor === 1
        ? rowTrace(measure)
        : { kind: 'formula', name: label, parts: [{ label, sign: -1, trace: rowTrace(measure) }] },
  });
  const factor = sign === 1n ? 1 : -1;
  const fromRows =
    posting.measure === 'difference'
      ? [
          rowPart('Billed cost of the bill rows', sign * billed, 'billed', factor),
          rowPart('Effective cost of the bill rows', -sign * effective, 'effective', factor === 1 ? -1 : 1),
        ]
      : [
          rowPart(
            posting.measure === 'effective' ? 'Effective cost of the bill rows' : 'Billed cost of the bill rows',
            sign * exact,
            posting.measure === 'effective' ? 'effective' : 'billed',
            factor,
          ),
        ];
  const rounding = sign * (cents - exact);
  const elsewhere = amount - sign * cents;
  const none: Trace = { kind: 'formula', name: 'Rounding', parts: [] };
  return [
    ...fromRows,
    ...(rounding === 0n
      ? []
      : [
          {
            label: 'Rounding to cents',
            value: rounding,
            trace: none,
            opens: null,
            detail: 'the invoice is rounded once; its cents go to the largest remainders',
          },
        ]),
    ...(elsewhere === 0n
      ? []
      : [
          {
            label: 'In other postings of the line',
            value: elsewhere,
            trace: { kind: 'postings' as const, sign: 1 as const, filter: { line: line.id } },
            opens: 'postings',
            detail: 'other months, or another balance',
          },
        ]),
  ];
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
      return toFine(amount);
  }
}

function definitionOf(posting: PostingRecord, line: LineRecord): string {
  const late = posting.date.toPlainYearMonth().toString() === line.month.toString() ? '' : `, charged in ${line.month}`;
  const side = posting.amount.minor < 0n ? 'Credit' : 'Debit';
  const notes = line.notes.length > 0 ? ` ${line.notes.join('. ')}.` : '';
  return `${side} to ${accountOf(posting.account).name} on ${posting.date}${late}. Rule: ${line.treatment.replace('bill: ', '')}.${notes}`;
}

function mutable(
  equals: Readonly<Record<string, string | null | readonly (string | null)[]>>,
): Record<string, string | null | (string | null)[]> {
  return Object.fromEntries(
    Object.entries(equals).map(([column, value]) => [
      column,
      typeof value === 'string' || value === null ? value : [...value],
    ]),
  );
}
