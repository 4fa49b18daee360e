import { describe, expect, it } from 'vitest';
import { sumPostings, type Posting } from '@capwise/domain/books';
import { postOption } from '@capwise/domain/decide';
import { evaluateDocument } from '../evaluate-document.ts';
import { readCase } from '../read.ts';
import { bridgeFindings } from './bridge-findings.ts';

const line = (text: string): string => `      - {${text}}\n`;
const fee = line('what: Fee, treatment: expense, amount: 1M, every: year');
const upkeep = line('what: Upkeep, treatment: expense, amount: 500k, every: year');

function document(lines: string, { more = '', quo = fee, years = 5 } = {}): string {
  return `question: Which option?
currency: USD
start: 2027-01
years: ${years}
discount rate: 10%
status quo: keep
${more}options:
  keep:
    lines:
${quo}  change:
    lines:
${lines}`;
}

type Found = { readonly code: string; readonly message: string; readonly path: string; readonly line: number | null };

function findings(text: string): readonly Found[] {
  return evaluateDocument(text, { by: 'year', seed: 1 }).findings;
}

/** The finding of a code, with the line of the document that it points at. */
function found(code: string, text: string): (Found & { readonly at: string | undefined }) | undefined {
  const finding = findings(text).find((each) => each.code === code);
  return finding && { ...finding, at: finding.line === null ? undefined : text.split('\n')[finding.line - 1] };
}

describe('a case that says all that it should', () => {
  it('has no finding', () => {
    expect(findings(document(fee))).toEqual([]);
  });
});

