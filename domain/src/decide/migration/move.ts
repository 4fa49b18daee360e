import { horizonOf, priceAt, wavesOfWork, type MigrationSetting } from './setting.ts';
import type { PricedWay, PricedWorkload } from './price.ts';
import type { LeavingWay } from './way.ts';

/** A way that is gone, with the wave at the end of which it is cut over; the first wave is 0. */
export type MigrationMove = { readonly way: LeavingWay; readonly wave: number };

/** What a workload does: it stays without a first move; a second one follows a rehost. */
export type WorkloadMoves = {
  readonly workload: string;
  readonly first: MigrationMove | null;
  readonly second: MigrationMove | null;
};

/** What a workload costs by month, in major units, apart from the site. */
export type WorkloadCost = {
  readonly inSite: readonly number[];
  readonly afterwards: readonly number[];
  readonly doubleRunning: readonly number[];
  /** Work of its moves, by way. */
  readonly work: readonly { readonly way: LeavingWay; readonly byMonth: readonly number[] }[];
};

/** The months of work on a move, half-open, and those in which both places run. */
export type MoveMonths = {
  readonly from: number;
  readonly cutOver: number;
  readonly doubleFrom: number;
};

/** When a move is worked on and cut over. Its work is even over whole waves, and both places run at the end of them. */
export function monthsOfMove(priced: PricedWay, move: MigrationMove, setting: MigrationSetting): MoveMonths {
  const { waveMonths, doubleMonths } = setting;
  const waves = wavesOfWork(setting, move.way, priced.personMonths);
  const cutOver = (move.wave + 1) * waveMonths;
  const from = cutOver - waves * waveMonths;
  return { from, cutOver, doubleFrom: Math.max(from, cutOver - doubleMonths) };
}

/** What moves cost by month: run in the site until the cut-over, in the new place after it, both in between, and the work. */
export function costOfMoves(one: PricedWorkload, moves: WorkloadMoves, setting: MigrationSetting): WorkloadCost {
  const horizon = horizonOf(setting);
  const { runCost } = one.workload;
  const { first, second } = moves;
  if (first === null) {
    const none = amounts(setting, () => 0);
    return { inSite: amounts(setting, () => runCost), afterwards: none, doubleRunning: none, work: [] };
  }
  const steps = [first, ...(second ? [second] : [])].map((move) => ({
    way: move.way,
    priced: one.ways[move.way],
    months: monthsOfMove(one.ways[move.way], move, setting),
  }));
  const left = steps[0]?.months.cutOver ?? horizon;
  return {
    inSite: amounts(setting, (month) => (month < left ? runCost : 0)),
    afterwards: amounts(
      setting,
      (month) => steps.findLast(({ months }) => month >= months.cutOver)?.priced.runAfter ?? 0,
    ),
    doubleRunning: amounts(setting, (month) =>
      steps.reduce((sum, { priced, months }) => (within(month, months) ? sum + priced.runAfter : sum), 0),
    ),
    work: steps.map(({ way, priced, months: { from, cutOver } }) => ({
      way,
      byMonth: amounts(setting, (month) => (month >= from && month < cutOver ? priced.effort / (cutOver - from) : 0)),
    })),
  };
}

function within(month: number, { doubleFrom, cutOver }: MoveMonths): boolean {
  return month >= doubleFrom && month < cutOver;
}

/** Amounts by month that are said at the prices of today, at those of their month. */
function amounts(setting: MigrationSetting, of: (month: number) => number): readonly number[] {
  return Array.from({ length: horizonOf(setting) }, (_, month) => of(month) * priceAt(setting, month));
}
