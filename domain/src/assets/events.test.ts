import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountCodes,
  bridgeOf,
  cashFlowOf,
  statementOf,
  sumPostings,
  type Posting,
  type PostingSum,
} from '../books/index.ts';
import { money, moneyText, parseMoney, type Money } from '../money/index.ts';
import type { Asset, AssetEvent } from './asset.ts';
import { accountsOfClass } from '../treatment/index.ts';
import { conventions } from './convention.ts';
import { postEntries } from './entry.ts';
import { foldAsset, type AssetHistory } from './fold.ts';
import type { Framework } from './impairment.ts';

const usd = (text: string): Money => parseMoney(text, 'USD');
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const platform: Asset = {
  id: 'platform',
  name: 'Platform',
  class: 'software',
  cost: usd('20000000'),
  residual: usd('0'),
  began: day('2026-01-01'),
  inService: day('2026-01-01'),
  lifeMonths: 24,
  method: { kind: 'straight-line' },
  convention: 'full-month',
};
const share = { name: 'search', cost: usd('5000000'), document: 'invoice 12' };
const passed = { kind: 'documented', document: 'impairment memo 1' } as const;

const fold = (events: readonly AssetEvent[], over: Partial<Asset> = {}, framework: Framework = 'us-gaap') =>
  foldAsset({ ...platform, ...over }, events, framework);
const post = ({ entries }: AssetHistory): readonly Posting[] =>
  postEntries(entries, {
    basis: 'us-gaap',
    scenario: 'actual',
    dimensions: { entity: 'main' },
    line: 0,
    measure: 'amount',
  });
const sums = (history: AssetHistory, month = ''): readonly PostingSum[] =>
  sumPostings(post(history)).filter((sum) => sum.month.startsWith(month));
const texts = (amounts: readonly bigint[]): readonly string[] => amounts.map((minor) => moneyText(money(minor, 'USD')));
const charge = (history: AssetHistory, month: string): string =>
  moneyText(history.rows.find((row) => row.month.toString() === month)?.charge ?? usd('0'));
const balance = (postings: readonly Posting[], account: string): bigint =>
  postings.reduce((sum, posting) => (posting.account === account ? sum + posting.amount.minor : sum), 0n);

describe('20M in use for six months and stopped now (A7)', () => {
  it.each([
    [24, '15000000.00'],
    [36, '16666666.67'],
    [60, '18000000.00'],
  ])('with a life of %i months loses %s inside EBITDA and moves no cash', (lifeMonths, loss) => {
    const history = fold([{ kind: 'retirement', date: day('2026-07-01') }], { lifeMonths });
    const stopped = sums(history, '2026-07');
    const { ebitda, 'adjusted-ebitda': adjusted, 'operating-income': operatingIncome } = statementOf(stopped);
    expect(texts([ebitda, adjusted, operatingIncome])).toEqual([`-${loss}`, '0.00', `-${loss}`]);
    const { cash, residual, bars } = bridgeOf(stopped);
    expect([cash, residual, bars.ebitda + bars['non-cash'], bars['capitalized-software']]).toEqual([0n, 0n, 0n, 0n]);
    expect(history.rows.at(-1)?.carrying).toEqual(usd('0'));
  });

  it('leaves nothing behind on any account of the asset but its cost in progress', () => {
    const postings = post(fold([{ kind: 'retirement', date: day('2026-07-01') }]));
    const { inProgress, inService, accumulated } = accountsOfClass.software;
    expect([inProgress, inService, accumulated].map((account) => balance(postings, account))).toEqual([
      -2_000_000_000n,
      0n,
      0n,
    ]);
  });

  it('with a plan to stop later shortens the life instead, outside EBITDA', () => {
    const plan: AssetEvent = {
      kind: 'shutdown-plan',
      date: day('2026-07-01'),
      ceaseUse: day('2026-09-30'),
      test: passed,
    };
    const history = fold([plan]);
    const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map((month) => charge(history, month));
    expect(months).toEqual(['833333.33', '5000000.00', '5000000.00', '5000000.00', '0.00']);
    const { ebitda, amortization } = statementOf(sums(history));
    expect([ebitda, amortization]).toEqual([0n, -2_000_000_000n]);
    expect(history.steps.map(({ event, loss }) => [event.kind, event.date.toString(), loss.minor])).toEqual([
      ['ready-for-use', '2026-01-01', 0n],
      ['shutdown-plan', '2026-07-01', 0n],
      ['retirement', '2026-09-30', 0n],
    ]);
    expect(balance(post(history), accountCodes.software)).toBe(0n);
    expect(bridgeOf(sums(history)).cash).toBe(0n);
  });
});

