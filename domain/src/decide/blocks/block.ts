/** How the value of a key is read: as what a formula may come to, or as words. */
export type BlockKeyKind =
  | 'amount'
  | 'rate'
  | 'number'
  | 'share'
  | 'duration'
  | 'offset'
  | 'days'
  | 'text'
  | 'word'
  | 'list';

/** One thing that a block is told. */
export type BlockKey = {
  readonly key: string;
  readonly meaning: string;
  /** In words: `USD a year` is written as `money a year`. */
  readonly unit: string;
  readonly kind: BlockKeyKind;
  readonly example: string;
  /** What stands where nothing is said; null: nothing does. */
  readonly otherwise: string | null;
  readonly isRequired: boolean;
  /** It decides how many lines there are, or stands where no formula may: no assumption can be named. */
  readonly isSure: boolean;
  /** What a word is one of. */
  readonly words: readonly string[];
};

/** A cell of a line as a person would write it: a text, or entries of a list. */
export type BlockCell = string | readonly Readonly<Record<string, string>>[];

/** A line as a person would write it under `lines:`. */
export type BlockLine = Readonly<Record<string, BlockCell>>;

/** What a block was told: texts that can stand in formulas, what the numbers among them come to, and how far the case looks. */
export type Given = {
  readonly texts: ReadonlyMap<string, string>;
  /** How a key is written beside `*`, where that is not its text: plain amounts name their currency. */
  readonly factors: ReadonlyMap<string, string>;
  /** At the base of the assumptions; months, people and currency as everywhere. */
  readonly values: ReadonlyMap<string, number>;
  readonly currency: string;
  /** Months that the case looks ahead. */
  readonly horizon: number;
};

/** A building block: it writes the lines of an option from a few keys. */
export type BlockDefinition = {
  readonly block: string;
  readonly summary: string;
  readonly keys: readonly BlockKey[];
  /** Two of them in one option would count the same twice: why, with what to do instead. */
  readonly once?: string;
  /** Refuses INVALID_CASE with the key where what it was told does not fit together. */
  readonly lines: (given: Given) => readonly BlockLine[];
};

type Told = {
  readonly unit: string;
  readonly kind: BlockKeyKind;
  readonly example: string;
  readonly otherwise?: string;
  readonly required?: true;
  readonly sure?: true;
  readonly words?: readonly string[];
};

/** A key of a block. */
export function blockKey(key: string, meaning: string, told: Told): BlockKey {
  const { unit, kind, example, otherwise = null, required = false, sure = false, words = [] } = told;
  return { key, meaning, unit, kind, example, otherwise, isRequired: required, isSure: sure, words };
}

/** Keys that many blocks have. */
export const sharedKeys = {
  what: (example: string): BlockKey =>
    blockKey('what', 'What it is called: each of its lines begins with it', {
      unit: 'words',
      kind: 'text',
      example,
      required: true,
    }),
  from: blockKey('from', 'First month, counted from the start of the case', {
    unit: 'month',
    kind: 'offset',
    example: '6',
    otherwise: '0',
  }),
  sureFrom: blockKey('from', 'First month, counted from the start of the case', {
    unit: 'month',
    kind: 'offset',
    example: '6',
    otherwise: '0',
    sure: true,
  }),
  net: blockKey('net', 'Days from the charge to the payment', {
    unit: 'days',
    kind: 'days',
    example: '60 days',
  }),
  life: blockKey('life', 'Months in which what is capitalized is used up', {
    unit: 'months',
    kind: 'duration',
    example: '5 years',
  }),
  ready: blockKey('ready at month', 'Month in which it goes into service', {
    unit: 'month',
    kind: 'offset',
    example: '12',
  }),
  function: blockKey('function', 'Line of the income statement', {
    unit: 'one word',
    kind: 'word',
    example: 'cost-of-revenue',
    words: [
      'cost-of-revenue',
      'research-and-development',
      'sales-and-marketing',
      'general-and-administrative',
      'unassigned',
    ],
  }),
} as const;
