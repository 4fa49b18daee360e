/** Draws numbers in [0, 1), the same ones for the same seed. */
export type Draw = () => number;

/**
 * A stream of numbers for one thing of the demo, by xoshiro128** 1.1 (David Blackman and Sebastiano Vigna, public domain).
 * Its state comes from the seed and the thing's name, so that adding a thing leaves the others as they were.
 */
export function drawsOf(seed: number, name: string): Draw {
  const next = mixer(seed ^ textHash(name));
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const carried = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= carried;
    d = rotate(d, 11);
    return (result >>> 0) / 2 ** 32;
  };
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** SplitMix32: spreads a seed over the state; neighboring seeds share nothing. */
function mixer(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
}

/** FNV-1a, 32 bits. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
