import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differenceOf, millionsOf, sum, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

type By = 'month' | 'quarter' | 'year';

const evaluate = (document: string, by: By = 'year'): Promise<Evaluation> =>
  capwise.invoke('decide.evaluate', { document, by });

const documentOf = async (id: string): Promise<string> => (await capwise.invoke('decide.playbook', { id })).document;

/** The case of a playbook with some of its text changed; each change must be found in it. */
async function changed(id: string, changes: Readonly<Record<string, string>>): Promise<string> {
  let document = await documentOf(id);
  for (const [from, to] of Object.entries(changes)) {
    if (!document.includes(from)) throw new Error(`${id} has no "${from}"`);
    document = document.replaceAll(from, to);
  }
  return document;
}

const opened = async (id: string, by: By = 'year'): Promise<Evaluation> => evaluate(await documentOf(id), by);

const pairOf = ({ comparisons }: Evaluation, a: string, b: string) => {
  const found = comparisons.find(({ left, right }) => [left, right].includes(a) && [left, right].includes(b));
  if (!found) throw new Error(`${a} and ${b} are not laid side by side`);
  return found;
};

const npvOf = ({ options }: Evaluation, id: string): number =>
  Number(options.find((option) => option.id === id)?.npv.value ?? Number.NaN);

const flipOf = ({ estimate }: Evaluation, name: string): number =>
  estimate?.swings.find((swing) => swing.name === name)?.flipsAt ?? Number.NaN;

const codesOf = ({ findings }: Evaluation): readonly string[] => findings.map(({ code }) => code);

describe('C: hardware', () => {
  it('C1: five years in the books for a part that earns for two is flagged, with both schedules', async () => {
    const { findings } = await opened('gpu-cluster-against-the-cfo');
    expect(findings.find(({ code }) => code === 'LIFE_BEYOND_ECONOMIC')?.message).toContain(
      '10.00M, 10.00M, 10.00M, 10.00M, 10.00M as booked and 25.00M, 25.00M, 0.00, 0.00, 0.00 over its economic life',
    );
  });

  it('C1: a book life that is no longer than the economic one is not flagged', async () => {
    const document = await changed('rent-or-own', { 'economic life: 4 years': 'economic life: 48 months' });
    expect(codesOf(await evaluate(document))).not.toContain('LIFE_BEYOND_ECONOMIC');
  });

  it('C2: a booked year without a use is refused, and the year is named', async () => {
    const gap = await changed('rent-or-own', {
      '          - {year: 3, use: Inference, value: 30M, utilization: 70%}\n': '',
    });
    await expect(evaluate(gap)).rejects.toMatchObject({
      code: 'CASCADE_GAP',
      message: expect.stringMatching(/^line \d+, column \d+: .*Cluster › uses: year 3 of 4 is booked/) as string,
      data: { year: 3, years: 4 },
    });
    const longer = await changed('rent-or-own', {
      'life: 4 years\n        economic': 'life: 5 years\n        economic',
    });
    await expect(evaluate(longer)).rejects.toMatchObject({ code: 'CASCADE_GAP', data: { year: 5 } });
  });

  it.each([
    ['year: 3', 'year: 9', /it is not a year of the book life/],
    ['utilization: 70%', 'utilization: 170%', /it is not a share of the year/],
    ['use: Inference, ', 'used: Inference, ', /"used" is not known here/],
  ])('C2: a use with "%s" changed to "%s" is refused with its line', async (from, to, message) => {
    await expect(evaluate(await changed('rent-or-own', { [from]: to }))).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(message) as string,
      data: { line: expect.any(Number) as number },
    });
  });

  it('C2: a year in which the use is worth less than the charge is found', async () => {
    const { findings } = await evaluate(
      await changed('rent-or-own', { 'value: 22M, utilization: 60%': 'value: 22M, utilization: 40%' }),
    );
    expect(findings.find(({ code }) => code === 'USE_BELOW_CHARGE')?.message).toMatch(
      /year 4: Batch inference at 40% is worth 8\.80M, and the year is charged 12\.50M/,
    );
  });

  it('C3: a 50M cluster beats renting within 18 months from the utilization that the two cash flows say', async () => {
    const rented = 2000 * 8760 * (2.35 + 1.9 / 2);
    const needed = (50e6 + 1.5 * (2.4e6 + 0.7e6 + 1.5e6)) / rented;
    expect(needed).toBeCloseTo(0.984, 3);
    const at = async (utilization: string) =>
      pairOf(await evaluate(await changed('rent-or-own', { '70% (35% to 90%)': utilization })), 'own', 'rent')
        .breakEven;
    expect((await at(`${needed * 100}%`)).months).toBeCloseTo(18, 3);
    expect((await at('70%')).months).toBeGreaterThan(24);
  });

  it('C3: the utilization at which the choice flips makes both worth the same', async () => {
    const flip = flipOf(await opened('rent-or-own'), 'utilization');
    const evaluation = await evaluate(await changed('rent-or-own', { '70% (35% to 90%)': `${flip * 100}%` }));
    expect(Math.abs(npvOf(evaluation, 'own') - npvOf(evaluation, 'rent'))).toBeLessThan(100);
  });

  it('C4: what is left of a hall for one specification is lost when the cluster is stopped; modules lose less', async () => {
    const evaluation = await opened('gpu-cluster-against-the-cfo');
    const loss = (id: string): number => -sum(millionsOf(evaluation, id, 'loss'));
    const left = (cost: number, life: number): number => (cost * (life - 18)) / life;
    expect(loss('stopped')).toBeCloseTo(left(50, 60) + left(12, 120), 4);
    expect(loss('stopped-modular')).toBeCloseTo(left(50, 60) + left(3, 120), 4);
  });
});

