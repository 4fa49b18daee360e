import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer } from '@capwise/contract';
import type { Question } from '@capwise/contract/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { millionsOf, sum } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

type Migration = Answer<'decide.migrate'>;
type Asked = Question<'decide.migrate'>;

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

/** A site of $5M a year with eight services that pay for a refactoring, and too few people to do it within a year. */
const leaving: Asked = {
  siteCost: 5_000_000 / 12,
  horizonMonths: 60,
  people: { rehost: 4, refactor: 10 },
  workloads: Array.from({ length: 8 }, (_, index) => ({
    workload: `service ${index + 1}`,
    run_cost: 60_000 + 5_000 * index,
    size: 'large' as const,
    criticality: 'high' as const,
    ...(index === 7 && { depends_on: 'service 1' }),
  })),
};

/** One workload of a size that a person moves in a wave. */
const one = { workload: 'billing', run_cost: 50_000, size: 'small' as const };

async function npvs(document: string): Promise<ReadonlyMap<string, number>> {
  const { options } = await capwise.invoke('decide.evaluate', { document });
  return new Map(options.map(({ id, npv }) => [id, Number(npv.value)]));
}

describe('E1: a $5M-a-year site is left within 12 months', () => {
  let plan: Migration;
  beforeAll(async () => {
    plan = await capwise.invoke('decide.migrate', leaving);
  });

  it('rehosts first and refactors after what the deadline leaves no time for', () => {
    const twice = plan.workloads.filter(({ second }) => second !== null);
    expect(twice.length).toBeGreaterThanOrEqual(4);
    for (const { first, second } of twice) {
      expect([first?.way, second?.way]).toEqual(['rehost', 'refactor']);
      expect((second?.from ?? '') >= (first?.cutOver ?? '9999')).toBe(true);
    }
    expect(plan.headline).toMatch(
      /^The site is empty before 20\d\d-\d\d: of 8 workloads rehost \d first and refactor after/,
    );
    expect((plan.leftAt ?? '9999') <= '2028-01').toBe(true);
  });

  it('says that cost rises first, with the figures of the first phase', () => {
    const { firstPhase, phases, words } = plan;
    expect(firstPhase.more).toBeGreaterThan(0);
    const first = phases.filter(({ to }) => to <= firstPhase.to);
    expect(firstPhase.cost).toBeCloseTo(sum(first.map(({ total }) => total)), 2);
    expect(firstPhase.stay).toBeCloseTo(sum(first.map(({ stay }) => stay)), 2);
    expect(words.join('\n')).toMatch(/Cost rises first: from 2027-01 to .*more than staying.*while the site is paid\./);
    expect(phases.at(-1)?.total).toBeLessThan(phases.at(-1)?.stay ?? 0);
  });

  it('says what binds, what a month too late costs, and what one more engineer is worth', () => {
    const said = plan.words.join('\n');
    expect(said).toMatch(/The 10 people for refactor bind in wave/);
    expect(said).toContain('Each month beyond the deadline costs 417k for the site');
    expect(plan.missedMonth).toBeCloseTo(5_000_000 / 12, 6);
    expect(plan.engineers.map(({ way }) => way)).toContain('refactor');
    expect(plan.gap).toBeLessThan(1e-6);
  });

  it('never takes more people than there are, and moves what depends with what it needs or after it', () => {
    for (const { used, capacity } of plan.capacity) expect(used).toBeLessThanOrEqual(capacity + 1e-6);
    const waveOf = (name: string) => plan.workloads.find(({ workload }) => workload === name)?.first?.wave ?? 0;
    expect(waveOf('service 8')).toBeGreaterThanOrEqual(waveOf('service 1'));
  });

  it('is a case whose NPV is the present cost, and whose cash by quarter is that of the phases', async () => {
    const values = await npvs(plan.document);
    expect(Math.abs((values.get('move') ?? 0) + plan.presentCost)).toBeLessThanOrEqual(plan.rounding);
    expect(Math.abs((values.get('stay') ?? 0) + plan.stayPresentCost)).toBeLessThanOrEqual(plan.rounding);
    const evaluation = await capwise.invoke('decide.evaluate', { document: plan.document, by: 'quarter' });
    const cash = millionsOf(evaluation, 'move', 'cash');
    for (const [wave, { total }] of plan.phases.entries()) expect(cash[wave]).toBeCloseTo(-total / 1e6, 5);
    expect(evaluation.findings.map(({ code }) => code)).not.toContain('NOMINAL_REAL_MIX');
    expect(JSON.stringify(evaluation.recommendation.ended)).toContain('stay');
  });

  it('expenses the work of moving: EBITDA falls with it', async () => {
    const evaluation = await capwise.invoke('decide.evaluate', { document: plan.document, by: 'quarter' });
    expect(millionsOf(evaluation, 'move', 'ebitda')).toEqual(millionsOf(evaluation, 'move', 'cash'));
  });
});

