import {
  costOfMoves,
  horizonOf,
  monthsOfMove,
  type LeavingWay,
  type MigrationPlan,
  type MigrationSetting,
  type PricedWorkload,
} from '@capwise/domain/decide/migration';
import { minorDigits } from '@capwise/domain/money';
import { monthText, type MigrationQuestion } from './setting.ts';
import { layersOf, runsOf } from './series.ts';

/** A line of the case before it is text: what it is, its amounts by month, and the cells of its treatment. */
type Cost = {
  readonly what: string;
  readonly byMonth: readonly number[];
  readonly cells: readonly string[];
};

type Planned = {
  readonly question: MigrationQuestion;
  readonly workloads: readonly PricedWorkload[];
  readonly setting: MigrationSetting;
  readonly plan: MigrationPlan;
  readonly stay: MigrationPlan;
};

/** A plan beside staying as the text of a case, and what its NPV may differ from ours by, since amounts are rounded. */
export function caseOfPlan(planned: Planned): { readonly document: string; readonly rounding: number } {
  const { question, setting, plan, stay } = planned;
  const digits = minorDigits(question.currency);
  const written = { digits, isReal: setting.priceRise === 0 };
  const staying = standingCosts(stay);
  const moving = [...standingCosts(plan), ...workCosts(planned)];
  const deadline = monthText(question, setting.deadline);
  const gates =
    setting.after === 'leave'
      ? [
          'gates:',
          `  - {gate: ${quoted(`The site is left by ${deadline}`)}, fails: stay, ` +
            `reason: ${quoted('it cannot be had any longer')}}`,
        ]
      : [];
  const document = [
    `question: ${quoted(`How do ${planned.workloads.length} workloads leave the site by ${deadline}?`)}`,
    `currency: ${question.currency}`,
    `start: ${question.start}`,
    `years: ${horizonOf(setting) / 12}`,
    `discount rate: ${Number((setting.discountRate * 100).toFixed(6))}%`,
    ...(written.isReal ? ['prices: real # they do not rise, so that the rate is one without inflation'] : []),
    'status quo: stay',
    'north star: free cash flow',
    ...gates,
    'options:',
    '  stay:',
    '    name: All stays as it is',
    '    lines:',
    ...staying.flatMap((cost) => linesOf(cost, written)),
    '  move:',
    '    name: The plan',
    '    lines:',
    ...moving.flatMap((cost) => linesOf(cost, written)),
  ];
  const months = moving.reduce((sum, { byMonth }) => sum + byMonth.filter((amount) => amount !== 0).length, 0);
  return { document: `${document.join('\n')}\n`, rounding: Math.ceil((months + 2) * 0.5) * 10 ** -digits };
}

function standingCosts({ cost }: MigrationPlan): readonly Cost[] {
  const expense = (nature: string): readonly string[] => ['treatment: expense', `nature: ${nature}`];
  return [
    { what: 'Site', byMonth: cost.site, cells: expense('facilities') },
    { what: 'Beyond the deadline', byMonth: cost.penalty, cells: expense('facilities') },
    { what: 'Run in the site', byMonth: cost.inSite, cells: expense('hardware') },
    { what: 'Run in the new place', byMonth: cost.afterwards, cells: expense('cloud') },
    { what: 'Double running', byMonth: cost.doubleRunning, cells: expense('cloud') },
  ];
}

/**
 * The work by the treatment that its kind has (accounting contract, §2): expense, save what a recorded decision says adds
 * functionality, and what makes a product ready, which follows the rules of hosting.
 */
function workCosts({ workloads, setting, plan, question }: Planned): readonly Cost[] {
  const expensed = new Map<LeavingWay, number[]>();
  const own: Cost[] = [];
  for (const [index, one] of workloads.entries()) {
    const moves = plan.moves[index];
    if (!moves) continue;
    for (const { way, byMonth } of costOfMoves(one, moves, setting).work) {
      const move = [moves.first, moves.second].find((each) => each?.way === way);
      const ready = move ? monthsOfMove(one.ways[way], move, setting).cutOver : 0;
      const cells = ownTreatment(one, { way, ready, question });
      if (cells) own.push({ what: `${titles[way]}: ${one.workload.name}`, byMonth, cells });
      else expensed.set(way, added(expensed.get(way), byMonth));
    }
  }
  return [
    ...[...expensed].map(([way, byMonth]) => ({
      what: titles[way],
      byMonth,
      cells: ['treatment: payroll', `kind of work: ${way}`],
    })),
    ...own,
  ];
}

const titles: Readonly<Record<LeavingWay, string>> = {
  rehost: 'Rehost',
  replatform: 'Replatform',
  refactor: 'Refactor',
  repurchase: 'Repurchase',
  retire: 'Retire',
};

type Way = { readonly way: LeavingWay; readonly ready: number; readonly question: MigrationQuestion };

/** Cells of work that is not expensed with that of others; null where it is. */
function ownTreatment({ workload }: PricedWorkload, { way, ready, question }: Way): readonly string[] | null {
  if (way === 'repurchase') {
    return [
      'treatment: hosting',
      'implementation: configuration',
      `ready at month: ${ready}`,
      `term: ${question.termMonths} months`,
    ];
  }
  if (workload.decision === null || (way !== 'replatform' && way !== 'refactor')) return null;
  return [
    'treatment: capitalize labor',
    `kind of work: ${way === 'refactor' ? 'refactor with functionality' : 'replatform'}`,
    `decision: ${quoted(workload.decision)}`,
    `ready at month: ${ready}`,
    `life: ${question.lifeMonths} months`,
  ];
}

function added(before: readonly number[] | undefined, more: readonly number[]): number[] {
  return more.map((amount, month) => amount + (before?.[month] ?? 0));
}

type Written = { readonly digits: number; readonly isReal: boolean };

/** Prices that rise take each other's place; without a rise, what runs where changes, and each change is a line beside the others. */
function linesOf({ what, byMonth, cells }: Cost, { digits, isReal }: Written): readonly string[] {
  const runs = isReal ? layersOf(byMonth, digits) : runsOf(byMonth, digits);
  return runs.flatMap(({ amount, from, months }) => [
    `      - what: ${quoted(runs.length === 1 ? what : `${what}, ${monthWords(from, months)}`)}`,
    ...cells.map((cell) => `        ${cell}`),
    `        amount: ${amount.toFixed(digits)}`,
    '        every: month',
    `        starts at month: ${from}`,
    `        for: ${months} ${months === 1 ? 'month' : 'months'}`,
  ]);
}

function monthWords(from: number, months: number): string {
  return months === 1 ? `month ${from + 1}` : `month ${from + 1} to ${from + months}`;
}

/** A text as YAML reads it back whatever stands in it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