describe('D: build or buy', () => {
  it('D1: a no to one of the three questions says buy', async () => {
    const { core } = await opened('build-or-buy');
    expect(core).toMatchObject({ verdict: 'buy' });
    const all = await changed('build-or-buy', {
      'core: {differentiator: no, drives revenue: yes, competitive advantage: no}':
        'core: {differentiator: yes, drives revenue: yes, competitive advantage: yes}',
    });
    expect((await evaluate(all)).core).toMatchObject({ verdict: 'build' });
  });

  it('D2: six engineers at 500k are 3M a year, and their upkeep is its share of that', async () => {
    const document = await changed('build-or-buy', { '12 months (9 to 20 months)': '12 months' });
    const evaluation = await evaluate(document);
    expect(millionsOf(evaluation, 'build', 'investing-cash')[0]).toBe(-3);
    expect(millionsOf(evaluation, 'build', 'ebitda')[1]).toBeCloseTo(-(3 * 0.25) - 0.3, 6);
    expect(codesOf(evaluation)).not.toContain('UPKEEP_LOW');
    const low = await evaluate(document.replace('25% (20% to 40%)', '15%'));
    expect(codesOf(low)).toContain('UPKEEP_LOW');
  });

  it('D2: opportunity cost counts in the decision, never in the books, and not beside the pay', async () => {
    const without = await opened('build-or-buy');
    const memo = '- {what: Work that is displaced, treatment: memo, amount: 2M, every: year, for: months to build}';
    const evaluation = await evaluate(await changed('build-or-buy', { [`# ${memo}`]: memo }));
    for (const line of ['ebitda', 'cash', 'operating-income'])
      expect(millionsOf(evaluation, 'build', line)).toEqual(millionsOf(without, 'build', line));
    expect(npvOf(evaluation, 'build')).toBeLessThan(npvOf(without, 'build') - 1.8e6);
    expect(codesOf(evaluation)).toContain('OPPORTUNITY_COST_TWICE');
  });

  it('D3: integration, data that leaves and calls above the limit make buying dearer than its fee', async () => {
    const cash = millionsOf(await opened('build-or-buy'), 'buy', 'cash');
    expect(cash[0]).toBeCloseTo(-(1.25 + 0.25 + 0.096 + 0.12 + 0.15), 6);
    expect(cash[1]).toBeCloseTo(-(1.25 + 0.096 + 0.12 + 0.15), 6);
  });

  it('D4: a failed gate ends an option whatever it is worth, and names the way round', async () => {
    const document = await documentOf('build-buy-hybrid');
    const { recommendation, ...evaluation } = await evaluate(document);
    expect(recommendation.ended).toMatchObject(
      [{ option: 'buy', by: { wayRound: /^wrap and extend/ } }].map((one) => ({
        ...one,
        by: { wayRound: expect.stringMatching(one.by.wayRound) as string },
      })),
    );
    const free = await evaluate(document.replace('fee: {value: 2.4M (2.1M to 2.8M)', 'fee: {value: 1M (900k to 1.1M)'));
    expect(npvOf(free, 'buy')).toBeGreaterThan(
      Math.max(...['build', 'buy-then-build', 'wrap-and-extend'].map((id) => npvOf(free, id))),
    );
    expect(free.recommendation.verdict.option).not.toBe('buy');
    expect(evaluation.options).toHaveLength(4);
  });

  it('D5: a price that rises by 300% in year 3 turns the choice', async () => {
    const { stresses, recommendation } = await opened('build-or-buy');
    expect(recommendation.verdict.option).toBe('buy');
    expect(stresses[0]).toMatchObject({ name: 'Price rises by 300% in year 3', option: 'build', flips: true });
    const risen = await evaluate(await changed('build-or-buy', { '5% (0% to 40%)': '300%' }));
    expect(risen.recommendation.verdict.option).toBe('build');
    expect(millionsOf(risen, 'buy', 'cash')[2]).toBeCloseTo(-(4 * 1.25 + 0.366), 6);
  });

  it('D6: four views of one choice, and what cancelling leaves', async () => {
    const evaluation = await opened('buy-or-build-trap');
    const line = (option: string, name: string): readonly number[] => millionsOf(evaluation, option, name);
    expect(line('buy', 'cumulative-cash')).toEqual([-5, -10, -15, -20, -25]);
    expect(line('build', 'cumulative-cash')).toEqual([-11, -12, -13, -14, -15]);
    expect(pairOf(evaluation, 'build', 'buy').crossings).toEqual([2.5]);
    expect([line('buy', 'ebitda')[0], line('build', 'ebitda')[0]]).toEqual([-5, -1]);
    expect([line('buy', 'operating-income')[0], line('build', 'operating-income')[0]]).toEqual([-5, -3]);
    const year2 = ['ebitda', 'adjusted-ebitda', 'operating-income', 'cash', 'loss'].map(
      (name) => line('cancelled', name)[1],
    );
    expect(year2).toEqual([-7.5, -0.5, -8.5, -0.5, -7]);
    expect(evaluation.findings.find(({ code }) => code === 'UPKEEP_LOW')?.message).toContain(
      'at 20% after 3.33 years, at 30% after 5 years, at 40% after 10 years',
    );
  });

  it('D7: buying first and building later pays the fee until the switch, and the build from its month on', async () => {
    const evaluation = await opened('build-buy-hybrid');
    const cash = millionsOf(evaluation, 'buy-then-build', 'cash');
    expect(cash[0]).toBeCloseTo(-2.4, 6);
    expect(cash[1]).toBeCloseTo(-(2.4 * 1.08) - 5 - 0.3, 6);
    expect(cash[2]).toBeCloseTo(-1.25, 6);
    expect(millionsOf(evaluation, 'buy-then-build', 'amortization')).toEqual([0, 0, -1, -1, -1]);
  });
});

