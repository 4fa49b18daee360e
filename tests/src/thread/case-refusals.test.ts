import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '@capwise/domain';
import { fileOf } from '../support/bills.ts';
import { capwiseProgram } from '../support/capwise-program.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { runProgram } from '../support/program.ts';

const good = `question: Buy or build the payments platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
assumptions:
  build cost: 10M (8M to 16M)
  upkeep: 10% (8% to 30%)
  fee: {value: 5M, unit: USD / year}
  launch: 9 months (6 months to 15 months)
moves together:
  - {of: 'build cost, upkeep', how: strongly}
options:
  buy:
    name: Buy
    lines:
      - {what: Fee, treatment: expense, amount: fee, every: year}
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, amount: build cost, life: 5 years}
      - {what: Upkeep, treatment: expense, nature: labor, amount: build cost * upkeep, every: year}
`;

const upkeep = 'amount: build cost * upkeep,';
const launch = '  launch:';
const rate = 'discount rate: 10%\nassumptions:';
const together = "{of: 'build cost, upkeep', how: strongly}";
const build = 'treatment: capitalize, amount: build cost, life: 5 years';
const fee = 'amount: fee, every: year';

/** What is written in the place of what, then the line, the value and the remedy that the message names. */
type Mistake = readonly [name: string, from: string, to: string, line: number, value: string, remedy: string];

const units: readonly Mistake[] = [
  ['an amount in months', upkeep, 'amount: launch,', 22, '"launch"', 'an amount in USD is needed: write 5M'],
  ['money and months added', upkeep, "amount: 'fee * 1 year + launch',", 22, 'launch', 'give both one unit'],
  ['the same among assumptions', launch, `  odd: fee * 1 year + launch\n${launch}`, 10, 'launch', 'give both one unit'],
  ['a value that is not in its unit', '{value: 5M,', '{value: 5 months,', 9, '"5 months"', 'change one of them'],
];

const dates: readonly Mistake[] = [
  ['a date before the start', fee, `${fee}, starts at month: -3`, 17, '"-3"', 'write 0 or more'],
  ['one that is calculated', fee, `${fee}, starts at month: launch - 12 months`, 17, 'month -3', 'write 0 or more'],
  ['a month that is none', 'start: 2027-01', 'start: 2027-13', 3, '"2027-13"', 'write 2027-01'],
  ['a day that is none', rate, `decide by: 2026-02-30\n${rate}`, 5, '"2026-02-30"', 'write 2027-01-31'],
  ['a duration beyond a century', 'life: 5 years', 'life: 500 years', 21, '"500 years"', 'a century at most'],
];

const correlations: readonly Mistake[] = [
  ['a correlation of 1.2', 'how: strongly', 'how: 1.2', 12, '"1.2"', 'a number between -1 and 1'],
  ['a correlation that is a word of a program', 'how: strongly', 'how: constructor', 12, '"constructor"', 'strongly'],
  ['one with itself', "'build cost, upkeep'", "'upkeep, upkeep'", 12, '"upkeep, upkeep"', 'two or more different'],
  [
    'one with what is sure',
    "'build cost, upkeep'",
    "'upkeep, fee'",
    12,
    '"fee" has no range',
    'these have: build cost',
  ],
  ['one with nobody', "'build cost, upkeep'", "'upkeep, buildcost'", 12, '"buildcost"', 'these have: build cost'],
];

const twice: readonly Mistake[] = [
  [
    'a pair twice',
    together,
    `${together}\n  - {of: 'upkeep, build cost', how: some}`,
    13,
    'build cost and upkeep',
    'keep one',
  ],
];

const rates: readonly Mistake[] = [
  ['a rate of -100%', 'rate: 10%', 'rate: -100%', 5, '"-100%"', 'above -100%'],
  ['one that is calculated', rate, `discount rate: low\nassumptions:\n  low: -100%`, 5, 'comes to -100%', 'write 10%'],
  ['one in a draw', rate, `discount rate: low\nassumptions:\n  low: -150% to 10%`, 5, 'falls to -1', 'above -100%'],
];

const formulas: readonly Mistake[] = [
  [
    'a ring among assumptions',
    launch,
    `  a: b * 2\n  b: c + 1\n  c: a\n${launch}`,
    10,
    'a -> b -> c -> a',
    'give one of them',
  ],
  ['an assumption of itself', launch, `  a: a * 2\n${launch}`, 10, 'a -> a', 'a value of its own'],
  ['a call of a program', upkeep, 'amount: process.exit(),', 22, '"process.exit()"', 'no dots in names'],
  ['a member', upkeep, 'amount: fee.constructor,', 22, '"fee.constructor"', 'no dots in names'],
  ['a prototype', upkeep, 'amount: __proto__,', 22, '"__proto__"', 'nothing but names and numbers'],
  ['a prototype as a name', launch, `  __proto__: 5M\n${launch}`, 10, '__proto__', 'begin with a letter'],
  [
    '2,001 characters',
    upkeep,
    `amount: fee${' + fee'.repeat(333)},`,
    22,
    '2001 characters, of 2000',
    'name a part of it',
  ],
  ['brackets without end', upkeep, `amount: ${'('.repeat(200)}fee${')'.repeat(200)},`, 22, '((((', 'nested'],
  ['an unknown name', upkeep, 'amount: build cots * upkeep,', 22, '"build cots"', 'did you mean "build cost"'],
  [
    'one in an assumption',
    launch,
    `  odd: build cots * 2\n${launch}`,
    10,
    '"build cots"',
    'the nearest are "build cost"',
  ],
  ['a division by zero', upkeep, 'amount: fee / (upkeep - upkeep),', 22, 'it divides by zero', 'write if(a = 0'],
];

