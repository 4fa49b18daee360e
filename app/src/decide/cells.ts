import { cellsCurve, type CellsPoint } from '@capwise/domain/decide';
import type { Handler } from '../handler/index.ts';

/** `decide.cells`: the number of cells that pays, and the curve that it stands on. */
export const weighCells: Handler<'decide.cells'> = async (given) => {
  const curve = [...cellsCurve(given)];
  const optimum = curve.reduce<CellsPoint | null>(
    (best, point) => (best && best.net >= point.net ? best : point),
    null,
  );
  if (!optimum) throw new RangeError('a curve has at least one cell');
  return { curve, optimum, isInterior: optimum.cells > 1 && optimum.cells < given.cellsMax };
};
