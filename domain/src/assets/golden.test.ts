import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bridgeOf, statementOf, sumPostings, type Posting } from '../books/index.ts';
import { money, moneyText, parseMoney, total, type Money } from '../money/index.ts';
import { parseMonth } from '../time/index.ts';
import { capitalizePurchase, evenly, expense, postLegs, type Leg, type PostingContext } from '../treatment/index.ts';
import {
  capitalizeLabor,
  deferHosting,
  deferImplementation,
  foldAsset,
  hostingTerm,
  moduleInService,
  scheduleOf,
  soldSoftwareCharge,
  soldSoftwareWriteDown,
  type Asset,
  type AssetEvent,
  type AssetHistory,
  type Convention,
  type Framework,
  type ImplementationCost,
  type Method,
  type ScheduleRow,
} from './index.ts';

const shared = process.env['CAPWISE_SHARED'] ?? '../shared';
const vectorFile = path.join(shared, 'vectors', 'capitalization.json');
const isAbsent = !existsSync(vectorFile);

const usd = (text: string): Money => parseMoney(text, 'USD');
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const asset = (cost: string, lifeMonths: number, over: Partial<Asset> = {}): Asset => ({
  id: 'asset',
  name: 'Platform',
  class: 'software',
  cost: usd(cost),
  residual: usd('0'),
  began: day('2026-01-01'),
  inService: day('2026-01-01'),
  lifeMonths,
  method: { kind: 'straight-line' },
  convention: 'full-month',
  ...over,
});
const dated = (cost: string, lifeMonths: number, convention: Convention, inService: string): readonly ScheduleRow[] =>
  scheduleOf({ ...asset(cost, lifeMonths), convention, inService: day(inService) });
const ofYear = (rows: readonly ScheduleRow[], year: number): Money =>
  total<string>(
    'USD',
    rows.filter(({ month }) => month.year === year).map(({ charge }) => charge),
  );
const row = (rows: readonly ScheduleRow[], month: string): ScheduleRow => {
  const found = rows.find((each) => each.month.toString() === month);
  if (!found) throw new Error(`no row for ${month}`);
  return found;
};
const step = ({ steps }: AssetHistory, kind: AssetEvent['kind']) => {
  const found = steps.findLast(({ event }) => event.kind === kind);
  if (!found) throw new Error(`no step ${kind}`);
  return found;
};

const context: PostingContext = {
  basis: 'us-gaap',
  scenario: 'budget',
  month: parseMonth('2026-01'),
  dimensions: { entity: 'main' },
  line: 0,
  measure: 'amount',
};

const layers = Array.from({ length: 60 }, (_, index) =>
  dated('2500000', 36, 'half-month', parseMonth('2026-01').add({ months: index }).toPlainDate({ day: 1 }).toString()),
);
const layersIn = (months: (month: string) => boolean): Money =>
  total<string>(
    'USD',
    layers.flat().flatMap(({ month, charge }) => (months(month.toString()) ? [charge] : [])),
  );
const effectOfYear = (year: number, amortized: boolean): Money => {
  const capitalized = 3_000_000_000n;
  const amortization = layersIn((month) => month.startsWith(String(year))).minor;
  return money(amortized ? capitalized - amortization : capitalized, 'USD');
};

const capitalized = postLegs(
  usd('30000000'),
  capitalizeLabor({ function: 'research-and-development', asset: 'software', spread: evenly(12), paidAfter: 0 }),
  context,
);

const impaired = (framework: Framework, estimates: Extract<AssetEvent, { kind: 'impairment-test' }>['estimates']) =>
  foldAsset(asset('20000000', 60), [{ kind: 'impairment-test', date: day('2026-06-30'), estimates }], framework);
const notRecoverable = impaired('us-gaap', { undiscountedCashFlows: usd('12000000'), fairValue: usd('9000000') });
const doubtful = {
  undiscountedCashFlows: usd('18500000'),
  fairValueLessCosts: usd('15000000'),
  valueInUse: usd('14200000'),
};
const recoverable = impaired('us-gaap', doubtful);
const recoverableIfrs = impaired('ifrs', doubtful);

const changed = (counts: 'total' | 'remaining', months: number): AssetHistory =>
  foldAsset(asset('3600000', 36), [{ kind: 'life-change', date: day('2027-01-01'), counts, months }], 'us-gaap');

const moduleB = { name: 'B', cost: usd('1500000'), document: 'contract 17, appendix 2' };
const abandoned = foldAsset(
  asset('5000000', 60),
  [{ kind: 'partial-abandonment', date: day('2027-08-31'), share: moduleB }],
  'us-gaap',
);
const stillUsed = foldAsset(
  asset('5000000', 60),
  [
    {
      kind: 'shutdown-plan',
      date: day('2027-09-01'),
      ceaseUse: day('2028-02-29'),
      share: moduleB,
      test: { kind: 'documented', document: 'impairment memo 4' },
    },
  ],
  'us-gaap',
);

