import type { Argument } from './finance-function.ts';

/** What stands in the fields, by argument: list entries with commas between them. */
export type Typed = Readonly<Record<string, string>>;

/** What the fields begin with: what the address says, or the example of each argument. */
export function typedFrom(definitions: readonly Argument[], address: readonly string[] | undefined): Typed {
  const given = new Map((address ?? []).map((one) => cut(one)));
  return Object.fromEntries(
    definitions.map(({ name, example, default: preset }) => {
      const fallback = address === undefined ? example : (preset ?? '');
      return [name, given.get(name) ?? String(fallback)];
    }),
  );
}

/** The fields as the address spells them. */
export function addressOf(typed: Typed): readonly string[] {
  return Object.entries(typed).map(([name, text]) => `${name}=${text}`);
}

/** The arguments that the fields give. What is no number goes as it stands: the calculator says what it takes instead. */
export function argumentsOf(definitions: readonly Argument[], typed: Typed): Readonly<Record<string, unknown>> {
  const given = definitions.map(({ name, kind }) => [name, valueOf(kind, typed[name] ?? '')] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function valueOf(kind: Argument['kind'], text: string): unknown {
  if (kind === 'flows') return entriesOf(text).map((entry) => numberOf(entry) ?? entry);
  if (kind === 'dates') return entriesOf(text);
  if (text.trim() === '') return undefined;
  if (kind === 'number') return numberOf(text) ?? text;
  return kind === 'boolean' ? text === 'true' : text;
}

/** The entries of a list field. */
export function entriesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

/** A number as people and spreadsheets write it: `1,200.50`, `(300)`, `−5`, `$12`, `10%`; undefined where it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text
    .trim()
    .replaceAll(/[\s,_$€£¥]/g, '')
    .replace('−', '-');
  const [, enclosed] = /^\((.+)\)$/.exec(plain) ?? [];
  const [, digits, percent] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/i.exec(enclosed ?? plain) ?? [];
  if (digits === undefined) return undefined;
  const value = percent ? Number(`${digits}e-2`) : Number(digits);
  return enclosed === undefined ? value : -value;
}

/**
 * The entries that were pasted: the cells of a column or a row of a spreadsheet, or numbers with commas between them. Numbers
 * come without the signs of their thousands, since a comma stands between entries here.
 */
export function pastedEntries(text: string): readonly string[] {
  const cells = text.trim().split(/[\n\r\t;]+/);
  const [only = ''] = cells;
  const isOneNumber = cells.length > 1 || /^\S?\d{1,3}(,\d{3})+(\.\d+)?\S?$/.test(only);
  const pieces = isOneNumber ? cells : only.split(/[\s,]+/);
  return pieces.map(plainEntry).filter((entry) => entry !== '');
}

/** One entry without what would split it. */
export function plainEntry(text: string): string {
  const number = numberOf(text);
  if (number !== undefined && /[,($€£¥%−]/.test(text)) return String(number);
  return text.replaceAll(',', '').trim();
}

function cut(condition: string): readonly [string, string] {
  const at = condition.indexOf('=');
  return at === -1 ? [condition, ''] : [condition.slice(0, at), condition.slice(at + 1)];
}
