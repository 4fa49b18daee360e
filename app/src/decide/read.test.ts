import { describe, expect, it } from 'vitest';
import { Refusal } from '@capwise/domain';
import { readCase } from './read.ts';

const good = `question: Buy or build?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
  buy:
    name: Buy it
    lines:
      - what: Subscription
        treatment: expense
        function: research-and-development
        nature: software
        amount: 5M
        every: year
        net: 60 days
  build:
    lines:
      - what: Build
        treatment: capitalize
        asset: software
        amount: 10M
        life: 5 years
variants:
  cancelled:
    of: build
    cancelled at month: 18
`;

function refusalOf(text: string): Refusal {
  try {
    readCase(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('the case was read');
}

describe('a case file', () => {
  it('is read with its options, terms and variants', () => {
    const { subject } = readCase(good);
    expect(subject.options.map(({ id, variantOf, cancelledAt }) => [id, variantOf, cancelledAt])).toEqual([
      ['buy', null, null],
      ['build', null, null],
      ['cancelled', 'build', 18],
    ]);
    expect(subject.discountRate).toBe(0.1);
    expect(subject.options[0]?.lines[0]).toMatchObject({
      amount: { minor: 500_000_000n, currency: 'USD' },
      every: 'year',
      netDays: 60,
    });
    expect(subject.options[1]?.lines[0]?.treatment).toEqual({
      kind: 'capitalize',
      asset: 'software',
      readyAt: 0,
      lifeMonths: 60,
    });
  });

  it.each([
    ['5M', 500_000_000n],
    ['800k', 80_000_000n],
    ['1,200,000', 120_000_000n],
    ['12.50', 1_250n],
    ['1.25M', 125_000_000n],
    ['0.5k', 50_000n],
  ])('reads the amount %s exactly', (written, minor) => {
    const { subject } = readCase(good.replace('amount: 5M', `amount: ${written}`));
    expect(subject.options[0]?.lines[0]?.amount.minor).toBe(minor);
  });

  const mistakes: readonly (readonly [string, string, string, number, number])[] = [
    [
      'a month beyond a century',
      good.replace('cancelled at month: 18', 'cancelled at month: 99999'),
      '1200 months',
      27,
      25,
    ],
    ['terms of many years', good.replace('net: 60 days', 'net: 99999999 days'), '1200 months', 16, 14],
    ['an amount in words', good.replace('amount: 5M', 'amount: five million'), 'five million', 14, 17],
    ['a negative amount', good.replace('amount: 5M', 'amount: -5M'), '-5M', 14, 17],
    ['a misspelled key', good.replace('every: year', 'evry: year'), 'evry', 15, 15],
    ['an unknown treatment', good.replace('treatment: expense', 'treatment: ignore'), 'ignore', 11, 20],
    ['a life of zero', good.replace('life: 5 years', 'life: 0 months'), '0 months', 23, 15],
    ['a negative life', good.replace('life: 5 years', 'life: -3 months'), '-3 months', 23, 15],
    ['a start that is no month', good.replace('start: 2027-01', 'start: January'), 'January', 3, 8],
    ['a variant of nothing', good.replace('of: build', 'of: rent'), 'rent', 26, 9],
    ['a missing amount', good.replace('        amount: 5M\n', ''), '"amount" is missing', 10, 9],
    ['broken YAML', good.replace('options:', 'options: ['), 'YAML', 8, 11],
    ['an empty file', '', 'begins with "question:"', 1, 1],
    ['a currency that is none', good.replace('currency: USD', 'currency: dollars'), 'dollars', 2, 11],
  ];

  const line = (text: string): string => good.replace(/ {6}- what: Build\n[^]*?variants/, `${text}variants`);
  const labor = `      - what: Build
        treatment: capitalize labor
        kind of work: new functionality
        people: 5
        amount: 300k
        every: year
        for: 3 months
        life: 5 years
`;

  it('reads people, a kind of work and where it is ready', () => {
    expect(readCase(line(labor)).subject.options[1]?.lines[0]).toMatchObject({
      amount: { minor: 150_000_000n },
      people: 5,
      endsAt: 3,
      treatment: { kind: 'capitalize-labor', work: 'new-functionality', readyAt: 3, lifeMonths: 60, paidAfter: 0 },
    });
  });

  it.each<[string, string, string, string]>([
    ['maintenance', 'kind of work: new functionality', 'kind of work: maintenance', 'NOT_CAPITALIZABLE'],
    [
      'a replatform without a decision',
      'kind of work: new functionality',
      'kind of work: replatform',
      'NOT_CAPITALIZABLE',
    ],
    ['work of no kind', '        kind of work: new functionality\n', '', 'INVALID_CASE'],
    ['people by halves', 'people: 5', 'people: 2.5', 'INVALID_CASE'],
    ['a word for a kind of work', 'kind of work: new functionality', 'kind of work: magic', 'INVALID_CASE'],
    ['terms that pay has not', 'people: 5', 'net: 30 days', 'INVALID_CASE'],
    ['pay before work', 'people: 5', 'paid after: -1 month', 'INVALID_CASE'],
    ['no end and no month in which it is ready', '        for: 3 months\n', '', 'INVALID_CASE'],
  ])('of capitalized labor is refused for %s', (_, from, to, code) => {
    const refusal = refusalOf(line(labor.replace(from, to)));
    expect(refusal).toMatchObject({ code, data: { path: expect.stringContaining('Build') as string } });
    expect(refusal.message).toMatch(/^line \d+, column \d+: /);
  });

  it('takes a replatform with the recorded decision', () => {
    const text = labor.replace('new functionality', 'replatform\n        decision: ADR 7');
    expect(readCase(line(text)).subject.options[1]?.lines[0]?.treatment).toMatchObject({ decision: 'ADR 7' });
  });

  const lease = `      - what: Cluster
        treatment: lease
        lease: operating
        rate: 6%
        amount: 100k
        every: quarter
        term: 36 months
`;

  it.each<[string, string, string]>([
    ['a term that no payment ends', 'term: 36 months', 'term: 35 months'],
    ['a short term that is long', 'lease: operating', 'lease: short-term'],
    ['facts beside what it is said to be', 'rate: 6%', 'rate: 6%\n        fair value: 1M'],
    ['neither', '        lease: operating\n', ''],
    ['no rate', '        rate: 6%\n', ''],
    ['a length beside its term', 'term: 36 months', 'term: 36 months\n        for: 1 year'],
  ])('of a lease is refused for %s', (_, from, to) => {
    expect(refusalOf(line(lease.replace(from, to)))).toMatchObject({ code: 'INVALID_CASE' });
  });

  it('takes a term that assumptions decide where it is said what the lease is, for whole payments', () => {
    const held = (text: string) =>
      line(lease.replace('term: 36 months', 'term: held').replace('lease: operating', text)).replace(
        'options:',
        'assumptions:\n  held: 35 months (24 to 48 months)\noptions:',
      );
    expect(readCase(held('lease: finance')).subject.options[1]?.lines[0]).toMatchObject({
      treatment: { termMonths: 36 },
      formulas: { termMonths: { op: 'name', name: 'held' } },
    });
    expect(refusalOf(held('lease: short-term')).message).toMatch(/term \("held"\): it cannot be calculated/);
    expect(refusalOf(held('economic life: 8 years\n        fair value: 3M')).message).toMatch(
      /what it is follows from its term, which is calculated: write operating or finance/,
    );
  });

  it.each([
    ['36 months of 4 years: finance', '4 years', '9M', 'finance'],
    ['36 months of 8 years at a third of the value: operating', '8 years', '3M', 'operating'],
    ['36 months of 8 years at nearly all of the value: finance', '8 years', '1.1M', 'finance'],
  ])('classifies a lease by its facts: %s', (_, life, value, treatment) => {
    const text = lease.replace('lease: operating', `economic life: ${life}\n        fair value: ${value}`);
    expect(readCase(line(text)).subject.options[1]?.lines[0]?.treatment).toMatchObject({ treatment });
  });

  it.each<[string, string, string]>([
    ['an event without a month', '          - event: retirement\n', 'INVALID_CASE'],
    ['an event that is none', '          - at month: 3\n            event: party\n', 'INVALID_CASE'],
    [
      'a shutdown without its test',
      '          - at month: 3\n            event: shutdown plan\n            ends at month: 9\n',
      'INVALID_CASE',
    ],
    [
      'a shutdown before its plan',
      '          - at month: 3\n            event: shutdown plan\n            ends at month: 2\n            test: t\n',
      'INVALID_CASE',
    ],
    [
      'a loss above book',
      '          - at month: 3\n            event: impairment\n            loss: 11M\n',
      'IMPAIRMENT_ABOVE_BOOK',
    ],
    [
      'an event after the end',
      '          - at month: 3\n            event: retirement\n          - at month: 4\n            event: impairment\n            loss: 1M\n',
      'EVENT_AFTER_DISPOSAL',
    ],
  ])('of events is refused for %s', (_, events, code) => {
    const refusal = refusalOf(
      good.replace('        life: 5 years\n', `        life: 5 years\n        events:\n${events}`),
    );
    expect(refusal).toMatchObject({ code, data: { line: expect.any(Number) as number } });
  });

  it('asks under IFRS whether an implementation is distinct from its service', () => {
    const hosting = `      - what: Setting up
        treatment: hosting
        implementation: coding
        amount: 1M
        term: 36 months
`;
    const ifrs = line(hosting).replace('options:', 'framework: ifrs\noptions:');
    expect(refusalOf(ifrs)).toMatchObject({ code: 'INVALID_CASE' });
    const said = ifrs.replace('implementation: coding', 'implementation: coding\n        distinct: yes');
    expect(readCase(said).subject.options[1]?.lines[0]?.treatment).toMatchObject({ isDistinct: true });
  });

  it('refuses an implementation cost after its hosting term, with its line', () => {
    const hosting = `      - what: Setting up
        treatment: hosting
        implementation: coding
        amount: 1M
        starts at month: 40
        ready at month: 2
        term: 36 months
`;
    expect(refusalOf(line(hosting))).toMatchObject({ code: 'CHARGE_AFTER_TERM', data: { line: 19 } });
  });

  it.each(mistakes)('is refused for %s, with line and column', (_, text, named, line, column) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('INVALID_CASE');
    expect(refusal.message).toContain(named);
    expect([refusal.data.line, refusal.data.column]).toEqual([line, column]);
  });
});

describe('a line that takes time away', () => {
  const timed = (more: string): string => good.replace('net: 60 days', more);
  const assumed = (more: string): string =>
    timed(more).replace('options:', 'assumptions:\n  launch: 9 months (6 months to 15 months)\noptions:');

  it.each([
    ['terms', timed('net: -3000 days'), 'it comes to -3000 days'],
    ['terms without a unit', timed('net: -1'), 'it comes to -1 day,'],
    ['terms that are calculated', assumed('net: launch - 12 months'), 'it comes to -90 days'],
    ['a length', timed('for: -3 months'), 'it comes to -3 months'],
    ['no length', timed('for: 0 months'), 'it comes to 0 months'],
    ['a length that is calculated', assumed('for: launch - 12 months'), 'it comes to -3 months'],
    ['one that comes to nothing', assumed('for: launch - 9 months'), 'it comes to 0 months'],
  ])('is refused with line and remedy: %s', (_, text, words) => {
    const { code, message, data } = refusalOf(text);
    expect([code, text.split('\n')[Number(data['line']) - 1]]).toEqual([
      'INVALID_CASE',
      expect.stringMatching(/net|for/),
    ]);
    expect(message).toContain(words);
    expect(message).toMatch(/write (0 for the same day, or 60 days|60 months or 5 years, or leave it out)/);
  });

  it('takes terms of 0 days, and a block that is late by no month at its base', () => {
    expect(readCase(timed('net: 0 days')).subject.options[0]?.lines[0]?.netDays).toBe(0);
    const late = good.replace(
      '  build:\n',
      '  build:\n    blocks: [{block: delay, what: Late, benefit: 50k, late: late, window: fixed}]\n',
    );
    const { subject } = readCase(late.replace('options:', 'assumptions:\n  late: one of 0 months, 6 months\noptions:'));
    expect(subject.options[1]?.lines.map(({ endsAt }) => endsAt)).toContain(0);
  });
});

describe('a text that is more than one case', () => {
  it.each([
    ['brackets', `${good}exit: ${'['.repeat(3000)}${']'.repeat(3000)}\n`],
    ['brackets that a parser bears', `${good}exit: ${'['.repeat(40)}${']'.repeat(40)}\n`],
    ['lists', `${good}exit:\n  ${'- '.repeat(5000)}x\n`],
    ['entries', `${good}exit: ${'{a: '.repeat(2000)}1${'}'.repeat(2000)}\n`],
  ])('is refused in our words where it is nested too deep: %s', (_, text) => {
    const { code, message } = refusalOf(text);
    expect(code).toBe('INVALID_CASE');
    expect(message).toMatch(/^line 2[89], column \d+: the file.*: it is nested more than 20 deep.*close each bracket/);
    expect(message).not.toContain('call stack');
  });

  it.each([
    ['---', `${good}---\nquestion: Rent?\n`],
    ['...', `${good}...\nquestion: Rent?\n`],
  ])('is refused in our words where it has two documents: %s', (mark, text) => {
    const { code, message } = refusalOf(text);
    expect(code).toBe('INVALID_CASE');
    expect(message).toMatch(/^line \d+, column 1: the file/);
    expect(message).toContain(`a case is one document: delete the line ${mark} and what follows it`);
    expect(message).not.toContain('YAML.');
    expect(readCase(`---\n${good}`).subject.years).toBe(5);
  });
});

describe('the name of an assumption', () => {
  const named = (name: string): string => good.replace('options:', `assumptions:\n  ${name}: 5M\noptions:`);

  it.each([
    ['max', '"max" is a word that formulas are written with', '"max fee"'],
    ['Round', '"Round" is a word that formulas are written with', '"Round fee"'],
    ['per', '"per" is a word that formulas are written with', '"per fee"'],
    ['year', '"year" is a word of units', '"year needed"'],
    ['people', '"people" is a word of units', '"people needed"'],
  ])('that is a word of formulas is refused as one, with a name that can be: %s', (name, why, proposal) => {
    const { message } = refusalOf(named(name));
    expect(message).toContain(why);
    expect(message).toContain(proposal);
    expect(readCase(named(proposal.replaceAll('"', ''))).subject.assumptions).toHaveLength(1);
    expect(refusalOf(named('9 lives')).message).toContain('of words that begin with a letter');
  });
});

describe('a range in a line', () => {
  it.each([
    ['amount: 5M', 'amount: 8M to 16M', '"build cost: 8M to 16M" there, and "amount: build cost" here'],
    ['amount: 5M', 'amount: 10M (8M to 16M)', '"build cost: 10M (8M to 16M)"'],
    ['amount: 5M', 'amount: 16M to 8M', '"build cost: 16M to 8M"'],
    ['amount: 5M', 'amount: 30% chance of 5M', '"build cost: 30% chance of 5M"'],
    ['life: 5 years', 'life: 3 to 5 years', '"duration: 3 to 5 years" there, and "life: duration" here'],
    ['net: 60 days', 'net: 30 to 60 days', '"terms: 30 to 60 days"'],
    ['discount rate: 10%', 'discount rate: 8% to 12%', '"rate: 8% to 12%"'],
    ['cancelled at month: 18', 'cancelled at month: 12 to 18', '"first month: 12 to 18"'],
  ])('is refused with where it stands: %s, %s', (from, to, remedy) => {
    const { code, message } = refusalOf(good.replace(from, to));
    expect(code).toBe('INVALID_CASE');
    expect(message).toMatch(/^line \d+, column \d+: .*: a range stands under "assumptions:", and a line names it/);
    expect(message).toContain(remedy);
  });

  it('is none where it is a date', () => {
    expect(refusalOf(good.replace('at month: 18', 'at month: 2028-06')).message).not.toContain('a range stands');
  });
});

describe('the options of a case', () => {
  const many = (count: number): string =>
    good.replace('variants:', () => {
      const lines = '{lines: [{what: Fee, treatment: expense, amount: 1M}]}';
      return `${Array.from({ length: count }, (_, index) => `  option ${index}: ${lines}\n`).join('')}variants:`;
    });

  it('are 40 together with its variants', () => {
    expect(readCase(many(37)).subject.options).toHaveLength(40);
    expect(refusalOf(many(38))).toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(
        /^line \d+, column \d+: options: options and variants together are 41, and a case has at most 40,/,
      ) as string,
    });
    expect(refusalOf(many(398)).message).toMatch(/together are 401,.* keep those that are chosen among/);
  });
});

describe('a list that is too long', () => {
  it('is refused by its number, though it is no value', () => {
    const stresses = `stresses:\n${'  - {name: S, set: {fee: 1M}}\n'.repeat(21)}`;
    expect(refusalOf(good.replace('options:', `${stresses}options:`)).message).toMatch(
      /^line 7, column 3: stresses: there are 21: a case has at most 20/,
    );
  });
});