describe('a shutdown plan', () => {
  const plan = { kind: 'shutdown-plan', date: day('2026-07-01'), ceaseUse: day('2026-12-31') } as const;

  it('tests for impairment first, then spreads what is left over the shorter life', () => {
    const estimates = { undiscountedCashFlows: usd('4000000'), fairValue: usd('3000000') };
    const history = fold([{ ...plan, test: { kind: 'estimates', estimates } }]);
    expect(statementOf(sums(history))['impairment-and-abandonment']).toBe(-1_200_000_000n);
    expect(charge(history, '2026-07')).toBe('500000.00');
    expect(balance(post(history), accountCodes.software)).toBe(0n);
  });

  it('is superseded by a later change of life', () => {
    const history = fold([
      { ...plan, test: passed },
      { kind: 'life-change', date: day('2026-10-01'), counts: 'remaining', months: 12 },
    ]);
    expect(history.steps.map(({ event }) => event.kind)).toEqual(['ready-for-use', 'shutdown-plan', 'life-change']);
    expect(history.rows.at(-1)?.month.toString()).toBe('2027-09');
    expect(history.rows.at(-1)?.carrying.minor).toBe(0n);
  });

  it('never makes a life longer', () => {
    const history = fold([{ ...plan, ceaseUse: day('2030-12-31'), test: passed }]);
    expect([charge(history, '2026-07'), charge(history, '2027-12'), charge(history, '2028-01')]).toEqual([
      '833333.33',
      '833333.33',
      '0.00',
    ]);
    expect(history.steps.at(-1)?.loss.minor).toBe(0n);
  });

  it('of a part ends that part and leaves the rest in use', () => {
    const history = fold([{ ...plan, share, test: passed }]);
    expect([charge(history, '2026-06'), charge(history, '2026-07'), charge(history, '2027-01')]).toEqual([
      '833333.33',
      '1250000.00',
      '625000.00',
    ]);
    expect(balance(post(history), accountCodes.software)).toBe(1_500_000_000n);
  });
});

describe('a change of life', () => {
  it('changes no month before it, whatever the convention, and still sums to the cost', () => {
    const months = fc.integer({ min: 1, max: 40 });
    const date = fc.integer({ min: 40, max: 600 }).map((days) => day('2026-01-01').add({ days }));
    fc.assert(
      fc.property(fc.constantFrom(...conventions), date, months, (convention, changed, remaining) => {
        const over = { convention, inService: day('2026-01-20') };
        const event = { kind: 'life-change', date: changed, counts: 'remaining', months: remaining } as const;
        const [plain, history] = [fold([], over), fold([event], over)];
        const isEarlier = ({ month }: { month: Temporal.PlainYearMonth }) =>
          Temporal.PlainYearMonth.compare(month, changed.toPlainYearMonth()) < 0;
        expect(history.rows.filter(isEarlier)).toEqual(plain.rows.filter(isEarlier));
        expect(history.rows.reduce((sum, row) => sum + row.charge.minor, 0n)).toBe(platform.cost.minor);
      }),
      { numRuns: 40 },
    );
  });

  it('by days ends on the day on which the whole life ends', () => {
    const history = fold([{ kind: 'life-change', date: day('2026-07-01'), counts: 'total', months: 36 }], {
      convention: 'actual-days',
      inService: day('2026-01-20'),
    });
    expect(history.rows.at(-1)?.month.toString()).toBe('2029-01');
    const last = Number(history.rows.at(-1)?.charge.minor) / Number(history.rows.at(-2)?.charge.minor);
    expect(last).toBeCloseTo(19 / 31, 6);
  });

  it('restarts a declining balance on what is carried', () => {
    const method = { kind: 'declining-balance', percent: 200, switchesToStraightLine: false } as const;
    const event = { kind: 'life-change', date: day('2026-12-31'), counts: 'remaining', months: 48 } as const;
    const history = fold([event], { method, lifeMonths: 60, cost: usd('100000') });
    expect(charge(history, '2026-12')).toBe('3333.33');
    expect(charge(history, '2027-01')).toBe('2500.00');
  });
});

