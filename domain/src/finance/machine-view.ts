import { requireFlows } from './flows.ts';
import { requireFinite, requireWholeLife } from './requirements.ts';
import { compensatedSum } from './sum.ts';

export type MachineArguments = {
  readonly machinePrice: number;
  /** Whole years that a machine serves, the one it is bought in included. */
  readonly life: number;
  readonly tripsPerMachine: number;
  /** Per trip. */
  readonly price: number;
  readonly cogs: number;
  readonly labor: number;
  /** Machines at work by year. */
  readonly machines: readonly number[];
};

/**
 * The machine example of Amazon's letter to shareholders of 2004: growth by earnings and by free cash flow. A machine is bought
 * in the year it is needed, replaced after its life, never sold. Refuses EMPTY_FLOWS, NOT_FINITE and LIFE_NOT_POSITIVE.
 */
export function viewsMachineExample(example: MachineArguments) {
  const { machinePrice, life, tripsPerMachine, price, cogs, labor, machines } = example;
  requireFinite({ machinePrice, tripsPerMachine, price, cogs, labor });
  requireWholeLife(life);
  requireFlows('machines', machines);
  const bought: number[] = [];
  const charged = machines.map((needed, year) => {
    const owned = compensatedSum(bought.slice(Math.max(0, year - life + 1)));
    bought.push(Math.max(0, needed - owned));
    return Math.max(needed, owned) * (machinePrice / life);
  });
  const ebitda = machines.map((working) => working * tripsPerMachine * (price - cogs - labor));
  const capex = bought.map((count) => count * machinePrice);
  const earnings = ebitda.map((amount, year) => amount - (charged[year] ?? 0));
  const freeCashFlow = ebitda.map((amount, year) => amount - (capex[year] ?? 0));
  return {
    ebitda,
    earnings,
    capex,
    freeCashFlow,
    cumulativeEarnings: compensatedSum(earnings),
    cumulativeFcf: compensatedSum(freeCashFlow),
  };
}
