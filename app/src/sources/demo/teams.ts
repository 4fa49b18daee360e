import type { CostFunction } from '@capwise/domain/books';

/** A team of the demo company: its cost center, what its pay is for, and its people. `pay` is dollars a month, on average. */
export type Team = {
  readonly id: string;
  readonly name: string;
  readonly costCenter: string;
  readonly group: string;
  readonly function: CostFunction;
  readonly people: number;
  readonly pay: number;
  /** People that its budget of 2026 has beside those who are there: hires that did not come. */
  readonly vacancies: number;
};

type Details = Pick<Team, 'costCenter' | 'group' | 'function' | 'people' | 'pay'> & { readonly vacancies?: number };

const research = 'research-and-development';

/** The teams, whose people are 120. */
export const teams: readonly Team[] = [
  team('search', 'Search', { costCenter: '4100', group: 'Commerce', function: research, people: 12, pay: 15_200 }),
  team('checkout', 'Checkout', { costCenter: '4200', group: 'Commerce', function: research, people: 12, pay: 14_800 }),
  team('payments', 'Payments', { costCenter: '4300', group: 'Commerce', function: research, people: 10, pay: 15_400 }),
  team('streaming', 'Streaming', { costCenter: '4400', group: 'Commerce', function: research, people: 9, pay: 15_000 }),
  team('storefront', 'Storefront', {
    costCenter: '4500',
    group: 'Commerce',
    function: research,
    people: 10,
    pay: 14_200,
  }),
  team('ml-platform', 'ML platform', {
    costCenter: '5100',
    group: 'Data and AI',
    function: research,
    people: 9,
    pay: 17_200,
  }),
  team('data', 'Data', {
    costCenter: '5200',
    group: 'Data and AI',
    function: research,
    people: 11,
    pay: 14_600,
    vacancies: 3,
  }),
  team('recommendations', 'Recommendations', {
    costCenter: '5300',
    group: 'Data and AI',
    function: research,
    people: 6,
    pay: 16_400,
  }),
  team('corporate-engineering', 'Corporate engineering', {
    costCenter: '6100',
    group: 'Foundations',
    function: 'general-and-administrative',
    people: 5,
    pay: 12_800,
  }),
  team('platform', 'Platform', {
    costCenter: '6200',
    group: 'Foundations',
    function: 'cost-of-revenue',
    people: 10,
    pay: 15_600,
  }),
  team('identity', 'Identity', {
    costCenter: '6300',
    group: 'Foundations',
    function: research,
    people: 6,
    pay: 15_000,
  }),
  team('support-engineering', 'Support engineering', {
    costCenter: '6400',
    group: 'Foundations',
    function: 'cost-of-revenue',
    people: 7,
    pay: 10_400,
  }),
  team('sales', 'Sales', {
    costCenter: '7100',
    group: 'Business',
    function: 'sales-and-marketing',
    people: 8,
    pay: 12_600,
  }),
  team('finance-and-people', 'Finance and people', {
    costCenter: '7200',
    group: 'Business',
    function: 'general-and-administrative',
    people: 5,
    pay: 11_800,
  }),
];

function team(id: string, name: string, details: Details): Team {
  return { id, name, vacancies: 0, ...details };
}
