import { resolved, type JsonSchema } from '../../schema/json-schema.ts';
import { amountText, figureText, isFigure, moneyNumberText, numberText } from './amount.ts';

/** A value on one line. Figures and numbers stand to the right. */
export type Cell = { readonly text: string; readonly right: boolean; readonly unit?: string };

/** A value with the schema that says what it is; `root` resolves references. */
export type Typed = { readonly value: unknown; readonly schema: JsonSchema; readonly root: JsonSchema };

/** A line that is longer is for programs: `--json` has all of it. */
const charactersMax = 2_000;
const shownCharacters = 80;

const decimalPattern = String.raw`^-?\d+(\.\d+)?$`;

/** The value of a field with its schema. */
export function fieldOf({ value, schema, root }: Typed, name: string): Typed {
  const object = resolved(schema, root);
  const values = object.additionalProperties;
  const own = object.properties?.[name] ?? (typeof values === 'object' ? values : {});
  return { value: (value as Record<string, unknown>)[name], schema: resolved(own, root), root };
}

/** The fields of objects, in the order of their schema: a stored answer may come back in another. */
export function fieldNames(objects: readonly Typed[]): readonly string[] {
  const [first] = objects;
  const declared = first ? Object.keys(resolved(first.schema, first.root).properties ?? {}) : [];
  const present = new Set(objects.flatMap(({ value }) => Object.keys(value as object)));
  return [...declared.filter((name) => present.has(name)), ...[...present].filter((name) => !declared.includes(name))];
}

/** The items of a list with their schema. */
export function itemsOf({ value, schema, root }: Typed): readonly Typed[] {
  const item = resolved(resolved(schema, root).items ?? {}, root);
  return (value as readonly unknown[]).map((each) => ({ value: each, schema: item, root }));
}

/** True for an object that is neither a list nor a figure. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isFigure(value);
}

/** True for pieces of one sentence: their texts belong together. */
function isSentence(value: unknown): value is readonly { readonly text: string }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((piece) => isObject(piece) && typeof piece['text'] === 'string' && Object.keys(piece).length <= 2)
  );
}

/** True for a value that fits one line: a scalar, a figure, a list of scalars, a sentence, a record of scalars. */
export function isInline({ value, schema, root }: Typed): boolean {
  if (value === null || value === undefined || typeof value !== 'object' || isFigure(value) || isSentence(value))
    return true;
  if (Array.isArray(value)) return value.every((item) => typeof item !== 'object' || item === null);
  return (
    isRecord(resolved(schema, root)) && Object.values(value).every((item) => typeof item !== 'object' || item === null)
  );
}

/** A value on one line. */
export function cellOf({ value, schema, root }: Typed): Cell {
  if (value === null || value === undefined) return { text: '–', right: false };
  if (isFigure(value))
    return { text: figureText(value), right: true, ...(value.value !== null && { unit: value.unit }) };
  if (typeof value === 'number')
    return { text: schema.format === 'money' ? moneyNumberText(value) : numberText(value), right: true };
  if (typeof value === 'boolean') return { text: value ? 'yes' : 'no', right: false };
  if (typeof value === 'string') {
    return schema.pattern === decimalPattern
      ? { text: amountText(value), right: true }
      : { text: firstLine(value), right: false };
  }
  if (isSentence(value)) return { text: value.map(({ text }) => text).join(''), right: false };
  if (Array.isArray(value)) {
    const texts = itemsOf({ value, schema, root }).map((item) => cellOf(item).text);
    return { text: listText(texts), right: false };
  }
  return {
    text: Object.keys(value)
      .map((name) => `${name}=${cellOf(fieldOf({ value, schema, root }, name)).text}`)
      .join(', '),
    right: false,
  };
}

/** Scalars of a list that are written out; a longer one says how many it has, and `--json` has them all. */
const listedMax = 24;

function listText(texts: readonly string[]): string {
  if (texts.length === 0) return 'none';
  if (texts.length <= listedMax) return texts.join(', ');
  return `${texts.length} values, from ${texts[0]} to ${texts.at(-1)}`;
}

/** A text of many lines, such as a document, by its first. */
function firstLine(text: string): string {
  const lines = text.trimEnd().split('\n');
  if (lines.length > 1) return `${lines[0]} … (${lines.length} lines)`;
  return text.length > charactersMax ? `${text.slice(0, shownCharacters)} … (${text.length} characters)` : text;
}

/** `billingAccount` as `billing account`. */
export function heading(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isRecord({ properties, additionalProperties }: JsonSchema): boolean {
  return properties === undefined && typeof additionalProperties === 'object';
}
