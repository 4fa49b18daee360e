import type { Field, Shape } from './shape.ts';

/** An input as the words and flags of a shell that give it; `words` is the field that takes bare words. */
export function spellInput(
  input: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  words: string | undefined,
): readonly string[] {
  return fields.flatMap((field) => {
    const value = input[field.name];
    if (value === undefined) return [];
    if (field.shape.kind === 'boolean') return [value === true ? `--${field.flag}` : `--no-${field.flag}`];
    const texts = textsOf(field.shape, value).map(quoted);
    return field.name === words ? texts : texts.flatMap((text) => [`--${field.flag}`, text]);
  });
}

/** The texts that are read as a value; several where each takes a flag of its own. */
function textsOf(shape: Shape, value: unknown): readonly string[] {
  switch (shape.kind) {
    case 'file':
      return [pathOf(value)];
    case 'list':
      return listTexts(shape.item, value as readonly unknown[]);
    case 'any':
      return [typeof value === 'string' && !isRead(value) ? value : JSON.stringify(value)];
    case 'json':
    case 'record':
      return [JSON.stringify(value)];
    case 'text':
    case 'choice':
    case 'number':
    case 'boolean':
      return [String(value)];
  }
}

/** A comma parts the items of a list, except of files. */
function listTexts(item: Shape, values: readonly unknown[]): readonly string[] {
  if (item.kind === 'file') return values.map(pathOf);
  const texts = values.map(String);
  const isPlain = texts.length > 0 && texts.every((text) => text !== '' && !/^\[|,/.test(text));
  return [isPlain ? texts.join(',') : JSON.stringify(values)];
}

/** A file is given as a path, or with a name beside it that the command line takes from the path. */
function pathOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'path' in value ? String(value.path) : String(value);
}

/** True for a text that would be read as something else. */
function isRead(text: string): boolean {
  return text.includes(',') || /^(?:[[{"\d-]|true$|false$|null$)/.test(text);
}

function quoted(text: string): string {
  return /^[\w.,:/=+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
