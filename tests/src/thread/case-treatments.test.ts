import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, differenceOf, millionsOf, sum, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
  await capwise.ports.store.create('main', { demo: false });
  await capwise.ports.store.use('main');
});
afterAll(() => capwise.drop());

const evaluate = (document: string, by: 'month' | 'quarter' | 'year' = 'year'): Promise<Evaluation> =>
  capwise.invoke('decide.evaluate', { document, by });

const quo = `lines:
  - what: Hosting
    treatment: expense
    function: cost-of-revenue
    nature: cloud
    amount: 1.2M
    every: year`;

const refactoring = (cost: string, saved: string): string =>
  caseText({ keep: quo, refactor: `against: keep\nlines:\n${cost}\n${saved}` });

const once = `  - what: Refactoring
    treatment: expense
    nature: labor
    kind of work: refactor
    amount: 500k`;

const fivePeople = `  - what: Refactoring
    treatment: payroll
    kind of work: refactor
    people: 5
    amount: 300k
    every: year
    for: 3 months`;

const saving = (amount: string, every: string, startsAt: number): string => `  - what: Saved hosting
    saves: Hosting
    amount: ${amount}
    every: ${every}
    starts at month: ${startsAt}`;

describe('E2: refactoring for cost', () => {
  it('for 500k once saves 200k a year: 30 months, and EBITDA and cash −500k before it saves', async () => {
    const evaluation = await evaluate(refactoring(once, saving('200k', 'year', 12)));
    expect(differenceOf(evaluation, 'refactor', 'ebitda')).toEqual([-0.5, 0.2, 0.2, 0.2, 0.2]);
    expect(differenceOf(evaluation, 'refactor', 'cash')).toEqual([-0.5, 0.2, 0.2, 0.2, 0.2]);
    const [comparison] = evaluation.comparisons;
    expect(comparison?.breakEven).toMatchObject({ from: 12, isBeyond: false });
    expect(comparison?.breakEven.months).toBeCloseTo(30, 4);
    const [finding] = evaluation.findings;
    expect(finding).toMatchObject({ code: 'PAYBACK_LONG', path: 'options › refactor › Saved hosting' });
    expect(finding?.message).toMatch(/after 30 months of saving: .* rejected on cost alone.* 1\.25 times as large/);
  });

  it('that saves from the first month on crosses at 2.5 years', async () => {
    const [comparison] = (await evaluate(refactoring(once, saving('200k', 'year', 0)))).comparisons;
    expect([comparison?.left, comparison?.right]).toEqual(['refactor', 'keep']);
    expect(comparison?.crossings[0]).toBeCloseTo(2.5, 6);
    expect(comparison?.breakEven.months).toBeCloseTo(30, 4);
  });

  it.each([
    ['50k', 7.5, ['BENEFIT_NO_OWNER']],
    ['500', 750, ['PAYBACK_LONG', 'BENEFIT_NO_OWNER']],
  ])('by five people at 300k for 3 months, 375k, saves %s a month: %s months', async (amount, months, codes) => {
    const evaluation = await evaluate(refactoring(fivePeople, saving(amount, 'month', 3)), 'quarter');
    expect(differenceOf(evaluation, 'refactor', 'cash')[0]).toBe(-0.375);
    expect(evaluation.comparisons[0]?.breakEven.months).toBeCloseTo(months, 6);
    expect(evaluation.comparisons[0]?.breakEven.isBeyond).toBe(months > 60);
    expect(evaluation.findings.map(({ code }) => code)).toEqual(codes);
  });
});

