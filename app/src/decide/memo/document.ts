/** A text, or one that stands for a number: `value` is that number as it was calculated. */
export type Cell = string | { readonly text: string; readonly value: string };

export type Column = {
  readonly label: string;
  /** What it and its neighbors of the same group are parts of. */
  readonly group?: string;
  readonly isNumber?: boolean;
};

/** The first cell of a row is its heading. */
export type Row = { readonly cells: readonly Cell[]; readonly isTotal?: boolean };

export type Table = {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
};

/** A vector: `drawing` is SVG elements without a script, a style or a resource. */
export type Picture = {
  readonly title: string;
  /** What it shows, in words: who cannot see it loses no fact. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: string;
};

export type Block =
  | Table
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'picture'; readonly picture: Picture };

export type Section = {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** It takes half of the width; `tall`: beside two others. */
  readonly half?: 'single' | 'tall';
};

/** What is written, apart from how: HTML and Markdown say the same. */
export type Memo = {
  readonly title: string;
  readonly about: string;
  /** Which case, version and hash every figure rests on. */
  readonly reference: string;
  readonly page: readonly Section[];
  readonly appendix: readonly Section[];
};

/** A block of text; none where there is nothing to say. */
export function paragraph(...sentences: readonly string[]): readonly Block[] {
  const text = sentences.filter((sentence) => sentence !== '').join(' ');
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

/** Text of a cell. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
