const words = [Buffer.from('NULL'), Buffer.from('null')];
const before = new Set([...',;|\t\n\r"('].map((character) => character.charCodeAt(0)));
const wordLength = 4;

/**
 * Looks for cells that are the text NULL in the bytes of a CSV file as they pass. It may find one too many (inside a quoted
 * cell), never one too few: who counts them reads the cells.
 */
export class NullFinder {
  found = false;
  #tail = Buffer.alloc(0);

  read(chunk: Buffer): void {
    if (this.found) return;
    const seam = Buffer.concat([this.#tail, chunk.subarray(0, wordLength + 1)]);
    this.found = words.some((word) => hasCell(seam, word) || hasCell(chunk, word));
    this.#tail = Buffer.from(
      seam.length > chunk.length ? seam.subarray(-wordLength - 1) : chunk.subarray(-wordLength - 1),
    );
  }
}

function hasCell(bytes: Buffer, word: Buffer): boolean {
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + wordLength)) {
    if (at === 0 || before.has(bytes[at - 1] as number)) return true;
  }
  return false;
}
