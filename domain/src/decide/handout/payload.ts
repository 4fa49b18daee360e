/** What a handout is made of: the case, and what a server found. */
export type HandoutPayload<Figures> = {
  /** The case as it was written. */
  readonly document: string;
  /** The case as the kernel reads it (`writeCaseModel`). */
  readonly model: string;
  /** What the server answered. */
  readonly figures: Figures;
  readonly facts: HandoutFacts;
};

/** Which case, under which rules. */
export type HandoutFacts = {
  /** SHA-256 of the document, in hexadecimal digits. */
  readonly hash: string;
  /** Version of the rules that turned the case into figures. */
  readonly engine: number;
  /** Of the draws. */
  readonly seed: number;
  /** Null where the case came as a file or text. */
  readonly kept: { readonly name: string; readonly version: number; readonly approvedBy: string | null } | null;
};

export type PayloadPart = (typeof payloadParts)[number];

/** In the order in which they stand: the figures are last, for only they hold keys that could be taken for another part. */
const payloadParts = ['document', 'model', 'facts', 'figures'] as const;

/**
 * A payload as JSON of ASCII characters without `<`: it ends no script element and begins no comment, and the index of a
 * character is that of its byte.
 */
export function payloadText<Figures>(payload: HandoutPayload<Figures>): string {
  const pieces = payloadParts.map((part) => `"${part}":${plainJson(payload[part])}`);
  return `{${pieces.join(',')}}`;
}

/** JSON whose every character is a byte, none of them `<`. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u007F-\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The part that a character of a payload's text belongs to, and where that part begins. */
export function payloadPartAt(text: string, index: number): { readonly part: PayloadPart; readonly from: number } {
  let found: { readonly part: PayloadPart; readonly from: number } = { part: 'document', from: 0 };
  for (const part of payloadParts) {
    // A quote within a text is escaped: this stands at a key only.
    const key = part === 'document' ? `{"${part}":` : `,"${part}":`;
    const at = text.indexOf(key, found.from);
    if (at >= 0 && at <= index) found = { part, from: at + key.length };
  }
  return found;
}

/** Line and column, from 1 on, of the document's character that an index of a payload's text belongs to. */
export function documentPlace(text: string, index: number): { readonly line: number; readonly column: number } {
  let [line, column] = [1, 1];
  for (let at = payloadPartAt(text, index).from + 1; at < index; ) {
    const escape = text[at] === '\\' ? text[at + 1] : undefined;
    at += escape === undefined ? 1 : escape === 'u' ? 6 : 2;
    if (at > index) break;
    [line, column] = escape === 'n' ? [line + 1, 1] : [line, column + 1];
  }
  return { line, column };
}
