import { readCase } from '@capwise/app/decide';
import { statementOf, sumPostings } from '@capwise/domain/books';
import {
  cashFlowPoints,
  decisionFlowPoints,
  fullEstimate,
  memoAmounts,
  postOption,
  simulateCase,
  type Case,
  type CaseOption,
  type FullEstimate,
} from '@capwise/domain/decide';
import { addMonths } from '@capwise/domain/time';
import { describe, expect, it } from 'vitest';
import { estimateCaseText } from '../bench/estimate-case.ts';
import { timedDocuments, treatmentDocuments } from './estimate-documents.ts';

type Drawn = { readonly points?: number; readonly held?: ReadonlyMap<string, number> };

function drawn(subject: Case, { points = 1, held = new Map() }: Drawn = {}) {
  const [left, right] = subject.options;
  if (!left || !right) throw new Error('two options are laid side by side');
  return simulateCase(subject, { pair: { left, right }, points, seed: 5, held, cache: new Map() });
}

/** All at the base of the assumptions, unrounded. */
function atBase(subject: Case): FullEstimate {
  return fullEstimate(drawn({ ...subject, assumptions: subject.assumptions.map(sureOf) }));
}

function sureOf(assumption: Case['assumptions'][number]): Case['assumptions'][number] {
  return { ...assumption, distribution: null };
}

/** What the books fold of an option, in cents, and how many postings they are. */
function folded(subject: Case, option: CaseOption) {
  const postings = postOption(subject, option, 'test');
  const decision = decisionFlowPoints(postings, subject, memoAmounts(subject, option)).map(Number);
  const byMonth = Map.groupBy(sumPostings(postings), ({ month }) => month);
  return {
    postings: postings.length,
    cash: cashFlowPoints(postings, subject).map(Number),
    ebitda: Array.from({ length: subject.years * 12 }, (_, month) =>
      Number(statementOf(byMonth.get(addMonths(subject.start, month).toString()) ?? []).ebitda),
    ),
    npv: decision.reduce((sum, flow, point) => sum + flow * (1 + subject.discountRate) ** (-point / 12), 0),
  };
}

function expectBooks(subject: Case): void {
  const { options } = atBase(subject);
  expect(options.length).toBeGreaterThan(1);
  for (const { id, npv, cash, ebitda } of options) {
    const option = subject.options.find((each) => each.id === id);
    if (!option) throw new Error(`there is no option ${id}`);
    const books = folded(subject, option);
    const cents = Math.max(1, books.postings);
    expect(Math.abs(npv.mean * 100 - books.npv)).toBeLessThan(cents);
    let total = 0;
    for (const [point, flow] of books.cash.entries()) {
      total += flow;
      expect(Math.abs((cash.mean[point] ?? Number.NaN) * 100 - total)).toBeLessThan(cents);
    }
    for (const [month, cost] of books.ebitda.entries())
      expect(Math.abs((ebitda.mean[month] ?? Number.NaN) * 100 - cost)).toBeLessThan(cents);
  }
}

describe('the estimate kernel', () => {
  it.each(Object.entries(treatmentDocuments))(
    'comes to what the books fold of %s, within a cent a posting',
    (_, text) => expectBooks(readCase(text).subject),
  );

  it('comes to what the books fold of a case with ranges, at their base', () =>
    expectBooks(readCase(estimateCaseText()).subject));

  it('comes to what the books fold after tax, whether losses are used or carried forward', () => {
    for (const losses of ['used', 'carried-forward'] as const) {
      const { subject } = readCase(treatmentDocuments['capital'] ?? '');
      const profile = { rate: 0.25, softwareMonths: 60, equipment: 'life', losses } as const;
      expectBooks({ ...subject, tax: profile });
    }
  });
});

