/** What is recorded of a text of ASCII characters, so that a change is seen, and one changed character is found again. */
export type Seal = {
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** Byte of the file at which the text begins. */
  readonly at: number;
  readonly length: number;
  /** Sum of the character codes, and of each times its index. */
  readonly sum: number;
  readonly weighted: number;
};

/** Texts of a handout that are sealed. */
export type SealedPart = 'policy' | 'style' | 'payload' | 'copy' | 'program' | 'guard';

/** The seals of a handout; the record itself is sealed in the element that it stands in. */
export type HandoutRecord = Readonly<Record<SealedPart, Seal>>;

/** A character that was changed: its index, its code as it stands and as it was written. */
export type Changed = { readonly index: number; readonly stands: number; readonly written: number };

/** The sums of a text; exact up to some ten million characters. */
export function sumsOf(text: string): Pick<Seal, 'length' | 'sum' | 'weighted'> {
  let [sum, weighted] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    sum += code;
    weighted += code * index;
  }
  return { length: text.length, sum, weighted };
}

/**
 * The one character that was changed, where it was one: the change of the sum is by how much, that of the weighted sum is
 * where. Null where more was changed; whoever asks makes sure of it by the hash of what was written.
 */
export function oneChanged(text: string, seal: Seal): Changed | null {
  const now = sumsOf(text);
  const by = now.sum - seal.sum;
  if (now.length !== seal.length || by === 0) return null;
  const index = Math.abs((now.weighted - seal.weighted) / by);
  if (!Number.isInteger(index) || index >= text.length) return null;
  const stands = text.charCodeAt(index);
  const written = stands - by;
  return written >= 0 && written <= 0x7f ? { index, stands, written } : null;
}

/** A text with one character as it was written. */
export function restored(text: string, { index, written }: Changed): string {
  return text.slice(0, index) + String.fromCharCode(written) + text.slice(index + 1);
}

/** Index of the first character in which two texts differ; null where they are equal. */
export function firstDifference(left: string, right: string): number | null {
  if (left === right) return null;
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index += 1) {
    if (left.charCodeAt(index) !== right.charCodeAt(index)) return index;
  }
  return shorter;
}
