import { parentPort } from 'node:worker_threads';
import loader, { type Highs, type Model } from 'highs';
import type { SolverModel } from './model.ts';

/** A model to solve, for so many seconds at most. */
export type Question = { readonly id: number; readonly model: SolverModel; readonly limitSeconds: number };

/** How HiGHS ended: its own status number, what the columns and rows are worth, and the objective that nothing can beat. */
export type Result = {
  readonly status: number;
  /** null where there is no solution that keeps every limit. */
  readonly values: Float64Array | null;
  readonly duals: Float64Array | null;
  readonly bound: number;
};

export type Reply = { readonly id: number } & (
  | { readonly kind: 'solved'; readonly result: Result }
  | { readonly kind: 'failed'; readonly message: string }
);

/** The package declares its default export as CommonJS, and exports it as a module. */
const load = loader as unknown as typeof loader.default;
const feasible = 2;
const port = parentPort;
if (!port) throw new Error('the solver runs as a worker only');
const highs = load();

port.on('message', (question: Question) => {
  void answer(question).then((reply) => port.postMessage(reply));
});

async function answer({ id, model, limitSeconds }: Question): Promise<Reply> {
  try {
    const solver = await highs;
    return { id, kind: 'solved', result: solve(solver, model, limitSeconds) };
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

function solve(solver: Highs, model: SolverModel, limitSeconds: number): Result {
  const { maximize, minimize } = solver.constants.objectiveSense;
  const [numCols, numRows] = [model.cost.length, model.rowLow.length];
  const { starts, indices, values } = model;
  const mixed = model.whole.includes(1);
  const data = {
    numCols,
    numRows,
    sense: model.maximize ? maximize : minimize,
    colCost: model.cost,
    colLower: model.low,
    colUpper: model.high,
    rowLower: model.rowLow,
    rowUpper: model.rowHigh,
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
    ...(mixed && { integrality: model.whole }),
  };
  return solver.withModel(data, (running) => {
    // By default a choice within 0.01% of the best is called optimal.
    running.options.set({ output_flag: false, time_limit: limitSeconds, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
    running.run();
    return readResult(running, mixed);
  });
}

function readResult(model: Model, mixed: boolean): Result {
  const has = (name: string): boolean => Number(model.info.get(name)) === feasible;
  const values = has('primal_solution_status') ? model.getSolution().colValue : null;
  const duals = !mixed && has('dual_solution_status') ? model.getSolution().rowDual : null;
  return {
    status: model.getModelStatus(),
    values,
    duals,
    bound: mixed ? Number(model.info.get('mip_dual_bound')) : Number.NaN,
  };
}