describe('E: moving', () => {
  it('E1: twelve months to leave a 5M site: rehost first, refactor after; the first phase costs more, and the text says so', async () => {
    const playbook = await capwise.invoke('decide.playbook', { id: 'migrate-or-refactor' });
    const evaluation = await evaluate(playbook.document);
    const [stay = 0, rehost = 0] = ['stay', 'rehost-then-refactor'].map((id) => millionsOf(evaluation, id, 'cash')[0]);
    expect(stay).toBe(-5);
    expect(rehost).toBeLessThan(stay);
    expect(evaluation.recommendation.verdict.option).toBe('rehost-then-refactor');
    expect(evaluation.recommendation.ended.map(({ option }) => option)).toEqual(['stay', 'refactor-first']);
    expect(playbook.tradeOffs[0]).toMatch(/^The first phase costs more\. In year 1 rehosting takes 8\.30M .* 5\.00M/);
  });

  it('E2: 30 months are rejected on cost alone, 7.5 months pass, 750 months do not', async () => {
    const evaluation = await opened('refactoring-return');
    const months = ['rewrite', 'tuning', 'tidying'].map((id) => pairOf(evaluation, id, 'keep').breakEven.months);
    expect(months.map((each) => Number(each?.toFixed(4)))).toEqual([30, 7.5, 750]);
    expect(differenceOf(evaluation, 'rewrite', 'ebitda')[0]).toBe(-0.5);
    expect(differenceOf(evaluation, 'rewrite', 'cash')[0]).toBe(-0.5);
    expect(evaluation.findings.map(({ code, path }) => [code, path.split(' › ')[1]])).toEqual([
      ['PAYBACK_LONG', 'rewrite'],
      ['PAYBACK_LONG', 'tidying'],
    ]);
  });
});