const ranges: readonly Mistake[] = [
  ['a range reversed', '(8M to 16M)', '(16M to 8M)', 7, '"16M to 8M"', 'write 8M to 16M'],
  ['a base outside of it', '10M (8M', '30M (8M', 7, '"30M (8M to 16M)"', 'the base is not between its ends'],
  ['an overrun without a stop', '10M (8M to 16M)', 'overrun(10M)', 7, '"overrun(10M)"', 'stop at 25M'],
  [
    'a stop below the estimate',
    '10M (8M to 16M)',
    'overrun(10M, stop at 5M)',
    7,
    'stop at 5M',
    'stop above the estimate',
  ],
  ['a chance above one', '10M (8M to 16M)', '150% chance of 5M', 7, '"150% chance of 5M"', 'write 30% chance of 5M'],
  ['a spread of nothing', '10M (8M to 16M)', 'normal(5M, 0)', 7, '"normal(5M, 0)"', 'above zero'],
  ['a name that begins with a digit', launch, `  9 lives: 5M\n${launch}`, 10, '9 lives', 'begin with a letter'],
  ['a name that is a formula', launch, `  a+b: 5M\n${launch}`, 10, 'a+b', 'begin with a letter'],
  ['a name twice', launch, `  upkeep: 5M\n${launch}`, 10, '"upkeep"', 'a second time: give it another name'],
  ['an option twice', '  build:\n    name', '  buy:\n    name', 18, '"buy"', 'a second time'],
];

const numbers: readonly Mistake[] = [
  ...['NaN', 'Infinity', '.inf', '-.inf', '.nan', '1e400'].map(
    (text): Mistake => [`the text ${text}`, upkeep, `amount: ${text},`, 22, `"${text}"`, 'write'],
  ),
  ['400 digits', upkeep, `amount: ${'9'.repeat(400)},`, 22, '"9999', 'write 5M, 800k or 1200000'],
  ['400 digits as an assumption', '10M (8M to 16M)', '9'.repeat(400), 7, '"9999', 'write a value'],
  ['a product without end', upkeep, 'amount: build cost * 10^300,', 22, '10^300', 'write 5M, 800k or 1200000'],
  ['a cost below zero', fee, 'amount: -5M, every: year', 17, '-5000000', 'above zero'],
];

const shapes: readonly Mistake[] = [
  ['terms below zero', fee, `${fee}, net: -400 days`, 17, '"-400 days"', 'write 0 for the same day, or 60 days'],
  [
    'terms that are calculated',
    fee,
    `${fee}, net: launch - 12 months`,
    17,
    'comes to -90 days',
    'write 0 for the same',
  ],
  ['a length below zero', fee, `${fee}, for: -3 months`, 17, '"-3 months"', 'or leave it out where it goes on'],
  ['a length of nothing', fee, `${fee}, for: launch - 9 months`, 17, 'it comes to 0 months', 'write 60 months'],
  ['a range in a line', upkeep, 'amount: 8M to 16M,', 22, '"8M to 16M"', 'write "build cost: 8M to 16M" there'],
  ['a function as a name', launch, `  max: 5M\n${launch}`, 10, '"max" is a word', 'a second word, as "max fee"'],
  ['a unit as a name', launch, `  month: 5M\n${launch}`, 10, '"month" is a word of units', 'as "month needed"'],
  ['two documents', '\nassumptions:', '\n---\nassumptions:', 6, '"---"', 'delete the line --- and what follows it'],
  [
    'brackets without end',
    '\nassumptions:',
    `\nexit: ${'['.repeat(2000)}${']'.repeat(2000)}\nassumptions:`,
    6,
    'deep',
    'close',
  ],
  [
    'a percentage below zero of what is no share',
    rate,
    'discount rate: 10%\nstresses: [{name: None, set: {launch: -50%}}]\nassumptions:',
    6,
    '"-50%"',
    'a percentage as 300%, which is three times the base',
  ],
];

const draws: readonly Mistake[] = [
  [
    'a root that some draws do not have',
    upkeep,
    'amount: build cost * sqrt(upkeep - 9%),',
    22,
    'where upkeep is 0.08',
    'keep its range above zero',
  ],
  [
    'an assumption that some draws do not have',
    launch,
    `  odd: fee / max(0, upkeep - 9%)\n${launch}`,
    10,
    'upkeep is 0.08',
    'write if(a = 0',
  ],
  [
    'an impairment of what is used up by then',
    build,
    'treatment: capitalize, amount: 10M, life: launch, events: [{at month: 7, event: impairment, loss: 1M}]',
    21,
    '1000000.00 USD is above the book value',
    'give a loss of at most',
  ],
];

