/** A symmetric matrix as V diag(values) Vᵀ: vectors are the columns of V, in no order. */
export type Eigen = { readonly values: readonly number[]; readonly vectors: readonly (readonly number[])[] };

const sweepsMost = 60;

/** Eigenvalues and eigenvectors of a symmetric matrix by cyclic rotations (C. G. J. Jacobi 1846). */
export function eigenOf(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, row) => Float64Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)));
  for (let sweep = 0; sweep < sweepsMost; sweep += 1) {
    let rotated = false;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) rotated = rotate(a, v, [p, q]) || rotated;
    }
    if (!rotated) break;
  }
  return { values: a.map((row, index) => row[index] ?? 0), vectors: v.map((row) => [...row]) };
}

/** Makes the entry at p, q zero; false where it is zero already, but for rounding. */
function rotate(a: readonly Float64Array[], v: readonly Float64Array[], [p, q]: readonly [number, number]): boolean {
  const [pp, qq, pq] = [a[p]?.[p] ?? 0, a[q]?.[q] ?? 0, a[p]?.[q] ?? 0];
  if (Math.abs(pq) <= 1e-17 * (Math.abs(pp) + Math.abs(qq)) + 1e-300) return false;
  const theta = (qq - pp) / (2 * pq);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of a) turn(row, [p, q], [cosine, sine]);
  const [rowP, rowQ] = [a[p], a[q]];
  if (rowP && rowQ) turnRows(rowP, rowQ, [cosine, sine]);
  for (const row of v) turn(row, [p, q], [cosine, sine]);
  return true;
}

function turn(row: Float64Array, [p, q]: readonly [number, number], [cosine, sine]: readonly [number, number]): void {
  const [left, right] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = cosine * left - sine * right;
  row[q] = sine * left + cosine * right;
}

function turnRows(left: Float64Array, right: Float64Array, [cosine, sine]: readonly [number, number]): void {
  for (let column = 0; column < left.length; column += 1) {
    const [first, second] = [left[column] ?? 0, right[column] ?? 0];
    left[column] = cosine * first - sine * second;
    right[column] = sine * first + cosine * second;
  }
}