const values: Readonly<Record<string, string>> = {
  fee: '2.4M',
  uplift: '5%',
  support: '210k',
  seats: '1200',
  'price per seat': '390',
  'build cost': '7M',
  engineers: '9',
  salary: '255k',
  upkeep: '12%',
  'run rate': '900k',
  ready: '13 months',
  benefit: '2.2M',
};
const numbers: ReadonlyMap<string, number> = new Map([
  ['fee', 2.4e6],
  ['uplift', 0.05],
  ['support', 210e3],
  ['seats', 1200],
  ['price per seat', 390],
  ['build cost', 7e6],
  ['engineers', 9],
  ['salary', 255e3],
  ['upkeep', 0.12],
  ['run rate', 9e5],
  ['ready', 13],
  ['benefit', 2.2e6],
]);

function written(names: readonly string[]): Case {
  const text = names.reduce(
    (before, name) => before.replace(new RegExp(`^  ${name}: .*$`, 'm'), `  ${name}: ${values[name]}`),
    estimateCaseText(),
  );
  const isKept = (line: string): boolean => !/^(moves together:|  - \{of: )/.test(line);
  return readCase(text.split('\n').filter(isKept).join('\n')).subject;
}

describe('a value that is held', () => {
  it('comes to what a document with that value comes to, for every assumption', () => {
    const names = Object.keys(values);
    const held = drawn(written([]), { held: numbers, points: 2 });
    const read = drawn(written(names));
    for (const [index, { npv, cumulative }] of held.options.entries()) {
      const other = read.options[index];
      expect(npv[1] ?? Number.NaN).toBeCloseTo(other?.npv[0] ?? 0, 4);
      expect(cumulative.map((row) => Math.round((row[0] ?? 0) * 100))).toEqual(
        other?.cumulative.map((row) => Math.round((row[0] ?? 0) * 100)),
      );
    }
  });

  it.each(Object.keys(values))('of "%s" alone comes to the mean of a document with that value', (name) => {
    const held = fullEstimate(drawn(written([]), { held: new Map([[name, numbers.get(name) ?? 0]]), points: 512 }));
    const read = fullEstimate(drawn(written([name]), { points: 512 }));
    for (const [index, { npv }] of held.options.entries()) {
      const other = read.options[index]?.npv;
      // Both draw the others by points of their own: each mean errs by what its scrambles say.
      const error = Math.hypot(npv.error ?? 0, other?.error ?? 0) + 1e-6 * Math.abs(npv.mean);
      expect(Math.abs(npv.mean - (other?.mean ?? Number.NaN))).toBeLessThan(8 * error);
    }
  });
});

const timedText = (lines: string, assumptions = ''): string => `question: When?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
${assumptions}options:
  one:
    lines:
${lines.replaceAll(/^/gm, '    ')}
  other:
    lines:
      - {what: Fee, treatment: expense, amount: 1M, every: year}
`;

describe('an uncertain timing', () => {
  it.each(timedDocuments)('of $what comes to the case that is read at those whole months', ({ range, lines }) => {
    const { subject } = readCase(timedText(lines('when'), `assumptions:\n  when: ${range}\n`));
    const { draws, options } = drawn(subject, { points: 16 });
    const when = draws.columns.get('when');
    if (!(when instanceof Float64Array)) throw new Error('when is drawn');
    const months = [...when].map((value) => Math.round(value));
    expect(new Set(months).size).toBeGreaterThan(8);
    for (const [draw, month] of months.entries()) {
      const field = /(ready at|starts at) month: \d/.test(lines(String(month))) ? String(month) : `${month} months`;
      const read = drawn(readCase(timedText(lines(field))).subject);
      expect(options[0]?.npv[draw]).toBeCloseTo(read.options[0]?.npv[0] ?? Number.NaN, 4);
      const cumulative = options[0]?.cumulative.map((row) => Math.round((row[draw] ?? 0) * 100));
      expect(cumulative).toEqual(read.options[0]?.cumulative.map((row) => Math.round((row[0] ?? 0) * 100)));
    }
  });
});
