import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, millionsOf, sum, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const building = (share: string): string =>
  caseText({
    build: `blocks:
  - block: team
    what: Developers
    people: 6
    rate: 500k
    for: 12 months
    life: 4 years
  - block: maintenance
    what: Upkeep
    built: 3M
    share: ${share}
    from: 12
  - block: cloud workload
    what: Hosting
    run rate: 20k
  - block: opportunity cost
    what: Displaced roadmap
    value: 1M`,
    buy: `blocks:
  - block: subscription
    what: License
    price: 1.5M
  - block: integration
    what: License
    SSO: 60k
    SCIM: 20k
    connectors: 200k`,
  });

describe('D2: six engineers at 500k against a license, over five years', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const evaluate = (share: string): Promise<Evaluation> =>
    capwise.invoke('decide.evaluate', { document: building(share) });

  it.each([
    ['20%', 7.6],
    ['40%', 10],
  ])(
    'with upkeep of %s of 3M a year costs development, upkeep, hosting and what is displaced: %dM',
    async (share, cost) => {
      const evaluation = await evaluate(share);
      expect(sum(millionsOf(evaluation, 'build', 'decision-total'))).toBeCloseTo(-cost, 6);
      expect(sum(millionsOf(evaluation, 'buy', 'decision-total'))).toBeCloseTo(-(5 * 1.58 + 0.2), 6);
    },
  );

  it('counts what is displaced in the decision, and in no account', async () => {
    const evaluation = await evaluate('25%');
    expect(millionsOf(evaluation, 'build', 'memo')).toEqual([-1, 0, 0, 0, 0]);
    expect(millionsOf(evaluation, 'build', 'cash')).toEqual([-3.24, -0.99, -0.99, -0.99, -0.99]);
    expect(millionsOf(evaluation, 'build', 'ebitda')).toEqual([-0.24, -0.99, -0.99, -0.99, -0.99]);
  });

  it('opens every figure to the postings of lines that blocks wrote', async () => {
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
    const document = building('25%');
    for (const { lines, npv } of (await evaluate('25%')).options) {
      for (const figure of [...lines.map(({ total }) => total), npv]) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace, document });
        expect([opened.total.value, opened.check.equal]).toEqual([figure.value, true]);
      }
    }
  });
});

describe('a status quo of blocks', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  it('has lines that another option saves, by their names', async () => {
    const keep = 'blocks: [{block: cloud workload, what: Search, run rate: 100k, growth a year: 10%}]';
    const saving = "{what: Less, saves: 'Search, year 1', amount: 30k, every: month, starts at month: 6}";
    const document = caseText({ keep, less: `against: keep\nlines:\n  - ${saving}` });
    const evaluation = await capwise.invoke('decide.evaluate', { document });
    expect(millionsOf(evaluation, 'less', 'ebitda').slice(0, 2)).toEqual([-1.02, -1.32]);
  });

  it.each([
    ['that is written in one line', '  it: {name: It, blocks: [{block: exit, what: Leaving, cost: 2M, at month: 3}]}'],
    [
      'that is not indented',
      '  it:\n    blocks:\n    - block: exit\n      what: Leaving\n      cost: 2M\n      at month: 3',
    ],
    [
      'beside lines of one line',
      '  it:\n    lines: [{what: Fee, treatment: expense, amount: 1M}]\n    blocks:\n      - {block: exit, what: Leaving, cost: 2M, at month: 3}',
    ],
  ])('is written as lines where it is a block %s', async (_, text) => {
    const document = caseText({}) + text;
    const { document: expanded } = await capwise.invoke('decide.expand', { document, option: 'it' });
    const [before, after] = await Promise.all(
      [document, expanded].map((each) => capwise.invoke('decide.evaluate', { document: each })),
    );
    expect(after?.options[0]?.npv.value).toBe(before?.options[0]?.npv.value);
    expect(expanded).not.toContain('block');
  });
});
