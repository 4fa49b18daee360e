import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';

const document = `question: Build the platform?
currency: USD
start: 2027-01
years: 3
discount rate: 0%
options:
  today:
    name: Go on
    lines:
      - {what: Old licence, treatment: expense, amount: 100k, every: month}
  build:
    name: Build
    lines:
      - {what: Team, treatment: capitalize labor, kind of work: new functionality, amount: 50k, every: month, for: 12 months, life: 24 months}
      - {what: Old licence, treatment: expense, amount: 100k, every: month, for: 12 months}
      - {what: Reserved cloud, treatment: prepay, amount: 240k, every: year, starts at month: 12, term: 12 months, nature: cloud}
      - {what: Upkeep, treatment: payroll, kind of work: maintenance, amount: 10k, every: month, starts at month: 12}
`;

describe('a date that slips', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const slip = (months: number, more: object = {}) =>
    capwise.invoke('decide.slip', { document, option: 'build', months, ...more });

  it('moves amortization, keeps the team and the old licence, and strands what was reserved', async () => {
    const answer = await slip(6);
    expect(answer).toMatchObject({
      at: '2028-01',
      amortizationStarts: { before: '2028-01', after: '2028-07' },
      // Six months of the team at 50k, of the old licence at 100k, and of 240k a year reserved.
      worksLonger: '300000.00',
      runsDouble: '600000.00',
      stranded: '120000.00',
    });
    expect(answer.lines).toEqual([
      { what: 'Team', effect: 'ready-later' },
      { what: 'Old licence', effect: 'runs-double' },
      { what: 'Reserved cloud', effect: 'stranded' },
      { what: 'Upkeep', effect: 'begins-later' },
    ]);
    // Undiscounted: 300k of work and 600k of the licence more, 60k of upkeep less.
    expect(answer.npv.change).toBe('-840000.00');
    expect(answer.periods.map(({ ebitda }) => ebitda.change)).toEqual(['0.00', '-540000.00', '0.00']);
    expect(answer.words).toBe('Build 6 months later: 840.00k less value; EBITDA of 2028 is lower by 540.00k.');
  });

  it('by no month changes nothing, and is what decide.evaluate says', async () => {
    const [answer, { options }] = await Promise.all([slip(0), capwise.invoke('decide.evaluate', { document })]);
    const build = options.find(({ id }) => id === 'build');
    expect(answer.npv).toEqual({ before: build?.npv.value, after: build?.npv.value, change: '0.00' });
    expect(answer.periods.map(({ cash }) => cash.before)).toEqual(
      build?.lines.find(({ line }) => line === 'cash')?.figures.map(({ value }) => value),
    );
  });

  const bound = (line: string, more = ''): string =>
    `question: What is bound?
currency: USD
start: 2027-01
years: 3
discount rate: 0%
${more}options:
  build:
    lines:
      - {what: Bound, amount: 360k, starts at month: 10, ${line}}
      - {what: Upkeep, treatment: expense, amount: 1k, every: month, starts at month: 10}
`;

  it.each([
    ['prepaid once, for 12 months', 'treatment: prepay, term: 12 months', 3, '90000.00'],
    ['prepaid once, by no month', 'treatment: prepay, term: 12 months', 0, '0.00'],
    ['prepaid once, for its whole term', 'treatment: prepay, term: 12 months', 12, '360000.00'],
    ['prepaid once, for longer than its term', 'treatment: prepay, term: 12 months', 15, '360000.00'],
    ['prepaid once, for 36 months', 'treatment: prepay, term: 36 months', 3, '30000.00'],
    ['prepaid once, beyond the end of the case', 'treatment: prepay, term: 36 months', 120, '260000.00'],
    ['renewed by the year', 'treatment: prepay, term: 12 months, every: year', 14, '420000.00'],
    ['renewed by the quarter', 'treatment: prepay, term: 3 months, every: quarter', 4, '480000.00'],
    ['renewed by the year, for half of it', 'treatment: prepay, term: 6 months, every: year', 8, '360000.00'],
    ['renewed by the month', 'treatment: prepay, term: 1 month, every: month', 2, '720000.00'],
    [
      'leased and paid by the month',
      'treatment: lease, lease: operating, every: month, term: 24 months, rate: 6%',
      2,
      '720000.00',
    ],
    [
      'leased and paid by the year',
      'treatment: lease, lease: operating, every: year, term: 24 months, rate: 6%',
      3,
      '90000.00',
    ],
  ])('strands of what is %s only the months of the slip', async (_, line, months, stranded) => {
    const answer = await capwise.invoke('decide.slip', { document: bound(line), option: 'build', months, at: 10 });
    expect([answer.at, answer.stranded]).toEqual(['2027-11', stranded]);
  });

  it('strands what is bound before tax, and no cent of its term twice', async () => {
    const taxed = bound('treatment: prepay, term: 7 months', 'tax: {rate: 25%}\n');
    const of = async (months: number): Promise<string> =>
      (await capwise.invoke('decide.slip', { document: taxed, option: 'build', months, at: 10 })).stranded;
    expect([await of(1), await of(6), await of(7)]).toEqual(['51428.57', '308571.43', '360000.00']);
  });

  it('begins a saving of what is prepaid at the next renewal, since the one before it is paid', async () => {
    const renewed = `question: Leave the licence?
currency: USD
start: 2027-01
years: 3
discount rate: 0%
status quo: keep
options:
  keep: {lines: [{what: Licence, treatment: prepay, amount: 120k, every: year, term: 12 months}]}
  leave:
    against: keep
    lines: [{what: No licence, saves: Licence, amount: 120k, starts at month: 12, owner: IT}]
`;
    const answer = await capwise.invoke('decide.slip', { document: renewed, option: 'leave', months: 3, at: 12 });
    expect([answer.stranded, answer.npv.change, answer.lines]).toEqual([
      '0.00',
      '-120000.00',
      [{ what: 'No licence', effect: 'begins-later' }],
    ]);
  });

  it('says so where nothing hangs on a date, and which options there are', async () => {
    expect(await slip(6, { option: 'today' })).toMatchObject({ at: null, dates: [], lines: [] });
    await expect(slip(6, { option: 'rent' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'the case has no option "rent": these are: today, build',
    });
  });
});
