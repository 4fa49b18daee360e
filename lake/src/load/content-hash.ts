import { createHash, type Hash } from 'node:crypto';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Hashes a text as it is with lines that end in LF: a copy with CRLF has the hash of its original. Text without CR costs a search. */
export class ContentHash {
  readonly #whole = createHash('sha256');
  /** Only from the first CR on; until then it is the hash of the whole. */
  #lines: Hash | null = null;
  /** The chunk before ended in a CR, of which it is not known yet what follows. */
  #held = false;

  update(chunk: Buffer): void {
    if (!this.#lines && chunk.includes(carriageReturn)) this.#lines = this.#whole.copy();
    this.#whole.update(chunk);
    if (this.#lines) this.#lines.update(this.#withoutReturns(chunk));
  }

  /** Hashes of what was read as it is, and with lines that end in LF; once, at the end. */
  digest(): { readonly whole: string; readonly lines: string } {
    if (this.#held) this.#lines?.update('\r');
    const whole = this.#whole.digest('hex');
    return { whole, lines: this.#lines?.digest('hex') ?? whole };
  }

  #withoutReturns(chunk: Buffer): Buffer {
    const kept = Buffer.allocUnsafe(chunk.length + 1);
    let length = 0;
    if (this.#held && chunk.length > 0 && chunk[0] !== lineFeed) {
      kept[length] = carriageReturn;
      length += 1;
    }
    if (chunk.length > 0) this.#held = chunk[chunk.length - 1] === carriageReturn;
    const end = this.#held ? chunk.length - 1 : chunk.length;
    for (let at = 0; at < end; at += 1) {
      const byte = chunk[at] as number;
      if (byte === carriageReturn && chunk[at + 1] === lineFeed) continue;
      kept[length] = byte;
      length += 1;
    }
    return kept.subarray(0, length);
  }
}