describe('an impairment', () => {
  it('keeps the pattern of the method for what is left', () => {
    const method = { kind: 'sum-of-years-digits' } as const;
    const loss = { kind: 'impairment', date: day('2026-12-31'), loss: usd('20000') } as const;
    const history = fold([loss], { method, lifeMonths: 36, cost: usd('120000') });
    expect(charge(history, '2026-12')).toBe('5000.00');
    expect([charge(history, '2027-01'), charge(history, '2028-01')]).toEqual(['2222.22', '1111.11']);
  });

  it('of an asset whose units are used up leaves nothing to charge', () => {
    const used = ['2026-03', '2026-09'].map((month) => ({ month: Temporal.PlainYearMonth.from(month), units: 8n }));
    const method = { kind: 'units-of-production', expectedUnits: 8n, used } as const;
    const history = fold([{ kind: 'impairment', date: day('2026-06-30'), loss: usd('0') }], { method });
    expect([charge(history, '2026-03'), charge(history, '2026-09')]).toEqual(['20000000.00', '0.00']);
  });

  it('lowers a residual value that it goes below, and then nothing is charged any more', () => {
    const history = fold([{ kind: 'impairment', date: day('2026-06-30'), loss: usd('14000000') }], {
      residual: usd('2000000'),
    });
    expect(history.steps.at(-1)?.carrying).toEqual(usd('1500000'));
    expect(charge(history, '2026-07')).toBe('0.00');
  });

  it('of parts is shared by what they carry', () => {
    const plan = { kind: 'shutdown-plan', date: day('2026-07-01'), ceaseUse: day('2026-12-31'), share } as const;
    const history = fold([
      { ...plan, test: passed },
      { kind: 'impairment', date: day('2026-07-01'), loss: usd('3000000') },
    ]);
    expect(charge(history, '2026-07')).toBe('1000000.00');
  });

  it('is reversed under IFRS up to what would stand without it, and never under US GAAP', () => {
    const test = (date: string, value: string): AssetEvent => ({
      kind: 'impairment-test',
      date: day(date),
      estimates: {
        undiscountedCashFlows: usd(value),
        fairValue: usd(value),
        fairValueLessCosts: usd(value),
        valueInUse: usd('0'),
      },
    });
    const events = [test('2026-06-30', '6000000'), test('2026-12-31', '99000000')];
    const [american, international] = [fold(events), fold(events, {}, 'ifrs')];
    expect(american.steps.at(-1)?.reversal).toEqual(usd('0'));
    expect(international.steps.at(-1)?.reversal).toEqual(usd('6000000'));
    expect(international.steps.at(-1)?.carrying).toEqual(usd('10000000'));
    expect(statementOf(sums(international, '2026-12')).ebitda).toBe(600_000_000n);
  });

  it('asks for the values that its framework needs, and for no others', () => {
    const test = (estimates: Extract<AssetEvent, { kind: 'impairment-test' }>['estimates'], framework: Framework) =>
      fold([{ kind: 'impairment-test', date: day('2026-06-30'), estimates }], {}, framework);
    const missing = (name: string) => expect.objectContaining({ code: 'TEST_INCOMPLETE', data: { missing: name } });
    expect(() => test({}, 'us-gaap')).toThrow(missing('undiscountedCashFlows'));
    expect(() => test({ undiscountedCashFlows: usd('1') }, 'us-gaap')).toThrow(missing('fairValue'));
    expect(() => test({ fairValueLessCosts: usd('1') }, 'ifrs')).toThrow(missing('valueInUse'));
    expect(test({ undiscountedCashFlows: usd('15000000') }, 'us-gaap').steps.at(-1)?.loss).toEqual(usd('0'));
  });
});

describe('a sale', () => {
  const sale = { kind: 'sale', date: day('2026-07-01'), proceeds: usd('16000000'), netDays: 0 } as const;

  it('gains what it brings above the carrying amount, and its cash is proceeds of a disposal', () => {
    const history = fold([sale]);
    const sold = sums(history, '2026-07');
    expect(statementOf(sold)).toMatchObject({ disposal: 100_000_000n, ebitda: 100_000_000n, 'adjusted-ebitda': 0n });
    const bridge = bridgeOf(sold);
    expect(bridge).toMatchObject({ cash: 1_600_000_000n, residual: 0n });
    expect(bridge.bars).toMatchObject({ 'disposal-proceeds': 1_600_000_000n, 'non-cash': -100_000_000n });
    expect(cashFlowOf(bridge)).toMatchObject({ operating: 0n, investing: 1_600_000_000n, freeCashFlow: 0n });
  });

  it('loses what it brings less, and is paid on its terms', () => {
    const history = fold([{ ...sale, proceeds: usd('9000000'), netDays: 60 }], { class: 'equipment' });
    expect(statementOf(sums(history, '2026-07'))).toMatchObject({ disposal: -600_000_000n });
    expect([bridgeOf(sums(history, '2026-07')).cash, bridgeOf(sums(history, '2026-09')).cash]).toEqual([
      0n,
      900_000_000n,
    ]);
    expect(balance(post(history), accountCodes.disposalReceivables)).toBe(0n);
    expect(balance(post(history), accountCodes.equipmentDepreciation)).toBe(0n);
  });
});

describe('an asset in progress', () => {
  const building: Partial<Asset> = { inService: null, cost: usd('100') };

  it('takes additions until it is ready for use, and is charged from then on', () => {
    const history = fold(
      [
        { kind: 'addition', date: day('2026-03-31'), amount: usd('140') },
        { kind: 'ready-for-use', date: day('2026-05-10') },
      ],
      building,
    );
    expect(history.rows.map(({ charge: { minor } }) => minor)).toEqual(Array.from({ length: 24 }, () => 1000n));
    expect(history.rows[0]).toMatchObject({ carrying: usd('230'), accumulated: usd('10') });
    expect(balance(post(history), accountCodes.softwareInProgress)).toBe(-24_000n);
    expect(bridgeOf(sums(history)).bars['capitalized-software']).toBe(0n);
  });

  it('has no schedule before it is ready', () => {
    expect(fold([], building)).toMatchObject({ rows: [], steps: [], entries: [] });
  });

  it('is written off from its own account', () => {
    const history = fold([{ kind: 'completion-not-probable', date: day('2026-03-31') }], building);
    expect(balance(post(history), accountCodes.softwareInProgress)).toBe(-10_000n);
    expect(statementOf(sums(history)).ebitda).toBe(-10_000n);
  });
});