describe('F: cells', () => {
  it('F1: one failing cell of fifty reaches 2% of the users, and the number that pays lies in between', async () => {
    const { curve, optimum, isInterior } = await capwise.invoke('decide.cells', {});
    expect(curve[49]).toMatchObject({ cells: 50, reach: 0.02 });
    expect(isInterior).toBe(true);
    expect(curve.filter(({ net }) => net > optimum.net)).toEqual([]);
    const everywhere = await capwise.invoke('decide.cells', { correlatedShare: 1 });
    expect(everywhere).toMatchObject({ optimum: { cells: 1, net: 0 }, isInterior: false });
  });

  it('F1: the case of the template says of twelve cells what the curve says', async () => {
    const { curve } = await capwise.invoke('decide.cells', { creditsPerFailure: 250_000 });
    const net = -(differenceOf(await opened('cells'), 'one', 'ebitda')[0] ?? 0);
    expect(net * 1e6).toBeCloseTo(curve[11]?.net ?? 0, -1);
  });
});

describe('H: lock-in', () => {
  it('H1: the exit probability at which the choice flips is what the portable stack costs more, by the cost of leaving', async () => {
    const evaluation = await opened('lock-in');
    const never = await evaluate(await changed('lock-in', { '15% (5% to 60%)': '0.0000001%' }));
    const advantage = npvOf(never, 'managed') - npvOf(never, 'portable');
    const leaving = 9e6 / 1.1 ** (37 / 12);
    expect(flipOf(evaluation, 'exit probability')).toBeCloseTo(advantage / leaving, 4);
    expect(advantage / leaving).toBeCloseTo(0.343, 3);
  });

  it('H1: the managed service launches 40% earlier', async () => {
    const evaluation = await opened('lock-in', 'month');
    const first = (id: string): number =>
      millionsOf(evaluation, id, 'ebitda').findIndex((value, month, all) => value > (all[0] ?? 0) + 0.1 && month > 0);
    expect([first('managed'), first('portable')]).toEqual([6, 10]);
  });
});

