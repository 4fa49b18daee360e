import { describe, expect, it } from 'vitest';
import { Refusal } from '@capwise/domain';
import { evaluateDocument } from './evaluate-document.ts';

type Evaluation = ReturnType<typeof evaluateDocument>;

const head = `question: Buy or build?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
north star: free cash flow
`;

const buyOrBuild = (more: string): string => `${head}${more}
options:
  buy:
    lines:
      - {what: Fee, treatment: expense, amount: fee, every: year, for: 2 years}
      - {what: Later fee, treatment: expense, amount: later fee, every: year, starts at month: 24}
      - {what: Exit, treatment: expense, amount: exit, starts at month: 59}
  build:
    lines:
      - {what: Build, treatment: capitalize, amount: 15M, life: 5 years}
`;

const assumptions = `assumptions:
  fee: {value: 3M, unit: USD / year}
  rise: 100%
  later fee: fee * rise
  exit: 0 USD
`;

function evaluate(document: string): Evaluation {
  return evaluateDocument(document, { by: 'year', seed: 1 });
}

function refusalOf(document: string): Refusal {
  try {
    evaluate(document);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('the case was not refused');
}

function row(evaluation: Evaluation, option: string, name: string): readonly number[] | undefined {
  const found = evaluation.options.find(({ id }) => id === option)?.lines.find(({ line }) => line === name);
  return found?.figures.map(({ value }) => Number(value));
}

describe('a stress', () => {
  const stresses = `${assumptions}stresses:
  - {name: Fee of 300% from year 3, set: {rise: 300%}}
  - {name: Exit must be paid, set: {exit: 20M}}
  - {name: A little dearer, set: {fee: 1.1 * fee}}
  - {name: As it is, set: {fee: 3M, rise: 100%}}
`;

  it('says what each option is worth then, and whether the recommendation flips', () => {
    const { recommendation, stresses: found, options } = evaluate(buyOrBuild(stresses));
    expect(recommendation.verdict.option).toBe('buy');
    expect(found.map(({ name, option, flips }) => [name, option, flips])).toEqual([
      ['Fee of 300% from year 3', 'build', true],
      ['Exit must be paid', 'build', true],
      ['A little dearer', 'buy', false],
      ['As it is', 'buy', false],
    ]);
    const change = (index: number, id: string) => found[index]?.options.find((each) => each.id === id)?.change ?? 0;
    expect(change(1, 'buy')).toBeCloseTo(-20_000_000 / 1.1 ** (59 / 12), 1);
    expect(change(1, 'build')).toBe(0);
    expect(change(2, 'buy')).toBeCloseTo(0.1 * Number(options[0]?.npv.value), 1);
    expect(change(3, 'buy')).toBeCloseTo(0, 1);
  });

  it.each([
    ['an unknown assumption, with the nearest', 'set: {rises: 300%}', /did you mean "rise"/],
    ['a value in another unit', 'set: {fee: 3 months}', /fee.*the assumption in/],
    ['a range', 'set: {rise: 100% to 300%}', /it is a range/],
    ['nothing', 'set: {}', /at least one assumption/],
  ])('is refused for %s', (_, set, message) => {
    const refusal = refusalOf(buyOrBuild(`${assumptions}stresses:\n  - {name: Stress, ${set}}\n`));
    expect([refusal.code, refusal.message]).toEqual(['INVALID_CASE', expect.stringMatching(message)]);
  });
});

describe('a gate', () => {
  const gates = `${assumptions}gates:
  - {gate: Data stays in the EU, fails: buy, reason: The vendor hosts in one region, way round: wrap and extend}
`;

  it('that an option fails ends it whatever it is worth, and the way round is shown', () => {
    const without = evaluate(buyOrBuild(assumptions));
    const { recommendation, headline } = evaluate(buyOrBuild(gates));
    expect([without.recommendation.verdict.option, recommendation.verdict.option]).toEqual(['buy', 'build']);
    expect(recommendation.ended).toMatchObject([
      { option: 'buy', by: { gate: 'Data stays in the EU', wayRound: 'wrap and extend' } },
    ]);
    expect(headline.map(({ text }) => text).join('')).toContain('buy ends at the gate "Data stays in the EU"');
  });

  it('that all options fail leaves none', () => {
    const { recommendation } = evaluate(buyOrBuild(gates.replace('fails: buy', 'fails: "buy, build"')));
    expect(recommendation.verdict.option).toBeNull();
    expect(recommendation.ended).toHaveLength(2);
  });
});

describe('the core questions', () => {
  const core = (advantage: string): string =>
    `${assumptions}core: {differentiator: yes, drives revenue: yes, competitive advantage: ${advantage}}\n`;

  it('say buy with any no, and stand beside the recommendation', () => {
    const { core: said, recommendation, findings } = evaluate(buyOrBuild(core('no')));
    expect(said).toMatchObject({ verdict: 'buy', why: 'it is no competitive advantage' });
    expect([recommendation.verdict.option, findings.map(({ code }) => code).includes('CORE_AGAINST')]).toEqual([
      'buy',
      false,
    ]);
  });

  it('say build with three times yes, and a recommendation to buy is a finding', () => {
    const { core: said, findings } = evaluate(buyOrBuild(core('yes')));
    expect(said).toMatchObject({ verdict: 'build', answers: { differentiator: true, drivesRevenue: true } });
    expect(findings.find(({ code }) => code === 'CORE_AGAINST')?.message).toMatch(/^buy leads.*does not build/);
  });

  it('are null where they were not asked, and need three answers where they were', () => {
    expect(evaluate(buyOrBuild(assumptions)).core).toBeNull();
    expect(refusalOf(buyOrBuild(`${assumptions}core: {differentiator: yes}\n`)).message).toMatch(
      /"drives revenue" is missing/,
    );
  });
});

describe('options of unequal lives', () => {
  const option = (id: string, amount: string, life: string): string =>
    `  ${id}:\n    lines:\n      - {what: Part, treatment: capitalize, asset: equipment, amount: ${amount}, life: ${life}}\n`;

  it('are compared by their equivalent annual cost: 21,000 over 5 years beats 15,000 over 3', () => {
    const { options } = evaluate(
      `${head}options:\n${option('a', '15000', '3 years')}${option('b', '21000', '5 years')}`,
    );
    expect(options.map(({ equivalentAnnual }) => equivalentAnnual)).toEqual([
      { months: 36, amount: expect.closeTo(-6031.72, 2) as number },
      { months: 60, amount: expect.closeTo(-5539.75, 2) as number },
    ]);
  });

  it('have none where all last equally long', () => {
    const { options } = evaluate(
      `${head}options:\n${option('a', '15000', '5 years')}${option('b', '21000', '5 years')}`,
    );
    expect(options.map(({ equivalentAnnual }) => equivalentAnnual)).toEqual([null, null]);
  });
});

describe('a tax profile', () => {
  const tax = (profile: string): string => `${assumptions}tax: ${profile}\n`;

  it('makes cash and present value after tax, and leaves EBITDA', () => {
    const [before, after] = [assumptions, tax('{rate: 25%, software: immediate, equipment: bonus}')].map((more) =>
      evaluate(buyOrBuild(more)),
    );
    if (!before || !after) throw new Error('no evaluation');
    expect([before.tax, after.tax]).toEqual(['pre-tax', 'after-tax']);
    expect(row(before, 'build', 'tax')).toBeUndefined();
    expect(row(after, 'build', 'tax')).toEqual([3_750_000, 0, 0, 0, 0]);
    expect(row(after, 'buy', 'tax')).toEqual([750_000, 750_000, 750_000, 750_000, 750_000]);
    expect(row(after, 'build', 'cash')).toEqual([-11_250_000, 0, 0, 0, 0]);
    expect(row(after, 'build', 'ebitda')).toEqual(row(before, 'build', 'ebitda'));
    const months = Array.from({ length: 12 }, (_, month) => 312_500 / 1.1 ** ((month + 1) / 12));
    expect(Number(after.options[1]?.npv.value)).toBeCloseTo(-15_000_000 + months.reduce((a, b) => a + b), 1);
  });

  it('of foreign development and losses that are carried forward pays nothing back', () => {
    const evaluation = evaluate(buyOrBuild(tax('{rate: 25%, software: 15 years, losses: carried forward}')));
    expect([row(evaluation, 'buy', 'tax'), row(evaluation, 'build', 'tax')]).toEqual([undefined, undefined]);
  });

  it.each([
    ['a rate of all income', '{rate: 100%}', /below 100%/],
    ['a schedule that is none', '{rate: 25%, software: 7 years}', /none of immediate, 5-years, 15-years/],
    ['an unknown key', '{rate: 25%, losses used: yes}', /"losses used" is not known here/],
  ])('is refused for %s', (_, profile, message) => {
    expect(refusalOf(buyOrBuild(tax(profile))).message).toMatch(message);
  });

  it('reads MACRS as it is written', () => {
    const document = buyOrBuild(tax('{rate: 25%, equipment: MACRS 5}')).replace(
      'capitalize,',
      'capitalize, asset: equipment,',
    );
    expect(row(evaluate(document), 'build', 'tax')).toEqual([750_000, 1_200_000, 720_000, 432_000, 432_000]);
  });
});

describe('a line that is left out of the decision', () => {
  const withOverhead = (more: string): Evaluation =>
    evaluate(
      `${buyOrBuild(assumptions)}      - {what: Overhead, treatment: expense, amount: 1M, every: year${more}}\n`,
    );

  it('is shown in a row of its own, and moves neither EBITDA nor cash nor present value', () => {
    const [without, allocated] = [evaluate(buyOrBuild(assumptions)), withOverhead(', allocated: yes')];
    expect(row(allocated, 'build', 'left-out')).toEqual([-1e6, -1e6, -1e6, -1e6, -1e6]);
    expect(allocated.options[1]?.npv.value).toBe(without.options[1]?.npv.value);
    expect(row(allocated, 'build', 'ebitda')).toEqual(row(without, 'build', 'ebitda'));
    expect(row(without, 'build', 'left-out')).toBeUndefined();
    expect(Number(withOverhead('').options[1]?.npv.value)).toBeLessThan(Number(without.options[1]?.npv.value));
  });

  it.each([
    ['both sunk and allocated', ', sunk: yes, allocated: yes', /sunk already/],
    ['neither yes nor no', ', sunk: maybe', /none of no, yes/],
  ])('is refused where it is %s', (_, more, message) => {
    expect(() => withOverhead(more)).toThrow(message);
  });
});
