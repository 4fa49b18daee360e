import { products } from '../products.ts';
import { teams } from '../teams.ts';
import { demoTable, type DemoTable } from './table.ts';

const columns = 'thing,kind,name,parent,owner,alias_kind,alias_value,from,to';
const [product, tag] = ['product', 'tag:product'];

/** Products that nobody has put into the catalog yet: their dollars stay unmapped. */
const unmapped: ReadonlySet<string> = new Set(['experiments', 'automation']);
/** Parts of the bill that carry no tags, known by the account that they are in. */
const accountsOfTeams = [
  ['platform', 'shared'],
  ['ml-platform', 'ml'],
  ['data', 'data'],
  ['data', 'analytics'],
  ['recommendations', 'recommendations'],
] as const;

/** The catalog: groups, teams and products, and the tags, cost centers and accounts by which bills and books mean them. */
export function catalogTable(): DemoTable {
  const groups = [...new Set(teams.map(({ group }) => group))];
  const owned = products.filter(({ name }) => !unmapped.has(name));
  return demoTable('catalog', columns, [
    ...groups.map((group) => [group, 'group', group, null, null, null, null, null, null]),
    ...teams.flatMap(({ id, name, group, costCenter }) => [
      [thingOf(id), 'team', `${name} team`, group, `Head of ${name}`, 'tag:team', id, null, null],
      [thingOf(id), 'team', null, null, null, 'team', id, null, null],
      [thingOf(id), 'team', null, null, null, 'costCenter', costCenter, null, null],
    ]),
    ...owned.flatMap(({ name, team }) => [
      [name, product, titleOf(name), thingOf(team), null, tag, name, null, null],
      [name, product, null, null, null, product, name, null, null],
    ]),
    ...accountsOfTeams.map(([team, account]) => [
      thingOf(team),
      'team',
      null,
      null,
      null,
      'SubAccountName',
      account,
      null,
      null,
    ]),
  ]);
}

/** A team and a product may be called the same: teams end in a word of their own. */
function thingOf(team: string): string {
  return `${team}-team`;
}

const initials: Readonly<Record<string, string>> = { api: 'API', ml: 'ML' };

/** A name as people write it: `search-api` is Search API. */
function titleOf(name: string): string {
  const words = name.split('-').map((word) => initials[word] ?? word);
  const title = words.join(' ');
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