const test14 = (date: string, value: string, undiscounted: string): AssetEvent => ({
  kind: 'impairment-test',
  date: day(date),
  estimates: {
    undiscountedCashFlows: usd(undiscounted),
    fairValue: usd(value),
    fairValueLessCosts: usd(value),
    valueInUse: usd('0'),
  },
});
const reversed = (framework: Framework): AssetHistory =>
  foldAsset(
    asset('10000000', 60),
    [test14('2026-12-31', '5000000', '5000000'), test14('2027-12-31', '6500000', '6500000')],
    framework,
  );

const unlikely = foldAsset(
  asset('750000', 60, { inService: null }),
  [
    { kind: 'completion-not-probable', date: day('2026-06-30') },
    { kind: 'addition', date: day('2026-07-31'), amount: usd('40000') },
  ],
  'us-gaap',
);

const modules = [
  { id: 'GL', ready: day('2026-04-01'), dependsOn: [] },
  { id: 'AP', ready: day('2026-06-01'), dependsOn: ['AR'] },
  { id: 'AR', ready: day('2026-09-01'), dependsOn: [] },
];
const moduleYear = (id: string, cost: string): Money =>
  ofYear(dated(cost, 60, 'full-month', moduleInService(modules, id).toString()), 2026);

const method20 = (method: Method, year: number): Money =>
  ofYear(scheduleOf({ ...asset('100000', 60), inService: day('2026-01-01'), residual: usd('10000'), method }), year);
const unitsUsed = [250n, 200n, 200n, 150n, 100n];
const methods20: Readonly<Record<string, Method>> = {
  ddb: { kind: 'declining-balance', percent: 200, switchesToStraightLine: false },
  db150_switch: { kind: 'declining-balance', percent: 150, switchesToStraightLine: true },
  syd: { kind: 'sum-of-years-digits' },
  uop: {
    kind: 'units-of-production',
    expectedUnits: 900_000n,
    used: unitsUsed.map((thousands, index) => ({ month: parseMonth(`${2026 + index}-06`), units: thousands * 1000n })),
  },
};
const golden20 = Object.entries(methods20).flatMap(([name, method]) =>
  [1, 2, 3, 4, 5].map((year) => [`G20.${name}.y${year}`, () => method20(method, 2025 + year)] as const),
);

const zombie = asset('1800000', 30, { inService: day('2026-07-01') });
const planned = foldAsset(
  zombie,
  [
    {
      kind: 'shutdown-plan',
      date: day('2026-07-01'),
      ceaseUse: day('2026-12-31'),
      test: { kind: 'documented', document: 'impairment memo 9' },
    },
  ],
  'us-gaap',
);

const costs15: readonly ImplementationCost[] = [
  { nature: 'configuration', amount: usd('800000'), isDistinct: true },
  { nature: 'data-conversion', amount: usd('150000'), isDistinct: true },
  { nature: 'training', amount: usd('100000'), isDistinct: true },
  { nature: 'preliminary', amount: usd('50000'), isDistinct: true },
  { nature: 'general-and-administrative', amount: usd('100000'), isDistinct: true },
];
const split15 = deferImplementation(costs15, { framework: 'us-gaap', currency: 'USD' });
const building = { spread: evenly(6), netDays: 0 };
const term15 = hostingTerm({ nonCancellable: 36, reasonablyCertain: 24 });
const post15 = (legs: readonly Leg[]): readonly Posting[] => postLegs(split15.deferred, legs, context);
const row15 = { function: 'general-and-administrative' } as const;
const deferred15 = post15(deferHosting({ ...building, ...row15, readyAt: 6, termMonths: term15 }));
const expensed15 = post15(expense({ ...building, ...row15, nature: 'software' }));
const licensed15 = post15(capitalizePurchase({ ...building, asset: 'software', readyAt: 6, lifeMonths: 60 }));
const ebitda15 = (postings: readonly Posting[], period = ''): bigint =>
  statementOf(sumPostings(postings).filter(({ month }) => month.startsWith(period))).ebitda;
const against15 = (postings: readonly Posting[], period = ''): Money =>
  money(ebitda15(postings, period) - ebitda15(expensed15, period), 'USD');

const cents = scheduleOf({ ...asset('100000', 36), inService: day('2026-01-01') });
const one = (rows: readonly ScheduleRow[]): Money => rows[0]?.charge ?? usd('0');
const tax = (cost: string, years: number): Money => ofYear(dated(cost, years * 12, 'full-month', '2026-07-01'), 2026);
const sold = {
  unamortized: usd('6000000'),
  remainingMonths: 48,
  revenue: usd('5000000'),
  remainingRevenue: usd('12500000'),
};
const soldNext = {
  unamortized: usd('3600000'),
  remainingMonths: 36,
  revenue: usd('1500000'),
  remainingRevenue: usd('6000000'),
};