describe('a plan in prices that do not rise', () => {
  it.each([1, 6])(
    'is a case in real prices without a finding of its prices, with %d months in both places',
    async (doubleMonths) => {
      const plan = await capwise.invoke('decide.migrate', { ...leaving, priceRise: 0, doubleMonths });
      const { document, presentCost, stayPresentCost, rounding } = plan;
      expect(document).toContain('\nprices: real #');
      const { options, findings } = await capwise.invoke('decide.evaluate', { document });
      const codes = findings.map(({ code }) => code);
      for (const code of ['NOMINAL_REAL_MIX', 'STATUS_QUO_FLAT', 'LIVES_DIFFER']) expect(codes).not.toContain(code);
      for (const [index, cost] of [stayPresentCost, presentCost].entries()) {
        expect(Math.abs(Number(options[index]?.npv.value) + cost)).toBeLessThanOrEqual(rounding);
      }
      expect(plan.words.at(-1)).toBe(
        'Prices do not rise here: amounts are in those of today, and the rate of 10% is taken as one without inflation. ' +
          'Where it contains inflation, give the rise of prices, or the rate without it (at 3% inflation 6.8%).',
      );
    },
  );

  it('says nothing of that where they rise', async () => {
    const { document, words } = await capwise.invoke('decide.migrate', leaving);
    expect(document).not.toContain('prices:');
    expect(words.join('\n')).not.toContain('Prices do not rise');
  });
});

describe('a plan', () => {
  it('says that the deadline binds where waiting would be cheaper, and what it costs', async () => {
    const { headline, withoutDeadline, words, firstPhase } = await capwise.invoke('decide.migrate', {
      ...leaving,
      siteCost: 20_000,
    });
    expect(headline).toMatch(
      /rehost \d first and refactor after.*, since the deadline binds: without it, none would go/,
    );
    expect(withoutDeadline.less).toBeGreaterThan(0);
    expect(words.join('\n')).toContain('that is what the deadline costs');
    expect(firstPhase.more).toBeGreaterThan(0);
  });

  it('capitalizes a refactoring only by a recorded decision, and defers what makes a product ready', async () => {
    const { document, presentCost, rounding } = await capwise.invoke('decide.migrate', {
      siteCost: 100_000,
      people: { refactor: 30, repurchase: 6 },
      workloads: [
        { ...one, size: 'medium', decision: 'ADR 7 of 2026-11-02: search by customers' },
        { workload: 'mail', run_cost: 12_000, product_run: 7_000 },
      ],
    });
    expect(document).toMatch(/treatment: capitalize labor\n +kind of work: refactor with functionality/);
    expect(document).toMatch(/treatment: hosting\n +implementation: configuration/);
    expect(Math.abs(((await npvs(document)).get('move') ?? 0) + presentCost)).toBeLessThanOrEqual(rounding);
  });

  it('retires what nobody uses, and scores it so with the fact', async () => {
    const { workloads } = await capwise.invoke('decide.migrate', {
      siteCost: 100_000,
      people: { rehost: 2, retire: 1 },
      workloads: [
        { ...one, utilization: 'zombie' },
        { ...one, workload: 'ledger', utilization: 60 },
      ],
    });
    expect(workloads.map(({ first }) => first?.way)).toEqual(['retire', 'rehost']);
    const [retire] = workloads[0]?.prices.filter(({ way }) => way === 'retire') ?? [];
    expect([retire?.score, retire?.reasons]).toEqual([95, ['nobody uses it (0% of what it could serve) (+75)']]);
    expect(workloads[1]?.prices.find(({ way }) => way === 'retire')?.score).toBeNull();
  });

  it('pays the site and the penalty for what must not move, where it may stay', async () => {
    const asked: Asked = {
      siteCost: 100_000,
      penalty: 20_000,
      afterDeadline: 'pay',
      people: { rehost: 2 },
      workloads: [one, { ...one, workload: 'presses', constraint: 'must not move' }],
    };
    const { leftAt, workloads, phases, words } = await capwise.invoke('decide.migrate', asked);
    expect([leftAt, workloads[1]?.first]).toEqual([null, null]);
    expect(phases.map(({ penalty }) => penalty).slice(3, 5)).toEqual([0, 61_800]);
    expect(words.join('\n')).toContain('costs 100k for the site and 20k of penalty');
  });
});

