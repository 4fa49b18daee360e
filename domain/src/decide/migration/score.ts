import type { LeavingWay, MigrationWay } from './way.ts';
import type { Workload } from './workload.ts';

/** What the new place offers. */
export type MigrationTarget = {
  /** Regions in which it can hold data; none: that is not limited. */
  readonly regions: readonly string[];
};

/** How well a way fits the facts of a workload: from 0 to 100; null where facts rule it out, and `reasons` says which. */
export type WayScore = { readonly score: number | null; readonly reasons: readonly string[] };

type Fact = {
  readonly ways: readonly MigrationWay[];
  readonly when: (workload: Workload) => boolean;
  readonly points: number;
  readonly words: (workload: Workload) => string;
};

const oldYears = 8;
const idleBelow = 0.05;
const halfUsed = 0.5;

const startPoints: Readonly<Record<MigrationWay, number>> = {
  rehost: 60,
  replatform: 50,
  refactor: 45,
  repurchase: 50,
  retire: 20,
  retain: 30,
};

/** Each fact with the ways that it speaks for or against. The points are a convention of Capwise: they rank, and price nothing. */
const facts: readonly Fact[] = [
  {
    ways: ['rehost'],
    when: ({ age }) => age !== null && age >= oldYears,
    points: -20,
    words: ({ age }) => `it is ${age} years old: as it is, it brings its age along`,
  },
  {
    ways: ['refactor', 'replatform'],
    when: ({ age }) => age !== null && age >= oldYears,
    points: 15,
    words: ({ age }) => `it is ${age} years old: a change is due`,
  },
  {
    ways: ['refactor'],
    when: ({ criticality }) => criticality === 'high',
    points: 15,
    words: () => 'it is critical: what it gains counts most',
  },
  {
    ways: ['refactor'],
    when: ({ criticality }) => criticality === 'low',
    points: -25,
    words: () => 'it is not critical: so much work is not for it',
  },
  {
    ways: ['rehost'],
    when: ({ criticality }) => criticality === 'low',
    points: 10,
    words: () => 'it is not critical: the least work will do',
  },
  {
    ways: ['repurchase'],
    when: ({ criticality }) => criticality === 'high',
    points: -15,
    words: () => 'it is critical: a product decides for us from then on',
  },
  {
    ways: ['replatform', 'refactor'],
    when: ({ licence }) => licence === 'site-bound',
    points: 15,
    words: () => 'its licence is bound to the site: another platform leaves it behind',
  },
  {
    ways: ['rehost'],
    when: ({ licence }) => licence === 'portable',
    points: 10,
    words: () => 'its licence may come along',
  },
  {
    ways: ['rehost', 'refactor'],
    when: ({ dependsOn }) => dependsOn.length > 2,
    points: -10,
    words: ({ dependsOn }) => `it depends on ${dependsOn.length} others`,
  },
  {
    ways: ['retire'],
    when: ({ utilization }) => utilization !== null && utilization < idleBelow,
    points: 75,
    words: ({ utilization }) => `nobody uses it (${percent(utilization)} of what it could serve)`,
  },
  {
    ways: ['rehost', 'replatform', 'refactor', 'repurchase'],
    when: ({ utilization }) => utilization !== null && utilization < idleBelow,
    points: -40,
    words: () => 'it would be moved for nobody',
  },
  {
    ways: ['replatform', 'refactor'],
    when: ({ utilization }) => utilization !== null && utilization >= idleBelow && utilization < halfUsed,
    points: 10,
    words: ({ utilization }) => `${percent(utilization)} of it is used: it can shrink on the way`,
  },
  {
    ways: ['repurchase'],
    when: ({ product, runCost }) => product !== null && product < runCost,
    points: 20,
    words: () => 'a product costs less than it costs to run',
  },
];

/** Scores every way of a workload on its facts, with the reasons in words. */
export function scoreWays(workload: Workload, target: MigrationTarget): Readonly<Record<MigrationWay, WayScore>> {
  const of = (way: MigrationWay): WayScore => scoreOf(way, workload, target);
  return {
    rehost: of('rehost'),
    replatform: of('replatform'),
    refactor: of('refactor'),
    repurchase: of('repurchase'),
    retire: of('retire'),
    retain: of('retain'),
  };
}

function scoreOf(way: MigrationWay, workload: Workload, target: MigrationTarget): WayScore {
  const barrier = way === 'retain' ? null : barrierOf(way, workload, target);
  if (barrier !== null) return { score: null, reasons: [barrier] };
  const speaking = facts.filter(({ ways, when }) => ways.includes(way) && when(workload));
  const points = speaking.reduce((sum, fact) => sum + fact.points, startPoints[way]);
  const stays = way === 'retain' && workload.mustStay;
  return {
    score: stays ? 100 : Math.min(100, Math.max(0, points)),
    reasons: [
      ...(stays ? ['it must not move'] : []),
      ...speaking.map(({ words, points: added }) => `${words(workload)} (${added > 0 ? '+' : '−'}${Math.abs(added)})`),
    ],
  };
}

/** The fact that rules a way out, in words; null where none does. */
function barrierOf(way: LeavingWay, workload: Workload, { regions }: MigrationTarget): string | null {
  const { mustStay, residency, utilization, product, licence } = workload;
  if (mustStay) return 'it must not move';
  if (way === 'retire') {
    return utilization !== null && utilization < idleBelow ? null : 'it is used, or how much is not said';
  }
  const lies = residency.length === 0 || regions.length === 0 || residency.some((region) => regions.includes(region));
  if (!lies) return `its data must lie in ${residency.join(' or ')}, and the new place offers ${regions.join(', ')}`;
  if (way === 'repurchase' && product === null) return 'no product and no price of one is named';
  if (way === 'rehost' && licence === 'site-bound') return 'its licence is bound to the site';
  return null;
}

function percent(share: number | null): string {
  return `${Math.round((share ?? 0) * 100)}%`;
}
