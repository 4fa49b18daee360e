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

  it('says so where nothing hangs on a date, and which options there are', async () => {
    expect(await slip(6, { option: 'today' })).toMatchObject({ at: null, dates: [], lines: [] });
    await expect(slip(6, { option: 'rent' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'the case has no option "rent": these are: today, build',
    });
  });
});
