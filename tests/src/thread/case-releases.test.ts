import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';

const written = (releases: string): string => `question: Rebuild the platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
releases:
${releases}
options:
  one: {name: One, lines: [{what: Work, treatment: expense, amount: 1M}]}
`;

describe('the releases of a case', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const evaluate = (releases: string) => capwise.invoke('decide.evaluate', { document: written(releases) });

  it('that pay back after 24 months are at risk of being cut, and the order that shortens it is named (M2)', async () => {
    const { releases, findings } = await evaluate(`
  - {release: platform, cost: 900k, months: 9, benefit: 1k}
  - {release: migration, cost: 400k, months: 4, benefit: 60k, needs: platform}
  - {release: cleanup, cost: 50k, months: 1, benefit: 40k}`);
    const [before, after] = [releases?.before.payback ?? 0, releases?.after.payback ?? 0];
    expect(before).toBeGreaterThan(24);
    expect(after).toBeLessThan(before);
    expect(releases?.after.order).toEqual(['cleanup', 'platform', 'migration']);
    expect(findings.find(({ code }) => code === 'PAYBACK_AT_RISK')).toMatchObject({
      message: `As listed the releases pay back after ${before} months: beyond 24 months the project is at risk of being cut. In the order cleanup, platform, migration they do after ${after} months.`,
      line: 8,
    });
  });

  it('that pay back in time are not flagged', async () => {
    const { findings } = await evaluate('  - {release: cleanup, cost: 50k, months: 1, benefit: 40k}');
    expect(findings.map(({ code }) => code)).not.toContain('PAYBACK_AT_RISK');
  });

  it.each([
    [
      '  - {release: a, cost: 1M, months: 3, benefit: 10k, needs: b}',
      /needs \("b"\): there is no release "b": these are: a/,
    ],
    [
      '  - {release: a, cost: 1M, months: 3, benefit: 1k, needs: b}\n  - {release: b, cost: 1M, months: 3, benefit: 1k, needs: a}',
      /"a" needs "b" needs "a"/,
    ],
    ['  - {release: a, cost: 1M, months: 90, benefit: 1k}', /line 7.*90/],
  ])('%j are refused with their line', async (releases, message) => {
    await expect(evaluate(releases)).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });
});
