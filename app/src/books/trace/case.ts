import { Refusal } from '@capwise/domain';
import type { PostingFilter, Trace } from '@capwise/contract/operation';
import { accountOf, barOf, sumPostings, type Posting } from '@capwise/domain/books';
import {
  monthlyRate,
  decisionFlowPoints,
  memoAmounts,
  postOption,
  type Case,
  type CaseOption,
  type TaxProfile,
} from '@capwise/domain/decide';
import { minorDigits, money, moneyText } from '@capwise/domain/money';
import { hashOf, lineWords, readCase } from '../../decide/index.ts';
import type { Opened, TraceContext } from './opened.ts';

type PostingsTrace = Extract<Trace, { kind: 'postings' }>;
type FoldedOption = { readonly subject: Case; readonly option: CaseOption; readonly postings: readonly Posting[] };

/** Opens a figure of a case into the postings that its option is folded into: they are never kept. */
export async function openCasePostings(trace: PostingsTrace, context: TraceContext): Promise<Opened> {
  const filter = trace.filter;
  const { subject, option, postings } = await foldedOption(String(filter.scenario), context);
  const kept = postings.filter((posting) => keeps(filter, posting)).toSorted((a, b) => magnitude(b) - magnitude(a));
  const text = (minor: bigint): string => moneyText(money(BigInt(trace.sign) * minor, subject.currency));
  const { limit, offset } = context.page;
  return {
    title: `${option.name}: ${[...(filter.rows ?? []), ...(filter.bars ?? [])].slice(0, 2).join(', ').replaceAll('-', ' ') || 'postings'}`,
    definition: `Postings of the option, made by the treatments of the books from its lines. They are folded in memory and never kept.`,
    total: text(sumPostings(kept).reduce((sum, { minor }) => sum + minor, 0n)),
    sum: text(kept.reduce((sum, { amount }) => sum + amount.minor, 0n)),
    unit: subject.currency,
    count: kept.length,
    children: kept.slice(offset, offset + limit).map((posting) => {
      const line = option.lines[posting.line];
      return {
        label: `${posting.date} · ${accountOf(posting.account).name}`,
        detail: line?.what ?? null,
        figure: {
          value: text(posting.amount.minor),
          unit: subject.currency,
          trace: { kind: 'assumption' as const, id: `${String(filter.scenario)}:${posting.line}` },
        },
        opens: 'its assumption',
      };
    }),
  };
}

/** Sum of what a filter keeps of an option's postings, debit +, minor units. */
export async function casePostingsMinor(filter: PostingFilter, context: TraceContext): Promise<bigint> {
  const { postings } = await foldedOption(filter.scenario, context);
  return postings.reduce((sum, posting) => (keeps(filter, posting) ? sum + posting.amount.minor : sum), 0n);
}

/** Opens a line of a case (`case:<document>:<option>:<line>`): what the person wrote. */
export async function openAssumption(id: string, context: TraceContext): Promise<Opened> {
  const at = id.lastIndexOf(':');
  const { subject, option } = await foldedOption(id.slice(0, at), context);
  const number = Number(id.slice(at + 1));
  if (subject.tax && number === option.lines.length) return openTax(subject.tax, subject.currency);
  const line = option.lines[number];
  if (!line) throw new Refusal('NOT_FOUND', `the case has no line "${id}"`, { value: id });
  const amount = moneyText(line.amount);
  return {
    title: line.what,
    definition: `An assumption of the case: ${lineWords(line)}`,
    total: amount,
    sum: amount,
    unit: subject.currency,
    count: 0,
    children: [],
  };
}

/** Income tax of an option as a whole, which carries its losses forward. */
function openTax({ rate }: TaxProfile, currency: string): Opened {
  return {
    title: 'Income tax',
    definition: `Income tax of the option at ${rate * 100}%, paid in equal parts over each calendar year; a loss lowers what its later years are taxed on.`,
    total: moneyText(money(0n, currency)),
    sum: moneyText(money(0n, currency)),
    unit: currency,
    count: 0,
    children: [],
  };
}

