/** A piece of TypeScript: `text` holds a string's content without its quotes, a comment with its marks. */
export type Piece = {
  readonly kind: 'code' | 'string' | 'template' | 'comment' | 'regex';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const beforeRegex = /(?:^|[(,=:[!&|?{};+\n]|=>|\breturn|\btypeof|\bcase)\s*$/;

/**
 * Splits source text into code, strings, templates, comments and regular expressions. It knows no grammar: a quote that is
 * not closed on its line (an apostrophe in JSX text) is code, and so are the expressions inside a template.
 */
export function scan(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const piece = pieceAt(text, at);
    if (!piece) {
      at += 1;
      continue;
    }
    if (piece.start > from) pieces.push({ kind: 'code', text: text.slice(from, piece.start), start: from, end: at });
    pieces.push(piece);
    at = piece.end;
    from = at;
  }
  if (from < text.length) pieces.push({ kind: 'code', text: text.slice(from), start: from, end: text.length });
  return pieces;
}

function pieceAt(text: string, at: number): Piece | undefined {
  const two = text.slice(at, at + 2);
  if (two === '//') return comment(text, at, text.indexOf('\n', at));
  if (two === '/*') {
    const close = text.indexOf('*/', at + 2);
    return comment(text, at, close === -1 ? -1 : close + 2);
  }
  const one = two[0];
  if (one === "'" || one === '"') return quoted(text, at, one);
  if (one === '`') return template(text, at);
  if (one === '/' && beforeRegex.test(text.slice(Math.max(0, at - 20), at))) return regex(text, at);
  return undefined;
}

function comment(text: string, start: number, close: number): Piece {
  const end = close === -1 ? text.length : close;
  return { kind: 'comment', text: text.slice(start, end), start, end };
}

function quoted(text: string, start: number, quote: string): Piece | undefined {
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return { kind: 'string', text: text.slice(start + 1, at), start, end: at + 1 };
  }
  return undefined;
}

function template(text: string, start: number): Piece | undefined {
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (depth === 0 && text[at] === '`') {
      return { kind: 'template', text: text.slice(start + 1, at), start, end: at + 1 };
    } else if (text.startsWith('${', at)) {
      depth += 1;
      at += 1;
    } else if (depth > 0 && text[at] === '{') depth += 1;
    else if (depth > 0 && text[at] === '}') depth -= 1;
    else if (depth > 0 && text[at] === '`') at = (template(text, at)?.end ?? at + 1) - 1;
  }
  return undefined;
}

function regex(text: string, start: number): Piece | undefined {
  let inClass = false;
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) {
      return { kind: 'regex', text: text.slice(start + 1, at), start, end: at + 1 };
    }
  }
  return undefined;
}

/** The text with pieces of these kinds replaced by blanks; line breaks and offsets stay. */
export function blank(text: string, kinds: readonly Piece['kind'][]): string {
  return scan(text)
    .map((piece) => {
      const whole = text.slice(piece.start, piece.end);
      return kinds.includes(piece.kind) ? whole.replace(/[^\n]/g, ' ') : whole;
    })
    .join('');
}