describe('a saving', () => {
  it.each([
    ['more than the cost', saving('1.3M', 'year', 0), /108,?333\.33 of "Hosting" would be saved.*100,?000\.00/],
    [
      'a cost that is not carried',
      saving('1k', 'month', 0).replace('saves: Hosting', 'saves: Rent'),
      /no such cost: save one of Hosting/,
    ],
    [
      'under a treatment of its own',
      `${saving('1k', 'month', 0)}\n    treatment: expense`,
      /"treatment" is not known here/,
    ],
  ])('of %s is refused with its line', async (_, text, message) => {
    await expect(evaluate(refactoring(once, text))).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(message) as string,
      data: { line: expect.any(Number) as number },
    });
  });

  it('without a status quo is refused, and so is one that does not stand alone', async () => {
    const alone = caseText({ refactor: `lines:\n${once}\n${saving('1k', 'month', 0)}` });
    await expect(evaluate(alone)).rejects.toThrow(/write "against: <option>"/);
    const chain = caseText({ keep: quo, a: `against: keep\nlines:\n${once}`, b: `against: a\nlines:\n${once}` });
    await expect(evaluate(chain)).rejects.toThrow(/it is none of keep/);
  });

  it('of capitalized labor lifts cash and not EBITDA, and says so', async () => {
    const build = `lines:
  - what: Build
    treatment: capitalize labor
    kind of work: new functionality
    people: 10
    amount: 500k
    every: year
    for: 24 months
    life: 3 years`;
    const fewer = `against: keep
lines:
  - what: Two fewer
    saves: Build
    amount: 1M
    starts at month: 12
    for: 12 months`;
    const evaluation = await evaluate(caseText({ keep: build, fewer }));
    expect(differenceOf(evaluation, 'fewer', 'ebitda')).toEqual([0, 0, 0, 0, 0]);
    expect(differenceOf(evaluation, 'fewer', 'cash')).toEqual([0, 1, 0, 0, 0]);
    expect(evaluation.findings.map(({ code }) => code)).toContain('SAVING_NOT_IN_EBITDA');
  });
});

describe('the treatments of the accounting contract in a case', () => {
  const all = caseText({
    hosted: `lines:
  - what: Setting it up
    treatment: hosting
    implementation: configuration
    function: general-and-administrative
    amount: 600k
    distinct: no
    ready at month: 6
    term: 36 months
  - what: Training
    treatment: hosting
    implementation: training
    distinct: no
    amount: 100k
    term: 36 months`,
    leased: `lines:
  - what: Cluster
    treatment: lease
    rate: 6%
    amount: 100k
    every: month
    term: 36 months
    economic life: 4 years
    fair value: 10M
  - what: Cage
    treatment: lease
    lease: operating
    rate: 6%
    amount: 10k
    every: month
    term: 36 months`,
    people: `lines:
  - what: Stock
    treatment: stock compensation
    amount: 1.2M
    every: year
  - what: What they would have built
    treatment: memo
    amount: 2M
    every: year`,
  });

  it('hosting: lifted while building, lowered over the term; training is expense at once', async () => {
    const evaluation = await evaluate(all);
    expect(millionsOf(evaluation, 'hosted', 'ebitda').map((value) => Number(value.toFixed(6)))).toEqual([
      -0.2, -0.2, -0.2, -0.1, 0,
    ]);
    expect(millionsOf(evaluation, 'hosted', 'operating-cash')).toEqual([-0.7, 0, 0, 0, 0]);
  });

  it('leases: three quarters of the life make the cluster a finance lease, the cage is stated', async () => {
    const evaluation = await evaluate(all);
    expect(millionsOf(evaluation, 'leased', 'ebitda')).toEqual([-0.12, -0.12, -0.12, 0, 0]);
    expect(sum(millionsOf(evaluation, 'leased', 'cash'))).toBe(-3.96);
    const financing = sum(millionsOf(evaluation, 'leased', 'financing-cash'));
    expect(financing).toBe(sum(millionsOf(evaluation, 'leased', 'amortization')));
    expect(millionsOf(evaluation, 'leased', 'free-cash-flow')[0]).toBe(-1.32);
  });

  it('under IFRS every lease is finance, its interest financing from 2027, and "operating" is refused', async () => {
    const ifrs = all.replace('options:', 'framework: ifrs\noptions:');
    await expect(evaluate(ifrs)).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(/line 36, column 16: .*IFRS 16 has one kind of lease/) as string,
    });
    const evaluation = await evaluate(ifrs.replace('lease: operating', 'lease: finance'));
    expect(evaluation.framework).toBe('ifrs');
    expect(millionsOf(evaluation, 'leased', 'ebitda')).toEqual([0, 0, 0, 0, 0]);
    expect(millionsOf(evaluation, 'leased', 'operating-cash')).toEqual([0, 0, 0, 0, 0]);
    expect(sum(millionsOf(evaluation, 'leased', 'financing-cash'))).toBe(-3.96);
  });

  it('stock compensation costs EBITDA and no cash; a memo counts in the decision alone', async () => {
    const evaluation = await evaluate(all);
    const line = (name: string) => millionsOf(evaluation, 'people', name);
    expect([line('ebitda')[0], line('cash')[0], line('memo')[0], line('decision-total')[0]]).toEqual([-1.2, 0, -2, -2]);
    expect(line('cumulative-decision')).toEqual([-2, -4, -6, -8, -10]);
    const people = evaluation.options.find(({ id }) => id === 'people');
    expect(Number(people?.npv.value)).toBeLessThan(-7e6);
    const without = await evaluate(all.replace('treatment: memo', 'treatment: memo\n        counts: benefit'));
    expect(Number(without.options.find(({ id }) => id === 'people')?.npv.value)).toBe(-Number(people?.npv.value));
  });

  it('opens every figure of every line to what it is made of, under either framework', async () => {
    const ifrs = all.replace('options:', 'framework: ifrs\noptions:').replace('lease: operating', 'lease: finance');
    for (const document of [all, ifrs]) {
      const { options, comparisons } = await evaluate(document);
      const figures = [...options, ...comparisons].flatMap(({ lines, npv }) => [
        ...lines.flatMap(({ figures: by, total }) => [by[0] ?? total, total]),
        npv,
      ]);
      for (const figure of figures) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace, document });
        expect(opened).toMatchObject({ check: { equal: true } });
        expect(Number(opened.total.value)).toBeCloseTo(Number(figure.value), 1);
      }
    }
  });

  it('opens a memo and a line to what the person wrote', async () => {
    const { options } = await evaluate(all);
    const memo = options.find(({ id }) => id === 'people')?.lines.find(({ line }) => line === 'memo')?.figures[1];
    if (!memo) throw new Error('there is a memo');
    const opened = await capwise.invoke('books.trace', { trace: memo.trace, document: all });
    expect([opened.total.value, opened.children[0]?.label]).toEqual(['-2000000.00', 'What they would have built']);
    const trace = opened.children[0]?.figure.trace ?? memo.trace;
    const written = await capwise.invoke('books.trace', { trace, document: all });
    expect(written.definition).toContain('2,000,000.00 USD every year from month 0');
    expect(written.definition).toContain('treatment memo, a cost that is off-book');
  });
});

