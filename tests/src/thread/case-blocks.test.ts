import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, millionsOf, sum, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

const option = (blocks: string): string => `blocks:\n${blocks.trim()}`;
const written = (blocks: string, more = ''): string => caseText({ it: option(blocks) }, more);
const evaluate = (document: string, by: 'month' | 'year' = 'year'): Promise<Evaluation> =>
  capwise.invoke('decide.evaluate', { document, by });
const rowOf = async (line: string, blocks: string, more = ''): Promise<readonly number[]> =>
  millionsOf(await evaluate(written(blocks, more)), 'it', line);
const assumed = (text: string): string => `assumptions:\n${text.replaceAll(/^/gm, '  ')}\n`;

/** Figures of all lines by period, which is what two documents can be compared by: their traces name their own hash. */
const figuresOf = ({ options, estimate }: Evaluation) => ({
  options: options.map(({ lines, npv }) => [
    npv.value,
    ...lines.map(({ line, figures }) => [line, ...figures.map(({ value }) => value)]),
  ]),
  spread: estimate?.options.map(({ npv }) => npv),
});

describe('a team', () => {
  const team = (more: string): string => `- block: team
  what: Team
  people: 6
  rate: 500k
  for: 24 months
${more}`;

  it('comes evenly over its ramp, and is full after it', async () => {
    const document = written(team('  ramp: 3 months\n  kind of work: maintenance'));
    const months = millionsOf(await evaluate(document, 'month'), 'it', 'ebitda');
    expect(months.slice(0, 4).map((month) => sum([month]))).toEqual([-0.041667, -0.125, -0.208333, -0.25]);
    expect([sum(months.slice(0, 12)), sum(months.slice(12, 24)), sum(months.slice(24))]).toEqual([-2.625, -3, 0]);
  });

  it('capitalizes its share: EBITDA bears the rest, cash all of it, and amortization begins when it is ready', async () => {
    const evaluation = await evaluate(written(team('  ramp: 3 months\n  capitalizable: 60%\n  life: 5 years')));
    expect(millionsOf(evaluation, 'it', 'ebitda')).toEqual([-1.05, -1.2, 0, 0, 0]);
    expect(millionsOf(evaluation, 'it', 'cash')).toEqual([-2.625, -3, 0, 0, 0]);
    expect(millionsOf(evaluation, 'it', 'amortization')).toEqual([0, 0, -0.675, -0.675, -0.675]);
  });

  it('is paid later where its pay is', async () => {
    const paid = await rowOf('cash', team('  kind of work: maintenance\n  paid after: 1 month'));
    expect(paid.slice(0, 3)).toEqual([-2.75, -3, -0.25]);
  });

  it('takes people and rates in units of their own from assumptions', async () => {
    const told = `- block: team
  what: Team
  people: team size
  rate: loaded rate
  for: 24 months
  kind of work: maintenance`;
    const assumptions = assumed('team size: 6 people\nloaded rate: {value: 500k, unit: USD / person / year}');
    expect(await rowOf('ebitda', told, assumptions)).toEqual([-3, -3, 0, 0, 0]);
  });

  it('begins in a month and lasts as assumptions say', async () => {
    const from = (month: string, months: string): string =>
      team(`  from: ${month}\n  ramp: 3 months\n  capitalizable: 60%\n  life: 5 years`).replace('24 months', months);
    const evaluated = async (month: string, months: string) =>
      figuresOf(await evaluate(written(from(month, months), assumed('launch: 6 months\nbuilding: 2 years')), 'month'));
    expect(await evaluated('launch', 'building')).toEqual(await evaluated('6', '24 months'));
  });
});

describe('maintenance', () => {
  it('of 25% of 10M is lower in the first year, and rises with wages', async () => {
    const upkeep = '- {block: maintenance, what: Upkeep, built: 10M, share: 25%, first year: 60%, wages: 10%}';
    expect(await rowOf('ebitda', upkeep)).toEqual([-1.5, -2.75, -3.025, -3.3275, -3.66025]);
  });
});