describe('the honesty checks', () => {
  it.each<[string, string, string, RegExp, string]>([
    [
      'NOMINAL_REAL_MIX',
      'a cost that never rises beside one that does, under a nominal rate',
      document(
        `${upkeep}${line('what: Rent, treatment: expense, amount: 100k, every: year, for: 1 year')}${line('what: Rent again, treatment: expense, amount: 110k, every: year, starts at month: 12')}`,
      ),
      /Fee costs the same.*Rent again rises.*10% is nominal.*6\.8%/,
      'Fee',
    ],
    [
      'NOMINAL_REAL_MIX',
      'an assumption that rises with prices, under a real rate',
      document(upkeep, { more: 'prices: real\nassumptions: {inflation: 3%}\n' }),
      /Prices are real, and "inflation" rises/,
      'inflation',
    ],
    [
      'SUNK_IN_NPV',
      'what is called spent and still counts',
      document(line('what: Pilot (already spent), treatment: expense, amount: 2M')),
      /called spent.*sunk: yes/,
      'Pilot',
    ],
    [
      'SUNK_IN_NPV',
      'what is spent before the day of the decision',
      document(`${upkeep}${line('what: Pilot, treatment: expense, amount: 2M')}`, { more: 'decide by: 2027-03-31\n' }),
      /Pilot is spent by month 0, before the decision of 2027-03-31/,
      'Pilot',
    ],
    [
      'SUNK_IN_FUTURE',
      'what is called sunk before it is spent',
      document(line('what: Phase 2, treatment: expense, amount: 2M, starts at month: 9, sunk: yes')),
      /comes in month 9/,
      'Phase 2',
    ],
    [
      'ALLOCATION_IN_NPV',
      'a share of cost that goes on',
      document(line('what: Overhead allocation, treatment: expense, amount: 200k, every: year')),
      /no cost of this option.*allocated: yes/,
      'Overhead',
    ],
    [
      'OPPORTUNITY_COST_TWICE',
      'the team and what it would have done instead',
      document(
        `${line('what: Team, treatment: expense, nature: labor, amount: 2M, every: year')}${line('what: Opportunity cost, treatment: memo, amount: 3M')}`,
      ),
      /Opportunity cost counts beside Team/,
      'Opportunity cost',
    ],
    [
      'OPPORTUNITY_COST_TWICE',
      'two memos of it',
      document(
        `${line('what: Foregone roadmap, treatment: memo, amount: 3M')}${line('what: Opportunity cost, treatment: memo, amount: 3M')}`,
      ),
      /Opportunity cost counts beside Foregone roadmap/,
      'Opportunity cost',
    ],
    [
      'COST_OF_CAPITAL_TWICE',
      'a charge for capital in a case that is discounted',
      document(line('what: Cost of capital, treatment: memo, amount: 1M, every: year')),
      /the rate of 10% does so already/,
      'Cost of capital',
    ],
    [
      'TERMINAL_ABOVE_HALF',
      'a present value that stands on what is left',
      document(
        `${upkeep}${line('what: Resale, treatment: earn, amount: 10M, starts at month: 59, terminal: yes, owner: Treasury')}`,
      ),
      /Resale is worth 6\.\d+M.*without it change is worth \(1\.\d+M\)/,
      'Resale',
    ],
    [
      'TERMINAL_ABOVE_HALF',
      'a present value below zero that would be lower without what is left',
      document(
        `${upkeep}${line('what: Resale, treatment: earn, amount: 2M, starts at month: 59, terminal: yes, owner: Treasury')}`,
      ),
      /^Resale is worth 1\.25M at the end and keeps change from being worth less: \(729\.\d+k\) with it, \(1\.98M\) without it\./,
      'Resale',
    ],
    [
      'TERMINAL_ABOVE_HALF',
      'a present value above zero without what is left',
      document(
        `${upkeep}${line('what: Sales, treatment: earn, amount: 600k, every: year, owner: Sales')}${line('what: Resale, treatment: earn, amount: 2M, starts at month: 59, terminal: yes, owner: Treasury')}`,
      ),
      /^Resale is worth 1\.25M, 76% of the present value of 1\.65M: without it change is worth 396\.\d+k\./,
      'Resale',
    ],
    [
      'LINE_AFTER_CASE',
      'a line that begins after the case',
      document(`${upkeep}${line('what: Phase 3, treatment: expense, amount: 1M, every: year, starts at month: 90')}`),
      /^Phase 3 begins in month 90, and the case of 60 months ends with month 59: nothing of it counts\. Let it begin in month 59 at the latest, let the case look as far ahead \("years: 8"\), or take the line out\.$/,
      'Phase 3',
    ],
    [
      'LINE_AFTER_CASE',
      'a line that begins as the case ends',
      document(`${upkeep}${line('what: Resale, treatment: earn, amount: 1M, starts at month: 60, owner: Treasury')}`),
      /^Resale begins in month 60.*"years: 6"/,
      'Resale',
    ],
    [
      'SALE_AFTER_CASE',
      'a sale after the case',
      document(
        `${upkeep}${line('what: Servers, treatment: capitalize, asset: equipment, amount: 3M, life: 6 years, events: [{event: sale, at month: 60, proceeds: 400k}]')}`,
      ),
      /^Servers is sold in month 60, and the case of 60 months ends with month 59: the 400\.00k that it brings count nowhere\. Let it be sold in month 59 at the latest, let the case look as far ahead \("years: 6"\), or take the sale out\.$/,
      'Servers',
    ],
    [
      'LEASE_BEYOND_CASE',
      'a lease that is paid after the case',
      document(
        `${upkeep}${line('what: Rack, treatment: lease, lease: operating, amount: 10k, every: month, term: 120 months, rate: 6%')}`,
        { years: 3 },
      ),
      /^Rack is paid until 2036-12, and the case ends with 2029-12: 840\.00k is still owed then, undiscounted.*"years: 10"/,
      'Rack',
    ],
    [
      'LEASE_BEYOND_CASE',
      'a lease that is paid once, at its end',
      document(
        `${upkeep}${line('what: Rack, treatment: lease, lease: operating, amount: 10k, term: 61 months, rate: 6%')}`,
      ),
      /^Rack is paid until 2032-01, and the case ends with 2031-12: 10\.00k is still owed then/,
      'Rack',
    ],
    [
      'BENEFIT_NO_OWNER',
      'income that nobody answers for',
      document(line('what: Margin, treatment: earn, amount: 1M, every: year')),
      /Margin is a benefit that nobody answers for: write "owner:"/,
      'Margin',
    ],
    [
      'BENEFIT_NO_OWNER',
      'a memo benefit that nobody answers for',
      document(line('what: Fewer incidents, treatment: memo, counts: benefit, amount: 1M, every: year')),
      /nobody answers for/,
      'Fewer incidents',
    ],
    [
      'HORIZON_BEYOND_LIFE',
      'an asset that ends before the case',
      document(`${line('what: Servers, treatment: capitalize, asset: equipment, amount: 3M, life: 3 years')}${upkeep}`),
      /until month 36.*last 24 months/,
      'Servers',
    ],
    [
      'LIVES_DIFFER',
      'options that end at different times',
      document(line('what: Contract, treatment: expense, amount: 1M, every: year, for: 36 months')),
      /keep 1\.\d+M a year of cost over 60 months; change 1\.\d+M a year of cost over 36 months/,
      'lines:',
    ],
    [
      'IRR_MULTIPLE',
      'flows with two rates of return',
      document(
        `${line('what: Down payment, treatment: expense, amount: 100')}${line('what: Income, treatment: earn, amount: 230, starts at month: 12, owner: Sales')}${line('what: Taking it down, treatment: expense, amount: 132, starts at month: 24')}`,
        { quo: line('what: Fee, treatment: expense, amount: 1') },
      ),
      /10% and 20% a year all fit/,
      'lines:',
    ],
    [
      'STATUS_QUO_FLAT',
      'a status quo that stands still while another option grows',
      document(
        `${line('what: Usage, treatment: expense, amount: 1M, every: year, for: 2 years')}${line('what: Usage later, treatment: expense, amount: 2M, every: year, starts at month: 24')}`,
      ),
      /keep stays as it is in every year, while change grows/,
      'Fee',
    ],
    [
      'PRICE_OLD',
      'a price that is older than 90 days at the start',
      document(line('what: Fee, treatment: expense, amount: price, every: year'), {
        more: 'assumptions:\n  price: {value: 1M USD, source: quote, date: 2026-10-02}\n',
      }),
      /"price" is of 2026-10-02 \(quote\), 91 days before 2027-01-01/,
      'price:',
    ],
    [
      'EXPECTED_TURNS',
      'a base that the ranges lean away from',
      document(line('what: Build, treatment: expense, amount: cost'), {
        quo: line('what: Buy, treatment: expense, amount: 11M'),
        more: 'assumptions:\n  cost: 10M (9M to 30M)\n',
      }),
      /change is worth 1\.00M more than keep, on average over their ranges .* less: the range of "cost" leans/,
      'cost:',
    ],
    [
      'CORE_AGAINST',
      'a recommendation that goes against the core questions',
      document(line('what: Build, treatment: capitalize, amount: 1M, life: 5 years'), {
        more: 'core: {differentiator: yes, drives revenue: yes, competitive advantage: no}\n',
      }),
      /change leads.*builds; the core questions say buy: it is no competitive advantage/,
      'core:',
    ],
  ])('%s: find %s, with its line', (code, _, text, message, at) => {
    const finding = found(code, text);
    expect(finding?.message).toMatch(message);
    expect(finding?.at).toContain(at);
  });

  it('DO_NOTHING_MISSING: find that no option goes on as today', () => {
    const text = document(fee).replace('status quo: keep\n', '');
    expect(found('DO_NOTHING_MISSING', text)).toMatchObject({ path: 'options' });
  });

  it('SAVING_SOFT: find labor that is saved while its budget stays, and not where it is released', () => {
    const quo = line('what: Team, treatment: expense, nature: labor, amount: 2M, every: year');
    const saving = (more: string): string =>
      document(line(`what: Two fewer, saves: Team, amount: 500k, owner: Platform${more}`), { quo }).replace(
        '  change:\n',
        '  change:\n    against: keep\n',
      );
    expect(found('SAVING_SOFT', saving(''))?.at).toContain('Two fewer');
    expect(found('SAVING_SOFT', saving(', budget released: yes'))).toBeUndefined();
    expect(found('BENEFIT_NO_OWNER', saving(''))).toBeUndefined();
  });

  it('BRIDGE_OPEN: find a posting that has no other side, and nothing where all have one', () => {
    const { subject } = readCase(document(fee));
    const [option] = subject.options;
    if (!option) throw new Error('the case has no option');
    const postings = postOption(subject, option, '');
    expect(bridgeFindings(subject, option, sumPostings(postings))).toEqual([]);
    const [first] = postings;
    const planted: readonly Posting[] = first
      ? [...postings, { ...first, amount: { minor: 100n, currency: 'USD' } }]
      : [];
    expect(bridgeFindings(subject, option, sumPostings(planted))).toMatchObject([
      { code: 'BRIDGE_OPEN', message: expect.stringContaining('1.00 USD is in neither') as string },
    ]);
  });

  it('LINE_AFTER_CASE, SALE_AFTER_CASE and LEASE_BEYOND_CASE: are silent about what ends with the case or comes in its last months', () => {
    const text = document(
      `${upkeep}${line('what: Last, treatment: capitalize, amount: 1k, starts at month: 58, life: 1 year, events: [{event: sale, at month: 59, proceeds: 1k}]')}${['begin', 'end'].map((due) => line(`what: Rack ${due}, treatment: lease, lease: operating, due: ${due}, amount: 10k, every: month, term: 60 months, rate: 6%`)).join('')}`,
    );
    expect(findings(text)).toEqual([]);
  });

  it('LEASE_BEYOND_CASE: counts what is due on the first day after the case, and says it of a lease alone that begins before', () => {
    const lease = (start: number): string =>
      `what: Rack, treatment: lease, lease: operating, due: begin, amount: 10k, every: month, term: 12 months, rate: 6%, starts at month: ${start}`;
    expect(found('LEASE_BEYOND_CASE', document(`${upkeep}${line(lease(49))}`))?.message).toContain('10.00k is still');
    const after = document(`${upkeep}${line(lease(60))}`);
    expect(found('LEASE_BEYOND_CASE', after)).toBeUndefined();
    expect(found('LINE_AFTER_CASE', after)?.message).toContain('Rack begins in month 60');
  });

  const machine = (more: string, used = '60%'): string =>
    document(
      line(
        `what: Cluster, treatment: capitalize, asset: equipment, amount: 5M, life: 5 years, uses: [${[1, 2, 3, 4, 5].map((year) => `{year: ${year}, use: Batch, value: 2M, utilization: ${year > 3 ? used : '60%'}}`).join(', ')}]${more}`,
      ),
    );

  it.each([
    ['sale, at month: 36, proceeds: 2M', 'is sold in month 36', 'years 4 and 5'],
    ['retirement, at month: 48', 'is retired in month 48', 'year 5'],
    ['shutdown-plan, at month: 30, ends at month: 40, test: review of June', 'is shut down in month 40', 'year 5'],
  ])('USE_AFTER_END: find uses after a %s, which are charged nothing', (event, words, years) => {
    const text = machine(`, events: [{event: ${event}}]`);
    const finding = found('USE_AFTER_END', text);
    expect(finding?.message).toContain(`Cluster ${words}, and its uses of ${years} are written all the same`);
    expect(finding?.message).toContain(`Write "utilization: 0%" for ${years}, or let it go after`);
    expect(finding?.at).toContain('Cluster');
    expect(found('USE_BELOW_CHARGE', text)).toBeUndefined();
  });

  it('USE_AFTER_END: are silent where nothing is used any more, and of what is used to the end of its life', () => {
    const unused = machine(', events: [{event: sale, at month: 36, proceeds: 2M}]', '0%');
    for (const text of [unused, machine('')]) {
      expect(findings(text).filter(({ code }) => code.startsWith('USE_'))).toEqual([]);
    }
  });

  it('USE_BELOW_CHARGE: compares the months of a year in which the part is there with what these are charged', () => {
    const text = machine(', events: [{event: sale, at month: 42, proceeds: 1M}]', '40%');
    expect(found('USE_BELOW_CHARGE', text)?.message).toMatch(
      /^Cluster in year 4, of which it is there for 6 months: Batch at 40% is worth 400\.00k, and these are charged 500\.00k/,
    );
    expect(found('USE_AFTER_END', text)?.message).toContain('its uses of year 5 are');
  });

  it('USE_BELOW_CHARGE: is silent of a year that a shorter life leaves without a charge', () => {
    const text = machine(', events: [{event: life-change, at month: 12, life: 36 months}]', '20%');
    expect(found('USE_BELOW_CHARGE', machine('', '20%'))?.message).toContain('in year 4');
    expect(found('USE_BELOW_CHARGE', text)).toBeUndefined();
  });

  it('STATUS_QUO_FLAT: take a dearer part of the same thing for growth, and not a part of something else', () => {
    const parts = (first: string, second: string): string =>
      document(
        `${line(`what: '${first}', treatment: expense, amount: 1M, every: year, for: 2 years`)}${line(`what: '${second}', treatment: expense, amount: 2M, every: year, starts at month: 24`)}`,
      );
    expect(found('STATUS_QUO_FLAT', parts('Usage, year 1 to 2', 'Usage, year 3'))).toBeDefined();
    expect(found('STATUS_QUO_FLAT', parts('Usage', 'Usage, year 3'))).toBeDefined();
    expect(found('STATUS_QUO_FLAT', parts('Double running, year 1', 'Run in the new place, year 3'))).toBeUndefined();
  });

  it('are silent where prices are asked for in time, an asset is renewed, and an allocation is left out', () => {
    const text = document(
      `${line('what: Servers, treatment: capitalize, asset: equipment, amount: price, life: 3 years')}${line('what: New servers, treatment: capitalize, asset: equipment, amount: price, starts at month: 36, life: 3 years')}${line('what: Overhead allocation, treatment: expense, amount: 1M, every: year, allocated: yes')}`,
      { more: 'assumptions:\n  price: {value: 1M USD, date: 2026-10-03}\n' },
    );
    expect(findings(text)).toEqual([]);
  });
});