describe('no plan is refused with what stands in the way', () => {
  it.each<readonly [string, Partial<Asked>, RegExp]>([
    [
      'a workload that must not move',
      { workloads: [{ ...one, constraint: 'must not move' }] },
      /"billing" has no way out by month 12: rehost: it must not move/,
    ],
    [
      'data that the new place may not hold',
      { regions: ['us-east'], workloads: [{ ...one, residency: 'eu-central' }] },
      /its data must lie in eu-central, and the new place offers us-east/,
    ],
    [
      'too few people',
      {
        people: { rehost: 1 },
        workloads: Array.from({ length: 8 }, (_, index) => ({
          ...one,
          workload: `w${index}`,
          size: 'medium' as const,
        })),
      },
      /cannot bring 8 workloads out by month 12: it takes 1 more for rehost \(now 1\); with these people all is out at the end of month 24/,
    ],
  ])('%s', async (_, changed, message) => {
    const asked = { siteCost: 100_000, people: { rehost: 2 }, workloads: [one], ...changed };
    await expect(capwise.invoke('decide.migrate', asked)).rejects.toMatchObject({
      code: 'NO_CHOICE',
      message: expect.stringMatching(message) as string,
    });
  });
});

it('a plan of more than it takes is refused, with what to do', async () => {
  const workloads = Array.from({ length: 100 }, (_, index) => ({ ...one, workload: `w${index}` }));
  const asked: Asked = { siteCost: 1, people: { rehost: 9 }, workloads, waveMonths: 1 };
  await expect(capwise.invoke('decide.migrate', asked)).rejects.toMatchObject({
    code: 'TOO_LARGE',
    message: expect.stringContaining('100 workloads in 48 waves are 4800 places to weigh') as string,
  });
  await expect(capwise.invoke('decide.migrate', { ...asked, deadlineMonths: 60 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'deadlineMonths is 60: the horizon of 48 months has to reach beyond it',
  });
});

describe('a file of workloads', () => {
  const migrate = async (text: string): Promise<Migration> => {
    const file = path.join(capwise.home, 'workloads.csv');
    await writeFile(file, text);
    const asked: Asked = {
      file: { path: file, name: 'workloads.csv' },
      siteCost: 100_000,
      people: { rehost: 6, refactor: 10 },
    };
    return capwise.invoke('decide.migrate', asked);
  };

  it('is read as its template has it', async () => {
    const { file } = await capwise.invoke('decide.workloads', {});
    const { workloads } = await migrate(file.text);
    expect(workloads.map(({ workload }) => workload)).toEqual(['storefront']);
  });

  it('is refused with every cell that cannot be read, by row and value', async () => {
    const text = 'workload,run_cost,size,depends_on,utilization\na,10,huge,,\na,20,small,b,120\n';
    await expect(migrate(text)).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: {
        count: 4,
        cells: [
          'row 1, column size: "huge"; write small or medium or large',
          'row 2, column workload: "a"; row 1 has that name already',
          'row 2, column depends_on: "b"; name a workload of this file, as its row spells it',
          'row 2, column utilization: "120"; write percent from 0 to 100, or zombie',
        ],
      },
    });
    await expect(migrate('workload\na\n')).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('capwise decide workloads') as string,
    });
  });
});