describe('A7 in a case', () => {
  const platform = (life: number, events: string): string => `lines:
  - what: Platform
    treatment: capitalize
    amount: 20M
    life: ${life} months
    events:
${events}`;
  const retired = '      - at month: 6\n        event: retirement';

  it('20M stopped 6 months after launch: 15.0, 16.67 or 18.0 are left and written off, by life', async () => {
    const evaluation = await evaluate(
      caseText({ two: platform(24, retired), three: platform(36, retired), five: platform(60, retired) }),
      'month',
    );
    const losses = ['two', 'three', 'five'].map((id) => Number(millionsOf(evaluation, id, 'loss')[6]?.toFixed(2)));
    expect(losses).toEqual([-15, -16.67, -18]);
    expect(millionsOf(evaluation, 'two', 'ebitda')[6]).toBe(-15);
    expect(sum(millionsOf(evaluation, 'two', 'adjusted-ebitda'))).toBe(0);
  });

  it('a dated shutdown plan shortens the life instead', async () => {
    const plan = `      - at month: 6
        event: shutdown plan
        ends at month: 9
        test: tested in June, nothing to write down`;
    const evaluation = await evaluate(caseText({ planned: platform(24, plan) }), 'month');
    expect(millionsOf(evaluation, 'planned', 'amortization').slice(5, 10)).toEqual(
      [-0.833333, -5, -5, -5, 0].map((value) => expect.closeTo(value, 5) as number),
    );
    expect(sum(millionsOf(evaluation, 'planned', 'ebitda'))).toBe(0);
  });

  it('refuses what the asset refuses, with its line', async () => {
    const above = platform(24, '      - at month: 6\n        event: impairment\n        loss: 16M');
    await expect(evaluate(caseText({ impaired: above }))).rejects.toMatchObject({
      code: 'IMPAIRMENT_ABOVE_BOOK',
      message: expect.stringMatching(
        /^line 9, column 9: options › impaired › Platform: .*above the book value/,
      ) as string,
    });
  });
});

describe('L3: headroom against growth', () => {
  it('50% at 2% a month is used up after 20.5 months', async () => {
    const { value } = await capwise.invoke('finance.calculate', {
      fn: 'headroomPeriods',
      args: { headroom: 0.5, growth: 0.02 },
    });
    expect(value).toBeCloseTo(Math.log(1.5) / Math.log(1.02), 10);
    expect(Number(value).toFixed(1)).toBe('20.5');
  });
});
