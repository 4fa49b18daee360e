/** Spreads the bits of a 32-bit integer, one to one (final mix of MurmurHash3, A. Appleby, public domain). */
function mixBits(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** 32 bits of 2^32 divided by the golden ratio: keeps small numbers apart. */
const golden = 0x9e3779b9;

/** A 32-bit hash of whole numbers, in their order; each may have up to 53 bits. */
export function hashOf(...numbers: readonly number[]): number {
  let hash = 0;
  for (const number of numbers) {
    hash = mixBits((hash + Math.imul(Math.floor(number / 2 ** 32), golden) + golden) | 0);
    hash = mixBits((hash + (number | 0) + golden) | 0);
  }
  return hash;
}
