import { describe, expect, it } from 'vitest';
import { evaluateDocument } from '../evaluate-document.ts';
import { fillFigures } from './figures.ts';

const evaluation = evaluateDocument(
  `question: Buy or build?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
assumptions:
  build cost: 10M (8M to 16M)
  upkeep: 10% (8% to 11%)
options:
  buy:
    name: Buy
    lines: [{what: Fee, treatment: expense, amount: 5M, every: year}]
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, amount: build cost, life: 5 years}
      - {what: Upkeep, treatment: expense, nature: labor, amount: build cost * upkeep, every: year}
`,
  { by: 'year', seed: 1 },
);

const filled = (asked: string): string => fillFigures(`{{${asked}}}`, evaluation).text;

describe('a text with figures', () => {
  it.each([
    ['cash build year 1', '(11.00M)'],
    ['size of cash build year 1', '11.00M'],
    ['cumulative cash buy year 5', '(25.00M)'],
    ['ebitda build less buy', '20.00M'],
    ['ebitda less software build year 1', '(11.00M)'],
    ['peak funding build', '15.00M'],
    ['crossing build buy', '2.5 years'],
    ['payback build buy', '30 months'],
    ['base upkeep', '10%'],
    ['recommended', 'Build'],
    ['choice free cash flow efficiency', 'Buy'],
    ['flip upkeep', 'no value within its range'],
    ['needed build cost for build buy within 24', '8.33M'],
    ['needed upkeep for build buy within 12', 'no value within its range'],
  ])('asks "%s" and is told %s', (asked, told) => {
    expect(filled(asked)).toBe(told);
  });

  it('keeps what was asked beside what was told', () => {
    expect(fillFigures('It is {{ base upkeep }}.', evaluation)).toEqual({
      text: 'It is 10%.',
      figures: [{ asked: 'base upkeep', text: '10%' }],
    });
  });

  it.each([
    'npv rent',
    'profit build',
    'cash build year 9',
    'flip fee',
    'base fee',
    'payback build',
    'choice growth',
    'needed fee for build buy within 12',
  ])('that asks "%s", which the case has not, is refused', (asked) => {
    expect(() => filled(asked)).toThrow(/a text asks for what its case has not/);
  });
});