describe('a subscription', () => {
  const fee = (price: string, more = ''): string =>
    `- {block: subscription, what: Fee, price: ${price}, uplift: 10%, stress: 300% from year 3${more}}`;

  it('rises by its uplift, and triples from the third year on under stress', async () => {
    expect(await rowOf('ebitda', fee('5M'))).toEqual([-5, -5.5, -18.15, -19.965, -21.9615]);
  });

  it('is linear in its price', async () => {
    const [one, three] = await Promise.all([rowOf('ebitda', fee('1M')), rowOf('ebitda', fee('3M'))]);
    expect(three).toEqual(one.map((value) => Number((value * 3).toFixed(6))));
  });

  it('that is paid a year in advance leaves EBITDA, and takes the cash before', async () => {
    const blocks = '- {block: subscription, what: Fee, price: 5M, from: 6, paid: yearly}';
    const evaluation = await evaluate(written(blocks));
    expect(millionsOf(evaluation, 'it', 'ebitda')).toEqual([-2.5, -5, -5, -5, -5]);
    expect(millionsOf(evaluation, 'it', 'cash')).toEqual([-5, -5, -5, -5, -5]);
  });

  it('can be asked for another price in a year by hand', async () => {
    const [, , third] = await rowOf('ebitda', fee('5M', ", override: [{what: 'Fee, year 3', amount: 4M}]"));
    expect(third).toBe(-4);
  });

  it('lets ranges flow through', async () => {
    const two = caseText({ it: option(fee('price')), half: option(fee('price / 2')) }, assumed('price: 5M (4M to 8M)'));
    const { estimate } = await evaluate(two);
    const [it, half] = estimate?.options.map(({ npv }) => npv) ?? [];
    expect(it?.quantiles.at(-1)).toBeGreaterThan((it?.quantiles[0] ?? 0) + 10e6);
    expect((half?.mean ?? 0) * 2).toBeCloseTo(it?.mean ?? 0, 2);
  });
});

describe('a hosting implementation', () => {
  it('is deferred until it is ready; training and data conversion are not', async () => {
    const blocks = `- {block: hosting implementation, what: Setup, cost: 2M, for: 6 months, term: 5 years, training: 300k, data conversion: 400k}`;
    expect(await rowOf('ebitda', blocks)).toEqual([-0.9, -0.4, -0.4, -0.4, -0.4]);
    expect(await rowOf('operating-cash', blocks)).toEqual([-2.7, 0, 0, 0, 0]);
  });
});

describe('a cloud workload', () => {
  const workload = (more: string): string => `- {block: cloud workload, what: Search, run rate: 100k${more}}`;

  it('grows month by month', async () => {
    const [first, second] = await rowOf('ebitda', workload(', growth a month: 2%'));
    expect(first).toBeCloseTo(-1.341209, 5);
    expect(second).toBeCloseTo(-1.341209 * 1.02 ** 12, 5);
  });

  it('that does not grow costs the same, said as a number or as an assumption of 0%', async () => {
    const flat = [-1.2, -1.2, -1.2, -1.2, -1.2];
    expect(await rowOf('ebitda', workload(''))).toEqual(flat);
    expect(await rowOf('ebitda', workload(', growth a month: growth'), assumed('growth: 0%'))).toEqual(flat);
  });

  it.each([
    ['30%', '70%', -1.2],
    ['30%', '100%', -0.948],
    ['30%', '50%', -1.368],
  ])(
    'under a commitment at %s off is at break-even at a utilization of 70%: at %s it costs %s',
    async (off, used, cost) => {
      const [year] = await rowOf('ebitda', workload(`, commitment: 70%, discount: ${off}, utilization: ${used}`));
      expect(year).toBe(cost);
    },
  );
});

describe('hardware', () => {
  const cluster = (more: string): string => `- block: hardware
  what: Cluster
  price: 30k
  units: 64
  life: 4 years
${more}`;

  it('takes cash when it is bought, and power, space and staff from then on', async () => {
    const running = '  power: 1.2 kW\n  PUE: 1.4\n  power price: 0.12 USD per kWh\n  space: 20k\n  staff: 400k';
    const evaluation = await evaluate(written(cluster(running)));
    const yearly = (64 * 1.2 * 1.4 * 0.12 * 8760 + 240_000 + 400_000) / 1e6;
    expect(millionsOf(evaluation, 'it', 'ebitda')[0]).toBeCloseTo(-yearly, 6);
    expect(millionsOf(evaluation, 'it', 'investing-cash')).toEqual([-1.92, 0, 0, 0, 0]);
    expect(millionsOf(evaluation, 'it', 'amortization')).toEqual([-0.48, -0.48, -0.48, -0.48, 0]);
  });

  it('is sold at what was said, and runs no further', async () => {
    const evaluation = await evaluate(written(cluster('  space: 20k\n  resale at month: 36\n  resale: 600k')));
    expect(sum(millionsOf(evaluation, 'it', 'investing-cash'))).toBe(-1.32);
    expect(millionsOf(evaluation, 'it', 'ebitda')).toEqual([-0.24, -0.24, -0.24, 0.12, 0]);
    expect(sum(millionsOf(evaluation, 'it', 'operating-cash'))).toBe(-0.72);
  });

  it('is bought anew at the price of then', async () => {
    const bought = await rowOf('investing-cash', cluster('  refresh: 24 months\n  price change: -50%'));
    expect(bought).toEqual([-1.92, 0, -0.48, 0, -0.12]);
  });
});

