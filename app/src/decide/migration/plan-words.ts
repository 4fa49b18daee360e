import {
  capacityUse,
  horizonOf,
  leavingWays,
  wavesOfWork,
  wavesToDeadline,
  type LeavingWay,
  type MigrationMove,
  type MigrationPlan,
  type PricedWorkload,
} from '@capwise/domain/decide/migration';
import type { Besides, Planned } from './besides.ts';
import { monthText } from './setting.ts';

/** The plan in sentences, the headline first: ways, waves, what rises first, what binds, what it costs to be late. */
export function explainPlan(planned: Planned, beside: Besides): readonly string[] {
  return [
    headlineOf(planned, beside),
    ...proofWords(planned),
    ...waveWords(planned),
    firstPhaseWords(planned),
    paybackWords(planned),
    ...capacityWords(planned),
    whatIfWords(planned, beside.withoutDeadline, 'Without the deadline'),
    ...laterWords(planned, beside),
    missedWords(planned),
    ...beside.engineers.map((one) => engineerWords(planned, one)),
    ...priceWords(planned),
  ];
}

/** A plan without a rise of prices is in today's, and so has to be its rate. */
function priceWords({ setting: { priceRise, discountRate } }: Planned): readonly string[] {
  if (priceRise !== 0) return [];
  const rate = Number((discountRate * 100).toFixed(2));
  if (rate === 0) return ['Prices do not rise here: amounts are in those of today.'];
  const real = Number((((1 + discountRate) / 1.03 - 1) * 100).toFixed(2));
  return [
    `Prices do not rise here: amounts are in those of today, and the rate of ${rate}% is taken as one without inflation. ` +
      `Where it contains inflation, give the rise of prices, or the rate without it (at 3% inflation ${real}%).`,
  ];
}

function headlineOf({ question, workloads, setting, plan }: Planned, { withoutDeadline }: Besides): string {
  const count = (keeps: (moves: MigrationPlan['moves'][number]) => boolean): number => plan.moves.filter(keeps).length;
  const twice = count(({ second }) => second !== null);
  const ways = leavingWays.flatMap((way) => {
    const number = count(({ first, second }) => first?.way === way && second === null);
    return number > 0 ? [`${way} ${number}`] : [];
  });
  const stays = count(({ first }) => first === null);
  const parts = [
    ...(twice > 0 ? [`rehost ${twice} first and ${secondWords(plan)} after`] : []),
    ...ways,
    ...(stays > 0 ? [`leave ${stays} where they are`] : []),
  ];
  const end =
    plan.leftAt === null
      ? `The site stays open through ${monthText(question, horizonOf(setting) - 1)}`
      : `The site is empty before ${monthText(question, plan.leftAt)}`;
  const without = withoutDeadline ? countTwice(withoutDeadline) : twice;
  const because =
    without < twice
      ? `, since the deadline binds: without it, ${without === 0 ? 'none' : without} would go in two steps`
      : '';
  return `${end}: of ${workloads.length} workloads ${parts.join(', ')}${because}.`;
}

function countTwice({ moves }: MigrationPlan): number {
  return moves.filter(({ second }) => second !== null).length;
}

function secondWords({ moves }: MigrationPlan): string {
  return [...new Set(moves.flatMap(({ second }) => (second ? [second.way] : [])))].join(' or ');
}

function proofWords({ question, plan }: Planned): readonly string[] {
  const open = plan.presentCost - plan.bound;
  if (open <= plan.presentCost * 1e-6) return [];
  const share = ((open / plan.presentCost) * 100).toFixed(2);
  return [
    `After ${question.limitSeconds} seconds it is not proven the best: no plan costs less than ${amount(plan.bound)} ` +
      `(${share}% below this one).`,
  ];
}