describe('M: EBITDA and cash', () => {
  it('M1: what is capitalized takes its cash now, leaves EBITDA, and lowers operating income over its life', async () => {
    const evaluation = await evaluate(
      await changed('buy-or-build-trap', { '10% (8% to 40%)': '0.000001% (0.0000001% to 0.00001%)' }),
    );
    expect(millionsOf(evaluation, 'build', 'cash')[0]).toBeCloseTo(-10, 5);
    expect(millionsOf(evaluation, 'build', 'ebitda').map((each) => Math.round(each))).toEqual([-0, -0, -0, -0, -0]);
    expect(millionsOf(evaluation, 'build', 'operating-income')[0]).toBeCloseTo(-2, 5);
  });

  it('M2: a positive present value with a payback beyond 24 months is flagged', async () => {
    const evaluation = await opened('refactoring-return');
    expect(npvOf(evaluation, 'rewrite')).toBeGreaterThan(npvOf(evaluation, 'keep'));
    const finding = evaluation.findings.find(({ path }) => path.includes('rewrite'));
    expect(finding).toMatchObject({ code: 'PAYBACK_LONG' });
    expect(finding?.message).toContain('30 months of saving: beyond 24 months');
  });

  it('M3: by EBITDA build and capitalize, by free cash flow of this year buy, and what would turn it', async () => {
    const { recommendation, estimate } = await opened('buy-or-build-trap');
    expect(recommendation.verdicts.map(({ northStar, mode, option }) => [northStar, mode, option])).toEqual([
      ['ebitda', 'growth', 'build'],
      ['ebitda', 'efficiency', 'build'],
      ['free-cash-flow', 'growth', 'build'],
      ['free-cash-flow', 'efficiency', 'buy'],
    ]);
    expect(estimate?.swings.map(({ flipsAt }) => flipsAt)).not.toContain(null);
  });

  it('M4: net 60 instead of net 0 keeps 2,000,000.00 once, 1,972,602.74 by days, and leaves EBITDA', async () => {
    const evaluation = await opened('payment-terms');
    const { cashLater, cashLaterByDays } = pairOf(evaluation, 'now', 'later');
    expect([cashLater?.value, cashLaterByDays?.value]).toEqual(['-2000000.00', '-1972602.74']);
    expect(millionsOf(evaluation, 'later', 'ebitda')).toEqual(millionsOf(evaluation, 'now', 'ebitda'));
  });

  it('M5: a longer life lifts operating income and not EBITDA, terms move cash once, stopping a build saves cash', async () => {
    const evaluation = await opened('profitability-pivot');
    const less = (id: string, line: string): number =>
      Number(((millionsOf(evaluation, id, line)[0] ?? 0) - (millionsOf(evaluation, 'keep', line)[0] ?? 0)).toFixed(6));
    expect([less('stretch', 'ebitda'), less('stretch', 'operating-income'), less('stretch', 'cash')]).toEqual([
      0, 1.6, 0,
    ]);
    expect([less('terms', 'ebitda'), less('terms', 'cash')]).toEqual([0, 4]);
    expect([less('stop-platform', 'ebitda'), less('stop-platform', 'cash')]).toEqual([-0.05, 2.7]);
    expect(less('commit', 'ebitda')).toBeGreaterThan(3);
    expect(evaluation.recommendation.verdict.option).toBe('commit');
  });

  it.each([
    ['continue', [0, 0, -25, -25]],
    ['maintain', [-25, -25, 0, -25]],
    ['leave', [-4, -4, 0, -4]],
  ])(
    'M6: %s through four quarters of a freeze: EBITDA, operating, investing and free cash flow',
    async (id, expected) => {
      const evaluation = await opened('freeze-mid-build', 'quarter');
      expect(millionsOf(evaluation, id, 'in-progress')[1]).toBe(12.5);
      const frozen = ['ebitda', 'operating-cash', 'investing-cash', 'free-cash-flow'].map((line) =>
        sum(millionsOf(evaluation, id, line).slice(2, 6)),
      );
      expect(frozen).toEqual(expected);
    },
  );

  it('M6: the same work that is merely called expense is refused', async () => {
    const renamed = await changed('freeze-mid-build', {
      'kind of work: maintenance': 'kind of work: new functionality',
    });
    await expect(evaluate(renamed)).rejects.toMatchObject({ code: 'NOT_ELECTIVE' });
  });
});
