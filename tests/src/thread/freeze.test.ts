import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, millionsOf, sum, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const engineers = (kind: string): string => `kind of work: ${kind}
    people: 50
    amount: 500k
    every: year`;

const builtUntilTheFreeze = `lines:
  - what: Build, until the freeze
    treatment: capitalize labor
    ${engineers('new functionality')}
    for: 6 months
    ready at month: 36
    life: 3 years`;

const freeze = caseText({
  continue: `lines:
  - what: Build
    treatment: capitalize labor
    ${engineers('new functionality')}
    for: 24 months
    life: 3 years`,
  maintain: `name: Same people, to maintenance
${builtUntilTheFreeze}
  - what: Maintenance
    treatment: payroll
    ${engineers('maintenance')}
    starts at month: 6
    for: 12 months
  - what: Build, after the freeze
    treatment: capitalize labor
    ${engineers('new functionality')}
    starts at month: 18
    for: 18 months
    life: 3 years`,
  leave: `${builtUntilTheFreeze}
  - what: Severance
    treatment: severance
    amount: 4M
    starts at month: 6`,
});

/** The four quarters of the freeze, from month 6 on. */
const frozen = (evaluation: Evaluation, option: string): readonly number[] =>
  ['ebitda', 'operating-cash', 'investing-cash', 'free-cash-flow'].map((line) =>
    sum(millionsOf(evaluation, option, line).slice(2, 6)),
  );

describe('M6: a capital freeze six months into a build of 24 by 50 engineers at 500k', () => {
  let capwise: TestInstallation;
  let evaluation: Evaluation;
  beforeAll(async () => {
    capwise = await installation();
    evaluation = await capwise.invoke('decide.evaluate', { document: freeze, by: 'quarter' });
  });
  afterAll(() => capwise.drop());

  it('finds 25M a year, and 12.5M in progress at month 6', () => {
    expect(sum(millionsOf(evaluation, 'continue', 'cash').slice(0, 4))).toBe(-25);
    for (const option of ['continue', 'maintain', 'leave']) {
      expect(millionsOf(evaluation, option, 'in-progress')[1]).toBe(12.5);
    }
  });

  it.each([
    ['continue', 'EBITDA 0, free cash flow −25', [0, 0, -25, -25]],
    ['maintain', 'EBITDA −25, and the same free cash flow', [-25, -25, 0, -25]],
    ['leave', 'nothing but severance', [-4, -4, 0, -4]],
  ])('%s: %s', (option, _, expected) => {
    expect(frozen(evaluation, option)).toEqual(expected);
  });

  it('finds the asset idle where nobody builds on it, and asks for a review of the trigger without a write-off', () => {
    expect(evaluation.findings.map(({ code, path }) => [code, path])).toEqual([
      ['ASSET_IDLE', 'options › maintain › Build, until the freeze'],
      ['ASSET_IDLE', 'options › leave › Build, until the freeze'],
      ['DO_NOTHING_MISSING', 'options'],
    ]);
    expect(evaluation.findings[0]?.message).toMatch(
      /12 months from month 6 with 12\.50M in progress.*impairment trigger/,
    );
    for (const { lines } of evaluation.options) expect(lines.map(({ line }) => line)).not.toContain('loss');
  });

  it('takes the pause without a loss: what was built is ready later, and amortized from then on', () => {
    expect(millionsOf(evaluation, 'maintain', 'in-progress').slice(1, 6)).toEqual([12.5, 12.5, 12.5, 12.5, 12.5]);
    expect(millionsOf(evaluation, 'maintain', 'in-progress').at(12)).toBe(0);
    expect(sum(millionsOf(evaluation, 'maintain', 'amortization'))).toBeCloseTo((-50 * 24) / 36, 4);
  });

  it('refuses the same work that is merely called expense, with its line', async () => {
    const renamed = caseText({
      renamed: `lines:
  - what: Build, called expense
    treatment: payroll
    ${engineers('new functionality')}
    starts at month: 6
    for: 12 months`,
    });
    await expect(capwise.invoke('decide.evaluate', { document: renamed })).rejects.toMatchObject({
      code: 'NOT_ELECTIVE',
      message: expect.stringMatching(/^line 11, column 23: .*kind of work.*change the work/) as string,
      data: { line: 11, column: 23 },
    });
    const capitalized = freeze.replace('kind of work: new functionality', 'kind of work: maintenance');
    await expect(capwise.invoke('decide.evaluate', { document: capitalized })).rejects.toMatchObject({
      code: 'NOT_CAPITALIZABLE',
      message: expect.stringContaining('only a change of the work changes the entry') as string,
    });
    await expect(capwise.invoke('decide.save', { name: 'renamed', document: renamed })).rejects.toMatchObject({
      code: 'NOT_ELECTIVE',
    });
  });
});