function waveWords({ question, workloads, setting, plan }: Planned): readonly string[] {
  return Array.from({ length: setting.waves }, (_, wave) => {
    const done = plan.moves.flatMap(({ first, second }, index) =>
      [first, second].flatMap((move) =>
        move?.wave === wave ? [{ way: move.way, name: workloads[index]?.workload.name ?? '' }] : [],
      ),
    );
    const groups = leavingWays.flatMap((way) => {
      const names = done.filter((one) => one.way === way).map(({ name }) => name);
      return names.length > 0 ? [`${way} ${shownNames(names)}`] : [];
    });
    const to = monthText(question, (wave + 1) * setting.waveMonths - 1);
    return groups.length > 0 ? `Wave ${wave + 1}, to ${to}: ${groups.join('; ')}.` : '';
  }).filter((words) => words !== '');
}

function shownNames(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}

/** What the plan and staying cost until the deadline, or until the site is empty where that is earlier. */
export function firstPhaseOf({ question, setting, plan, stay }: Planned) {
  const months = Math.min(setting.deadline, plan.leftAt ?? setting.deadline);
  const sum = (series: readonly number[]): number => series.slice(0, months).reduce((total, one) => total + one, 0);
  const [cost, staying] = [sum(plan.cost.total), sum(stay.cost.total)];
  return {
    from: monthText(question, 0),
    to: monthText(question, months - 1),
    cost,
    stay: staying,
    more: cost - staying,
    work: sum(plan.cost.work),
    doubleRunning: sum(plan.cost.doubleRunning),
  };
}

function firstPhaseWords(planned: Planned): string {
  const { from, to, cost, stay, more, work, doubleRunning } = firstPhaseOf(planned);
  if (more <= 0) {
    return `From ${from} to ${to} it costs ${amount(cost)}, ${amount(-more)} less than staying (${amount(stay)}).`;
  }
  return (
    `Cost rises first: from ${from} to ${to} it costs ${amount(cost)}, ${amount(more)} more than staying ` +
    `(${amount(stay)}), with ${amount(work)} of work and ${amount(doubleRunning)} of double running while the site is paid.`
  );
}

function paybackWords({ question, setting, plan, stay }: Planned): string {
  let difference = 0;
  let back: number | null = null;
  for (const [month, total] of plan.cost.total.entries()) {
    difference += (stay.cost.total[month] ?? 0) - total;
    if (difference < 0) back = null;
    else back ??= month;
  }
  const end = monthText(question, horizonOf(setting) - 1);
  const saved = `Present cost to ${end} is ${amount(plan.presentCost)}, against ${amount(stay.presentCost)} if all stayed`;
  return back === null
    ? `${saved}; what it costs more first is not back by then.`
    : `${saved}; what it costs more first is back in ${monthText(question, back)}.`;
}

function capacityWords({ workloads, setting, plan }: Planned): readonly string[] {
  const use = capacityUse(workloads, plan.moves, setting);
  return leavingWays.flatMap((way) => {
    const full = use.filter((one) => one.way === way && one.used >= one.capacity * 0.9);
    const [most] = full.toSorted((a, b) => b.used / b.capacity - a.used / a.capacity);
    if (!most) return [];
    const waves = full.map(({ wave }) => wave + 1).join(', ');
    return [
      `The ${setting.people[way]} people for ${way} bind in wave ${waves}: ` +
        `${number(most.used)} of ${number(most.capacity)} person-months in wave ${most.wave + 1}.`,
    ];
  });
}

/** What another plan costs less than this one; null where it was not found, or is dearer since its time was up. */
export function lessOf({ plan }: Planned, other: MigrationPlan | null): number | null {
  if (other === null) return null;
  const less = plan.presentCost - other.presentCost;
  // Two sums of the same amounts differ in their last digits.
  if (Math.abs(less) <= 1e-9 * plan.presentCost) return isProven(other) ? 0 : null;
  return less > 0 ? less : null;
}

function isProven({ presentCost, bound }: MigrationPlan): boolean {
  return presentCost - bound <= presentCost * 1e-6;
}

/** "at least" where more might be found with more time. */
function atLeast(other: MigrationPlan): string {
  return isProven(other) ? '' : 'at least ';
}

