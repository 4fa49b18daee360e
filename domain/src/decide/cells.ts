import { requireFinite } from '../finance/requirements.ts';

/** What a number of cells is weighed by. Money in major units a year, time in hours, shares from 0 to 1. */
export type CellsAssumptions = {
  /** The largest number of cells that is weighed. */
  readonly cellsMax: number;
  /** Capacity of the whole service as one pool, its headroom included. */
  readonly capacityCost: number;
  /** Spare capacity of one pool as a share of what is used. */
  readonly headroom: number;
  /** What each cell needs whatever its size: routers, control, monitoring, releases. */
  readonly overheadPerCell: number;
  /** Routing and moving customers between cells: from the second cell on. */
  readonly tooling: number;
  /** Of the service, whatever the number of cells: bad releases, bad requests, exhausted limits. */
  readonly failuresPerYear: number;
  readonly hoursPerFailure: number;
  /** Revenue and trust that an hour costs while everyone is out. */
  readonly lossPerHour: number;
  /** Service credits, as negative revenue, of a failure that reaches everyone. */
  readonly creditsPerFailure: number;
  /** Share of failures that hit all cells at once: a shared control plane, a router, a bad configuration. */
  readonly correlatedShare: number;
};

/** One number of cells: money a year, against one cell. */
export type CellsPoint = {
  readonly cells: number;
  /** Share of users that one failing cell reaches. */
  readonly reach: number;
  readonly availability: number;
  readonly overhead: number;
  readonly pooling: number;
  readonly tooling: number;
  readonly outageLoss: number;
  readonly serviceCredits: number;
  readonly avoided: number;
  /** What is avoided less what cells cost: 0 for one cell. */
  readonly net: number;
};

const hoursPerYear = 8760;

/**
 * What each number of cells costs and avoids, from one to the largest. Cost: overhead per cell, tooling, and lost pooling, since
 * headroom grows with the square root of the number of pools. Benefit: a failure reaches 1/N of the users, except for those that
 * hit all cells (AWS, Reducing the Scope of Impact with Cell-Based Architecture, 2023). Refuses NOT_FINITE.
 */
export function cellsCurve(given: CellsAssumptions): readonly CellsPoint[] {
  requireFinite(given);
  return Array.from({ length: given.cellsMax }, (_, index) => pointAt(index + 1, given));
}

function pointAt(cells: number, given: CellsAssumptions): CellsPoint {
  const { capacityCost, headroom, overheadPerCell, failuresPerYear, hoursPerFailure } = given;
  const reached = reachedAt(cells, given);
  const hours = failuresPerYear * hoursPerFailure;
  const overhead = overheadPerCell * (cells - 1);
  const pooling = (capacityCost / (1 + headroom)) * headroom * (Math.sqrt(cells) - 1);
  const tooling = cells > 1 ? given.tooling : 0;
  const outageLoss = hours * given.lossPerHour;
  const serviceCredits = failuresPerYear * given.creditsPerFailure;
  const avoided = (outageLoss + serviceCredits) * (1 - reached);
  return {
    cells,
    reach: 1 / cells,
    availability: 1 - (hours / hoursPerYear) * reached,
    overhead,
    pooling,
    tooling,
    outageLoss: outageLoss * reached,
    serviceCredits: serviceCredits * reached,
    avoided,
    net: avoided - overhead - pooling - tooling,
  };
}

/** Share of the users that a failure reaches on average. */
function reachedAt(cells: number, { correlatedShare }: CellsAssumptions): number {
  return correlatedShare + (1 - correlatedShare) / cells;
}