const manyOptions = Array.from(
  { length: 39 },
  (_, index) => `  other ${index}: {lines: [{what: Fee, treatment: expense, amount: 1M}]}\n`,
).join('');

describe('a case that cannot be', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const refusalOf = async (document: string): Promise<Refusal> => {
    const answer: unknown = await capwise.invoke('decide.evaluate', { document }).catch((error: unknown) => error);
    if (answer instanceof Refusal) return answer;
    throw answer instanceof Error ? answer : new Error('the case was evaluated');
  };

  it('is one change away from one that can', async () => {
    const { estimate, findings } = await capwise.invoke('decide.evaluate', { document: good });
    expect(estimate?.notes).toEqual([]);
    expect(findings.map(({ code }) => code)).not.toContain('INVALID_CASE');
  });

  it.each([
    ...units,
    ...dates,
    ...correlations,
    ...twice,
    ...rates,
    ...formulas,
    ...ranges,
    ...numbers,
    ...shapes,
    ...draws,
  ])('is refused with line, value and remedy: %s', async (_, from, to, line, value, remedy) => {
    expect(good).toContain(from);
    const { code, message, data } = await refusalOf(good.replace(from, () => to));
    expect({ code, line: data['line'] }).toEqual({ code: 'INVALID_CASE', line });
    expect(message).toMatch(new RegExp(`^line ${line}, column ${data['column']}: `));
    expect(message).toContain(value);
    expect(message).toContain(remedy);
    expect(message.length).toBeLessThan(700);
  });

  it('is repaired with a note where correlations contradict each other, and answers', async () => {
    const contradicting = [
      "{of: 'build cost, upkeep', how: 0.9}",
      "{of: 'build cost, launch', how: 0.9}",
      "{of: 'upkeep, launch', how: -0.9}",
    ].join('\n  - ');
    const { estimate } = await capwise.invoke('decide.evaluate', { document: good.replace(together, contradicting) });
    expect(estimate?.notes).toEqual([
      expect.stringMatching(/cannot all be at once: the nearest .* by at most 0\.\d\d/),
    ]);
    for (const { npv } of estimate?.options ?? []) expect(Number.isFinite(npv.mean)).toBe(true);
  });

  it('is none where it has 200 assumptions with ranges: beyond the table of directions it answers still', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `part${index}`);
    const document = good
      .replace(launch, () => `${names.map((name) => `  ${name}: 90k to 110k\n`).join('')}${launch}`)
      .replace(fee, () => `amount: ${names.join(' + ')}, every: year`);
    const { options, estimate } = await capwise.invoke('decide.evaluate', { document });
    const base = Number(options.find(({ id }) => id === 'buy')?.npv.value);
    // A range of two ends is lognormal: its mean is above its middle, by 0.2% here.
    expect((estimate?.options.find(({ id }) => id === 'buy')?.npv.mean ?? 0) / base).toBeCloseTo(1.002, 3);
    expect(estimate?.swings).toHaveLength(203);
  });

  it('is refused before it is read where it is too large, as text and as a file', async () => {
    const large = `${good}#${'x'.repeat(10_000_000)}`;
    await expect(capwise.invoke('decide.evaluate', { document: large })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/document.*1000000/) as string,
    });
    const file = await fileOf(large, 'large.yaml');
    await expect(capwise.invoke('decide.evaluate', { file })).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: `large.yaml has ${large.length} characters: a case has at most 1000000; give the file of one case`,
    });
  });

  it('leaves nothing: no version, and no company where there was none', async () => {
    const bad = good.replace(upkeep, 'amount: process.exit(),');
    await expect(capwise.invoke('decide.save', { name: 'platform', document: bad })).rejects.toMatchObject({
      code: 'INVALID_CASE',
    });
    await expect(capwise.invoke('decide.save', { name: 'No name', document: good })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect((await capwise.invoke('companies.list', {})).companies).toEqual([]);
    await capwise.invoke('decide.save', { name: 'platform', document: good });
    await expect(capwise.invoke('decide.save', { name: 'platform', document: bad })).rejects.toMatchObject({
      code: 'INVALID_CASE',
    });
    expect((await capwise.invoke('decide.versions', { name: 'platform' })).versions).toHaveLength(1);
  });

  it.each([
    ['a rate of -100%', good.replace('rate: 10%', 'rate: -100%'), 'line 5, column 16: discount rate ("-100%")'],
    ['a draw that cannot be', good.replace(upkeep, 'amount: build cost * sqrt(upkeep - 9%),'), 'line 22, column 9'],
    [
      'more options than can be compared',
      `${good}${manyOptions}`,
      'line 14, column 3: options: options and variants together',
    ],
  ])('ends the command line with 3 and the same words: %s', async (_, document, words) => {
    const file = path.join(capwise.home, 'case.yaml');
    await writeFile(file, document);
    const { code, out, err } = await runProgram(capwiseProgram(capwise, ['decide', 'evaluate', file]));
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(words);
    expect(err).not.toMatch(/\bat .*\.ts:\d/);
  });
});