describe('a migration wave', () => {
  const wave = (more: string): string => `- {block: migration wave, what: Wave, cost: 100k${more}}`;

  it.each([
    ['8', '0', -0.534591],
    ['1', '7', -0.0512],
    ['1', '0', -0.1],
  ])('of %s workloads after %s costs %s by learning of 80%', async (workloads, before, cost) => {
    const more = `, workloads: ${workloads}, moved before: ${before}`;
    const [number] = await rowOf('ebitda', wave(`${more}, learning: 80%`));
    const [named] = await rowOf('ebitda', wave(`${more}, learning: learning`), assumed('learning: 80%'));
    expect([number, named].map((value) => sum([value ?? 0]))).toEqual([cost, cost]);
  });

  it('runs twice for months of its own, and has its cost over those of the wave', async () => {
    const blocks = wave(
      ', workloads: 4, for: 4 months, double running: 10k, double running for: 6 months, one-off: 50k',
    );
    const months = millionsOf(await evaluate(written(blocks), 'month'), 'it', 'ebitda');
    expect(months.slice(0, 7)).toEqual([-0.16, -0.11, -0.11, -0.11, -0.01, -0.01, 0]);
  });
});

describe('an integration', () => {
  it.each(['60', '60 TB', 'volume'])('pays egress of %s by tiers', async (egress) => {
    const tiers = "egress prices: ['90 to 10 TB', '85 to 50 TB', '70']";
    const blocks = `- {block: integration, what: Vendor, SSO: 60k, connectors: 200k, egress: ${egress}, ${tiers}}`;
    const [first, second] = await rowOf('ebitda', blocks, assumed('volume: 60 TB'));
    expect([first, second]).toEqual([-0.32, -0.12]);
  });
});

describe('what only counts in the decision', () => {
  it.each([
    ['outage', '- {block: outage, what: Outages, incidents: 4, hours: 2, revenue: 150k}', -1.2],
    ['exit', '- {block: exit, what: Leaving, cost: 3M, remaining: 1M, at month: 3, probability: 25%}', -1],
    ['opportunity cost', '- {block: opportunity cost, what: Roadmap, value: 2M}', -2],
  ])('%s is in no account', async (_, blocks, memo) => {
    const evaluation = await evaluate(written(blocks));
    expect(millionsOf(evaluation, 'it', 'memo')[0]).toBe(memo);
    expect(sum([...millionsOf(evaluation, 'it', 'ebitda'), ...millionsOf(evaluation, 'it', 'cash')])).toBe(0);
  });

  it('service credits of an outage are negative revenue', async () => {
    const credits = '- {block: outage, what: Outages, incidents: 4, hours: 2, credits: 25k}';
    expect(await rowOf('ebitda', credits)).toEqual([-0.2, -0.2, -0.2, -0.2, -0.2]);
  });

  it('an exit that is sure is expensed', async () => {
    expect(await rowOf('ebitda', '- {block: exit, what: Leaving, cost: 3M, at month: 12}')).toEqual([0, -3, 0, 0, 0]);
  });

  it.each([
    ['fixed', '', -291_776.03],
    ['shifted', ', for: 60 months', -110_884.73],
  ])('six months late of 50k a month in a window that is %s%s costs %d', async (window, lasts, npv) => {
    const blocks = `- {block: delay, what: Late, benefit: 50k, late: 6 months, window: ${window}${lasts}}`;
    const document = written(blocks)
      .replace('discount rate: 10%', `discount rate: ${1.008 ** 12 - 1}`)
      .replace('years: 5', 'years: 6');
    expect(Number((await evaluate(document)).options[0]?.npv.value)).toBeCloseTo(npv, 1);
  });
});