/** Opens a net present value (`npv:<document>:<option>`) into its discounted years. */
export async function openPresentValue(id: string, context: TraceContext): Promise<Opened> {
  const [, document, optionId, turned] = id.split(':');
  const sign = turned === '-' ? -1 : 1;
  const { subject, option, postings } = await foldedOption(`case:${document}:${optionId}`, context);
  const digits = minorDigits(subject.currency);
  const rate = monthlyRate(subject.discountRate);
  const discounted = decisionFlowPoints(postings, subject, memoAmounts(subject, option)).map(
    (minor, month) => (sign * Number(minor)) / (1 + rate) ** month,
  );
  const total = money(BigInt(Math.round(discounted.reduce((sum, value) => sum + value, 0))), subject.currency);
  const years = [
    discounted.slice(0, 1),
    ...Array.from({ length: subject.years }, (_, year) => discounted.slice(1 + year * 12, 13 + year * 12)),
  ];
  const parts = closing(
    total.minor,
    years.map((year) => Math.round(year.reduce((sum, value) => sum + value, 0))),
  );
  return {
    title: 'Net present value',
    definition: `Cash by month, and what is off-book, discounted at ${subject.discountRate * 100}% a year, ${subject.tax ? 'after tax' : 'pre-tax'}: the effective monthly rate (1 + r)^(1/12) − 1; what is paid on the first day is not discounted, and what is still owed and due at the end is settled then. An estimate, rounded to ${digits} places.`,
    total: moneyText(total),
    sum: moneyText(
      money(
        parts.reduce((sum, part) => sum + part, 0n),
        subject.currency,
      ),
    ),
    unit: subject.currency,
    count: parts.length,
    children: parts.map((minor, index) => ({
      label: index === 0 ? 'First day' : `Year ${index}, discounted`,
      detail: null,
      opens: null,
      figure: {
        value: moneyText(money(minor, subject.currency)),
        unit: subject.currency,
        trace: { kind: 'assumption' as const, id },
      },
    })),
  };
}

/** Rounded parts whose last one closes to the total. */
function closing(total: bigint, parts: readonly number[]): readonly bigint[] {
  const whole = parts.map(BigInt);
  const rest = total - whole.reduce((sum, part) => sum + part, 0n);
  return whole.map((part, index) => (index === whole.length - 1 ? part + rest : part));
}

/** The option of a scenario `case:<document>:<option>`, folded. Refuses NOT_FOUND. */
export async function foldedOption(scenario: string, context: TraceContext): Promise<FoldedOption> {
  const [, document = '', optionId = ''] = scenario.split(':');
  const text =
    context.document !== undefined && hashOf(context.document) === document
      ? context.document
      : await keptDocument(document, context);
  const { subject } = readCase(text);
  const option = subject.options.find(({ id }) => id === optionId);
  if (!option) throw new Refusal('NOT_FOUND', `the case has no option "${optionId}"`, { value: optionId });
  return { subject, option, postings: postOption(subject, option, document) };
}

async function keptDocument(hash: string, { company }: TraceContext): Promise<string> {
  const kept = await company.caseDocument(hash);
  if (kept !== null) return kept;
  throw new Refusal('NOT_FOUND', 'the case of this figure is not kept here: give its text as "document"', {
    value: hash,
  });
}

function keeps(filter: PostingsTrace['filter'], posting: Posting): boolean {
  const month = posting.date.toPlainYearMonth().toString();
  const { row } = accountOf(posting.account);
  return (
    (filter.from === undefined || month >= filter.from) &&
    (filter.to === undefined || month <= filter.to) &&
    (filter.accounts === undefined || filter.accounts.includes(posting.account)) &&
    (filter.rows === undefined || (row !== undefined && filter.rows.includes(row))) &&
    (filter.bars === undefined || filter.bars.includes(barOf(posting)))
  );
}

function magnitude({ amount }: Posting): number {
  return Math.abs(Number(amount.minor));
}