/** What each vector of this desk is computed from; an amount is compared as its decimal text. */
const computed: Readonly<Record<string, () => Money | string>> = {
  'G1.cap_per_month': () => layers[0]?.at(-1)?.accumulated ?? '',
  'G1.full_month_charge_per_layer': () => one(dated('2500000', 36, 'full-month', '2026-01-01')),
  'G1.amort_year1': () => layersIn((month) => month.startsWith('2026')),
  'G1.amort_year2': () => layersIn((month) => month.startsWith('2027')),
  'G1.amort_year3': () => layersIn((month) => month.startsWith('2028')),
  'G1.amort_year4': () => layersIn((month) => month.startsWith('2029')),
  'G1.amort_year5': () => layersIn((month) => month.startsWith('2030')),
  'G1.amort_month1': () => layersIn((month) => month === '2026-01'),
  'G1.amort_month2': () => layersIn((month) => month === '2026-02'),
  'G1.amort_month12': () => layersIn((month) => month === '2026-12'),
  'G1.y1_EBITDA_effect': () => effectOfYear(2026, false),
  'G1.y1_operating_income_effect': () => effectOfYear(2026, true),
  'G1.y4_operating_income_effect': () => effectOfYear(2029, true),
  'G1.y1_cash_effect_pretax': () => money(bridgeOf(sumPostings(capitalized)).cash, 'USD'),
  'G2.half_month.jan': () => one(dated('30000000', 36, 'half-month', '2026-01-15')),
  'G2.half_month.feb': () => row(dated('30000000', 36, 'half-month', '2026-01-15'), '2026-02').charge,
  'G2.half_month.y1': () => ofYear(dated('30000000', 36, 'half-month', '2026-01-15'), 2026),
  'G2.half_month.rows': () => `${dated('30000000', 36, 'half-month', '2026-01-15').length}.00`,
  'G2.half_month.last': () => dated('30000000', 36, 'half-month', '2026-01-15').at(-1)?.charge ?? '',
  'G2.full_month.y1': () => ofYear(dated('30000000', 36, 'full-month', '2026-01-15'), 2026),
  'G2.modified_half_month_after15.y1': () => ofYear(dated('30000000', 36, 'modified-half-month', '2026-01-20'), 2026),
  'G3.half_month.y1': () => ofYear(dated('36000', 36, 'half-month', '2026-01-20'), 2026),
  'G3.actual_days_in_month.jan': () => one(dated('36000', 36, 'actual-days-in-month', '2026-01-20')),
  // Twelve days of January are in service: their charge says how many days the whole cost is spread over.
  'G3.days_total': () => {
    const rows = dated('10000000', 36, 'actual-days', '2026-01-20');
    return `${Math.round((12 * 1_000_000_000) / Number(one(rows).minor))}.00`;
  },
  'G3.daily.jan': () => one(dated('36000', 36, 'actual-days', '2026-01-20')),
  'G3.daily.y1': () => ofYear(dated('36000', 36, 'actual-days', '2026-01-20'), 2026),
  'G3.half_year.y1': () => ofYear(dated('36000', 36, 'half-year', '2026-01-20'), 2026),
  'G4.monthly': () => one(notRecoverable.rows),
  'G4.carrying_6m': () => row(recoverable.rows, '2026-06').carrying,
  'G4.loss_USGAAP': () => step(notRecoverable, 'impairment-test').loss,
  'G4.new_monthly': () => row(notRecoverable.rows, '2026-07').charge,
  'G4b.loss_USGAAP_recoverable': () => step(recoverable, 'impairment-test').loss,
  'G4b.loss_IAS36': () => step(recoverableIfrs, 'impairment-test').loss,
  'G4b.IAS36_new_monthly': () => row(recoverableIfrs.rows, '2026-07').charge,
  'G4b.USGAAP_monthly_unchanged': () => row(recoverable.rows, '2026-07').charge,
  'G5.before': () => row(changed('total', 60).rows, '2026-12').charge,
  'G5.carrying': () => row(changed('total', 60).rows, '2026-12').carrying,
  'G5.extend_total60': () => row(changed('total', 60).rows, '2027-01').charge,
  'G5.shorten_remaining12': () => row(changed('remaining', 12).rows, '2027-01').charge,
  'G6.B.acc': () => abandoned.entries.find(({ step: number }) => number === 2)?.amount ?? '',
  'G6.B.nbv_loss': () => step(abandoned, 'partial-abandonment').loss,
  'G6.A.acc': () => row(abandoned.rows, '2027-08').accumulated,
  'G6.A.nbv': () => step(abandoned, 'partial-abandonment').carrying,
  'G6.A.monthly': () => row(abandoned.rows, '2027-09').charge,
  'G6b.B.accelerated6': () =>
    stillUsed.entries.filter(({ date, step: number }) => number === 0 && date.equals(day('2027-09-30'))).at(-1)
      ?.amount ?? '',
  'G6b.month_total': () => row(stillUsed.rows, '2027-09').charge,
  'G14.ca12': () => row(foldAsset(asset('10000000', 60), [], 'ifrs').rows, '2026-12').carrying,
  'G14.m2': () => row(reversed('ifrs').rows, '2027-01').charge,
  'G14.ca24': () => row(reversed('us-gaap').rows, '2027-12').carrying,
  'G14.ceiling': () => step(reversed('ifrs'), 'impairment-test').carrying,
  'G14.reversal_IFRS': () => step(reversed('ifrs'), 'impairment-test').reversal,
  'G14.monthly_after_IFRS': () => row(reversed('ifrs').rows, '2028-01').charge,
  'G14.reversal_USGAAP': () => step(reversed('us-gaap'), 'impairment-test').reversal,
  'G14.monthly_after_USGAAP': () => row(reversed('us-gaap').rows, '2028-01').charge,
  'G15.monthly': () => money(-ebitda15(deferred15, '2026-07'), 'USD'),
  'G15.y1_opex': () => money(-ebitda15(deferred15, '2026'), 'USD'),
  'G15.expensed_now': () => split15.expensed,
  'G15.y1_EBITDA_v_expensing': () => against15(deferred15, '2026'),
  'G15.full_year_EBITDA_v_expensing': () => against15(deferred15, '2027'),
  'G15.lifetime_EBITDA_effect': () => against15(deferred15),
  'G15.if_licensed_software_lifetime_EBITDA_effect': () => against15(licensed15),
  'G16.y1': () => soldSoftwareCharge(sold),
  'G16.y2': () => soldSoftwareCharge(soldNext),
  'G16.writedown': () => soldSoftwareWriteDown(usd('2400000'), usd('2000000')),
  'G18.loss': () => step(unlikely, 'completion-not-probable').loss,
  'G18.later_cost_expensed': () => step(unlikely, 'addition').expensed,
  'G19.GL': () => moduleYear('GL', '600000'),
  'G19.AP': () => moduleYear('AP', '360000'),
  'G19.AR': () => moduleYear('AR', '240000'),
  'G19.total': () =>
    total<string>('USD', [moduleYear('GL', '600000'), moduleYear('AP', '360000'), moduleYear('AR', '240000')]),
  'G19.wrong_if_dependency_ignored': () =>
    total<string>('USD', [
      moduleYear('GL', '600000'),
      ofYear(dated('360000', 60, 'full-month', '2026-06-01'), 2026),
      moduleYear('AR', '240000'),
    ]),
  ...Object.fromEntries(golden20),
  'G20.sl': () => method20({ kind: 'straight-line' }, 2026),
  'G21.amort_reversal': () => {
    const [first, second] = scheduleOf({ ...asset('12000', 36), inService: day('2026-01-01') });
    return total<string>('USD', first && second ? [first.charge, second.charge] : []);
  },
  'G22.first': () => one(cents),
  'G22.distinct_cumulative': () =>
    `['${[...new Set(cents.map(({ charge }) => moneyText(charge)))].sort().join("', '")}']`,
  'G23.normal_monthly': () => one(scheduleOf({ ...zombie, inService: day('2026-07-01') })),
  'G23.accelerated': () => one(planned.rows),
  'G25.book_basis': () => effectOfYear(2026, true),
  'G25.foreign_y1': () => tax('10000000', 15),
  'G25.tcja_domestic_y1': () => tax('30000000', 5),
};

/** Vectors of other desks, and values that this desk never produces. */
const elsewhere = /^(G7|G8|G9|G10|G11|G12|G13|G17|G24)\.|^(G21\.asset|G21\.net_expense|G22\.naive_last|G25\.DTL21)$/;

describe('the vectors of capitalization', () => {
  const vectors = isAbsent ? {} : (JSON.parse(readFileSync(vectorFile, 'utf8')) as Readonly<Record<string, string>>);

  it.skipIf(isAbsent)(`are all known by name${isAbsent ? ' (skipped: no shared data)' : ''}`, () => {
    const unknown = Object.keys(vectors).filter((name) => !(name in computed) && !elsewhere.test(name));
    expect(unknown).toEqual([]);
    expect(Object.keys(computed).filter((name) => !(name in vectors))).toEqual([]);
  });

  for (const [name, value] of Object.entries(vectors)) {
    const compute = computed[name];
    if (!compute) continue;
    it(`${name} is ${value}`, () => {
      const given = compute();
      expect(typeof given === 'string' ? given : moneyText(given)).toBe(value);
    });
  }
});