/** What a plan under another limit costs less, in words. */
export function whatIfWords(planned: Planned, other: MigrationPlan | null, what: string): string {
  const less = lessOf(planned, other);
  if (other === null || less === null) return `${what}: nothing better was found in its time.`;
  if (less === 0) return `${what} the plan would cost the same: what the site costs a month decides, not the deadline.`;
  const { question } = planned;
  const left = other.leftAt === null ? 'never be left' : `be left before ${monthText(question, other.leftAt)}`;
  return (
    `${what} present cost would be ${atLeast(other)}${amount(less)} less, and the site would ${left}: ` +
    'that is what the deadline costs.'
  );
}

function laterWords(planned: Planned, { oneWaveLater }: Besides): readonly string[] {
  const less = lessOf(planned, oneWaveLater);
  if (oneWaveLater === null || less === null || less === 0) return [];
  const { waveMonths } = planned.setting;
  return [`A deadline ${waveMonths} months later would take ${atLeast(oneWaveLater)}${amount(less)} off present cost.`];
}

function missedWords({ setting, stay }: Planned): string {
  const { siteMonthly, penaltyMonthly } = setting;
  const penalty = penaltyMonthly > 0 ? ` and ${amount(penaltyMonthly)} of penalty` : '';
  const run = (stay.cost.inSite[0] ?? 0) > 0 ? ', beside what still runs in it' : '';
  return `Each month beyond the deadline costs ${amount(siteMonthly)} for the site${penalty}${run}.`;
}

/** What one more person of a way is worth, in words. */
export function engineerWords(planned: Planned, { way, plan }: Besides['engineers'][number]): string {
  const less = lessOf(planned, plan);
  if (plan === null || less === null) return `One more person for ${way}: nothing better was found in its time.`;
  if (less === 0) return `One more person for ${way} would change nothing: another limit binds.`;
  return (
    `One more person for ${way} is worth ${atLeast(plan)}${amount(less)} of present cost; ` +
    'work is paid by the person-month either way.'
  );
}

type Chosen = { readonly first: MigrationMove | null; readonly second: MigrationMove | null };

/** Why a workload goes its way: what speaks for it, and what the best one by score would have needed. */
export function whyWay(one: PricedWorkload, { first, second }: Chosen, { setting }: Planned): string {
  if (first === null) return 'It stays: leaving costs more than it saves, or facts rule every way out.';
  const end = second ?? first;
  const { runAfter, effort, reasons } = one.ways[end.way];
  const steps = second ? `${first.way} first, ${second.way} after` : first.way;
  const facts = reasons.length > 0 ? ` For it: ${reasons.join(', ')}.` : '';
  const price = `${steps}: ${amount(effort + (second ? one.ways[first.way].effort : 0))} once, ${amount(runAfter)} a month afterwards instead of ${amount(one.workload.runCost)}.`;
  return `${price}${facts}${second ? waitWords(one, second.way, setting) : ''}${scoreWords(one, end.way)}`;
}

/** The price decides; where facts speak louder for another way, that is said. */
function scoreWords(one: PricedWorkload, way: LeavingWay): string {
  const scored = leavingWays.flatMap((each) => {
    const { score } = one.ways[each];
    return score === null ? [] : [{ way: each, score }];
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  const own = one.ways[way].score ?? 0;
  if (!best || best.score <= own) return '';
  return ` By its facts alone ${best.way} scores higher (${best.score} against ${own}); the price decides.`;
}

function waitWords(one: PricedWorkload, way: LeavingWay, setting: Planned['setting']): string {
  const months = wavesOfWork(setting, way, one.ways[way].personMonths) * setting.waveMonths;
  const fits = months <= wavesToDeadline(setting) * setting.waveMonths;
  return fits
    ? ` By the deadline the people for ${way} are needed elsewhere, or the site would be paid longer.`
    : ` To ${way} it at once would take ${months} months, beyond the deadline.`;
}

function amount(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toFixed(2)}M`;
  return size >= 1e4 ? `${Math.round(value / 1e3)}k` : `${Math.round(value)}`;
}

function number(value: number): string {
  return `${Math.round(value * 10) / 10}`;
}
