/** What reads as the address of a cell, as a truth value or as a row or column in some spreadsheet, and so cannot be a name. */
const taken = /^(?:[a-z]{1,3}\d+|r\d*|c\d*|r\d*c\d*|true|false)$/;

/** Gives names to cells: small letters, digits and underscores, no two alike. */
export class CellNames {
  private readonly used = new Set<string>();

  /** A name that is like a text; refuses none. */
  of(text: string): string {
    const words = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '');
    const letters = /^\p{L}/u.test(words) ? words : `n_${words}`;
    const plain = (taken.test(letters) ? `${letters}_` : letters).slice(0, 200);
    let name = plain;
    for (let number = 2; this.used.has(name); number += 1) name = `${plain}_${number}`;
    this.used.add(name);
    return name;
  }
}