describe('a block that cannot be read', () => {
  const subscription = (more: string): string => `- block: subscription\n  what: Fee\n${more}`;

  it.each([
    [
      'a key that is missing',
      subscription('  uplift: 7%'),
      11,
      /options › it › Fee: "price" is missing: write price: 5M/,
    ],
    ['a key that is not known', subscription('  price: 5M\n  rise: 7%'), 14, /"rise" is not known here: .*uplift/],
    ['a kind that is not known', '- block: licence\n  what: Fee', 11, /it is none of team, maintenance, subscription/],
    [
      'an amount that is none',
      subscription('  price: soon'),
      13,
      /Fee › price \("soon"\): "soon" is no assumption of this case, and it is not an amount in USD/,
    ],
    ['another currency', subscription('  price: 5M EUR'), 13, /it is in EUR, and an amount in USD/],
    [
      'a rise that is of time',
      subscription('  price: 5M\n  uplift: 7 per year'),
      14,
      /Fee › uplift .* a share is needed/,
    ],
    ['a stress that names no year', subscription('  price: 5M\n  stress: 300%'), 14, /300% from year 3/],
    [
      'a stress after the term',
      subscription('  price: 5M\n  term: 24 months\n  stress: 2 from year 3'),
      15,
      /none of the 2/,
    ],
    ['a term from an assumption', subscription('  price: 5M\n  term: life'), 14, /decides what lines there are/],
    [
      'a line to override that is not written',
      subscription('  price: 5M\n  override:\n    - {what: Fee 3, amount: 4M}'),
      15,
      /writes no line of that name: it writes "Fee"/,
    ],
    [
      'what is wrong in a line, where it is overridden',
      subscription('  price: 5M\n  override:\n    - {what: Fee, amount: soon}'),
      15,
      /Fee › Fee › amount \("soon"\)/,
    ],
    [
      'labor that is expense by its kind',
      '- block: team\n  what: Team\n  people: 2\n  rate: 200k\n  kind of work: rehost\n  capitalizable: 50%',
      16,
      /work of the kind "rehost" is expense/,
    ],
    [
      'our peak above the limit of the vendor',
      '- block: integration\n  what: Vendor\n  SSO: 60k\n  our peak: 250\n  rate limit: 100',
      14,
      /our peak of 250 is above the vendor's limit of 100/,
    ],
    [
      'a second opportunity cost',
      ['A', 'B'].map((what) => `- block: opportunity cost\n  what: ${what}\n  value: 1M`).join('\n'),
      14,
      /counts once in an option \(decisions, §5\.10\)/,
    ],
    [
      'growth that is said twice',
      '- block: cloud workload\n  what: W\n  run rate: 1k\n  growth a month: 1%\n  growth a year: 12%',
      15,
      /growth is said twice/,
    ],
  ])('names its place for %s', async (_, blocks, line, message) => {
    await expect(evaluate(written(blocks, assumed('life: 5 years')))).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(message) as string,
      data: { line },
    });
  });
});

describe('a block as lines', () => {
  it('comes to the same figures, for the example of every block', async () => {
    const { blocks } = await capwise.invoke('decide.blocks', {});
    expect(blocks.length).toBeGreaterThan(10);
    for (const { block, example, lines } of blocks) {
      const document = written(example);
      const expanded = await capwise.invoke('decide.expand', { document, option: 'it' });
      expect([block, expanded.lines]).toEqual([block, lines]);
      expect(expanded.document).not.toContain('block:');
      const [before, after] = await Promise.all([evaluate(document), evaluate(expanded.document)]);
      expect([block, figuresOf(after)]).toEqual([block, figuresOf(before)]);
    }
  });

  it('stands in the place of the block: comments, ranges and other blocks are kept', async () => {
    const document = `${assumed('fee: {value: 4M to 8M, unit: USD / year}  # of the quote')}# after a note
question: Which?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
  buy:
    blocks:
      # the fee
      - {block: subscription, what: Fee, price: fee, uplift: 5%, override: [{what: 'Fee, year 2', net: 60 days}]}
      # leaving
      - block: exit
        what: Leaving
        cost: 2M
        at month: 36 # perhaps
        probability: 20%
  build:
    name: Build # ours
    lines: [{what: Build, treatment: capitalize, amount: 10M, life: 5 years}]
`;
    const { document: expanded } = await capwise.invoke('decide.expand', { document, option: 'buy' });
    for (const kept of [
      '# of the quote',
      '# after a note',
      '# the fee',
      '# leaving',
      '# perhaps',
      '# ours',
      'net: 60 days',
    ])
      expect(expanded).toContain(kept);
    expect(expanded).toContain('- what: Fee, year 3\n        treatment: expense\n        amount: fee * (1 + 5%)^2\n');
    expect(expanded).toContain('    lines: [{what: Build, treatment: capitalize, amount: 10M, life: 5 years}]\n');
    expect(figuresOf(await evaluate(expanded))).toEqual(figuresOf(await evaluate(document)));
  });

  it('is refused where there is no such option or block', async () => {
    const document = written('- {block: exit, what: Leaving, cost: 2M, at month: 3}');
    const expand = (option: string, block: number) => capwise.invoke('decide.expand', { document, option, block });
    await expect(expand('that', 1)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/these are it/) as string,
    });
    await expect(expand('it', 2)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/choose one of 1 to 1/) as string,
    });
  });
});
