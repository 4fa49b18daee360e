import { addMonths, monthsBetween, parseMonth, type Month } from '@capwise/domain/time';
import { demoMonths } from '../calendar.ts';
import { drawsOf } from '../random.ts';
import { teams, type Team } from '../teams.ts';
import { demoTable, type DemoTable } from './table.ts';

/** Someone on the payroll: a number, no name. `pay` is dollars a month when they came. */
type Person = {
  readonly id: string;
  readonly team: Team;
  readonly location: string;
  readonly joined: Month;
  readonly pay: number;
  readonly hasStock: boolean;
};

const columns = 'person,period,component,amount,currency,cost_center,function,entity,location,pay_date';
const locations = ['Austin', 'Austin', 'Denver', 'Remote'] as const;
const raiseMonth = parseMonth('2026-03');
const raisePercent = 4;
/** One in so many comes within the months of the demo; the others were there before. */
const oneJoinsOf = 10;
const stockShare = 0.4;
const stockQuarterly = 6000;

/** People of the payroll in its last month. */
export const demoPeople = teams.reduce((sum, { people }) => sum + people, 0);

/** The payroll: pay of everyone by month, paid on the fifth of the next, and shares granted to some each quarter. */
export function payrollTable(seed: number): DemoTable {
  const people = peopleOf(seed);
  const rows = demoMonths.flatMap((month) =>
    people
      .filter(({ joined }) => monthsBetween(joined, month) >= 0)
      .flatMap((person) => [
        row(person, month, 'pay'),
        ...(person.hasStock && month.month % 3 === 0 ? [row(person, month, 'stock-compensation')] : []),
      ]),
  );
  return demoTable('payroll', columns, rows);
}

function row(person: Person, month: Month, component: 'pay' | 'stock-compensation'): readonly (string | null)[] {
  const { id, team, location } = person;
  const isPay = component === 'pay';
  return [
    id,
    month.toString(),
    component,
    (isPay ? payIn(person, month) : stockQuarterly).toFixed(2),
    'USD',
    team.costCenter,
    team.function,
    'main',
    location,
    isPay ? `${addMonths(month, 1)}-05` : null,
  ];
}

function payIn({ pay }: Person, month: Month): number {
  return monthsBetween(raiseMonth, month) >= 0 ? Math.round((pay * (100 + raisePercent)) / 100) : pay;
}

function peopleOf(seed: number): readonly Person[] {
  const places = teams.flatMap((team) => Array.from({ length: team.people }, () => team));
  return places.map((team, index) => {
    const id = `P-${String(index + 1).padStart(3, '0')}`;
    const draw = drawsOf(seed, id);
    const joins = index % oneJoinsOf === oneJoinsOf - 1;
    return {
      id,
      team,
      location: locations[Math.floor(draw() * locations.length)] ?? 'Remote',
      joined: demoMonths[joins ? 1 + Math.floor(draw() * (demoMonths.length - 2)) : 0] ?? raiseMonth,
      pay: 50 * Math.round((team.pay * (0.85 + 0.3 * draw())) / 50),
      hasStock: team.function === 'research-and-development' && draw() < stockShare,
    };
  });
}
