import { Refusal } from '../refusal/index.ts';
import { eigenOf } from './eigen.ts';

type Matrix = readonly (readonly number[])[];

/** A matrix that correlations can have; `change` is the largest difference of an entry from what was asked for. */
export type NearestCorrelation = { readonly matrix: Matrix; readonly repaired: boolean; readonly change: number };

/** An eigenvalue or a pivot as far below zero as this is rounding. */
const rounding = 1e-10;
const roundsMost = 500;
const settled = 1e-9;

/**
 * Turns columns of independent standard normal draws into columns with these correlations, in place, by the Cholesky factor of the
 * matrix; the first column stays as it is. The matrix is one that correlations can have: ask `nearestCorrelation` first.
 */
export function correlate(columns: readonly Float64Array[], matrix: Matrix): readonly Float64Array[] {
  const factor = choleskyOf(matrix);
  if (!factor || factor.length !== columns.length) {
    throw new RangeError(`${columns.length} columns cannot be correlated by this matrix of ${matrix.length} rows`);
  }
  for (let row = columns.length - 1; row >= 0; row -= 1) {
    const column = columns[row];
    const weights = factor[row];
    if (column && weights) combine(column, columns.slice(0, row), weights);
  }
  return columns;
}

/** The last of the weights is that of the column itself. */
function combine(column: Float64Array, earlier: readonly Float64Array[], weights: readonly number[]): void {
  const own = weights[earlier.length] ?? 1;
  if (own !== 1) for (let draw = 0; draw < column.length; draw += 1) column[draw] = own * (column[draw] ?? 0);
  for (const [index, other] of earlier.entries()) {
    const weight = weights[index] ?? 0;
    if (weight === 0) continue;
    for (let draw = 0; draw < column.length; draw += 1) {
      column[draw] = (column[draw] ?? 0) + weight * (other[draw] ?? 0);
    }
  }
}

/** The lower triangle L of L Lᵀ = matrix, a row shorter than its matrix by what is zero; null where there is none. */
function choleskyOf(matrix: Matrix): Matrix | null {
  const factor: number[][] = [];
  for (const [row, entries] of matrix.entries()) {
    const current: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      const earlier = column === row ? current : (factor[column] ?? []);
      const rest = (entries[column] ?? 0) - dot(current, earlier, column);
      if (column < row) {
        const pivot = earlier[column] ?? 0;
        if (pivot === 0 && Math.abs(rest) > Math.sqrt(rounding)) return null;
        current.push(pivot === 0 ? 0 : rest / pivot);
      } else {
        if (rest < -rounding) return null;
        current.push(rest <= rounding ? 0 : Math.sqrt(rest));
      }
    }
    factor.push(current);
  }
  return factor;
}

function dot(left: readonly number[], right: readonly number[], length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}

/**
 * The nearest matrix that correlations can have, by the alternating projections of N. J. Higham 2002, "Computing the nearest
 * correlation matrix", IMA J. Numer. Anal. 22. What can be stays as it is, perfect correlation too. Refuses INVALID_RANGE where the
 * entries are no correlations at all.
 */
export function nearestCorrelation(matrix: Matrix): NearestCorrelation {
  requireCorrelations(matrix);
  if (choleskyOf(matrix)) return { matrix, repaired: false, change: 0 };
  let target = matrix;
  let found = matrix;
  for (let round = 0; round < roundsMost; round += 1) {
    const positive = positivePart(target);
    const next = positive.map((row, index) => row.map((entry, column) => (index === column ? 1 : entry)));
    const moved = largestDifference(next, found);
    target = next.map((row, index) =>
      row.map((entry, column) => entry + (target[index]?.[column] ?? 0) - (positive[index]?.[column] ?? 0)),
    );
    found = next;
    if (moved < settled) break;
  }
  const nearest = unitDiagonal(positivePart(found));
  return { matrix: nearest, repaired: true, change: largestDifference(nearest, matrix) };
}

/** The matrix without its eigenvalues below zero: the nearest of those that have none. */
function positivePart(matrix: Matrix): Matrix {
  const { values, vectors } = eigenOf(matrix);
  const scaled = vectors.map((row) => row.flatMap((entry, at) => positiveRoot(values[at] ?? 0, entry)));
  return scaled.map((left) => scaled.map((right) => dot(left, right, left.length)));
}

function positiveRoot(value: number, entry: number): readonly number[] {
  return value > 0 ? [Math.sqrt(value) * entry] : [];
}

function unitDiagonal(matrix: Matrix): Matrix {
  const roots = matrix.map((row, index) => Math.sqrt(row[index] ?? 1));
  return matrix.map((row, index) =>
    row.map((entry, column) => (index === column ? 1 : clamped(entry / ((roots[index] ?? 1) * (roots[column] ?? 1))))),
  );
}

function clamped(correlation: number): number {
  return Math.min(1, Math.max(-1, correlation));
}

function largestDifference(left: Matrix, right: Matrix): number {
  return Math.max(
    0,
    ...left.flatMap((row, index) => row.map((entry, at) => Math.abs(entry - (right[index]?.[at] ?? 0)))),
  );
}

function requireCorrelations(matrix: Matrix): void {
  for (const [row, entries] of matrix.entries()) {
    if (entries.length !== matrix.length) {
      throw invalid(`row ${row + 1} has ${entries.length} entries of ${matrix.length}`, 'give as many columns as rows');
    }
    for (const [column, entry] of entries.entries()) {
      const where = `the correlation of ${row + 1} with ${column + 1} is ${entry}`;
      if (!(entry >= -1 && entry <= 1)) throw invalid(where, 'give one from −1 to 1');
      if (row === column && entry !== 1) throw invalid(where, 'anything moves with itself, by 1');
      if (entry !== matrix[column]?.[row])
        throw invalid(`${where}, and not the same the other way`, 'give one for both');
    }
  }
}

function invalid(what: string, next: string): Refusal {
  return new Refusal('INVALID_RANGE', `the correlations are impossible: ${what}; ${next}`, { what });
}
