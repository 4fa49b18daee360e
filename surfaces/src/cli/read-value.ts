import { Refusal } from '@capwise/domain';
import { didYouMean } from '../nearest.ts';
import type { Field, Shape } from './shape.ts';

/** Reads what was typed after a flag. `before` is what the same flag gave earlier: lists and records gather. */
export function readValue(field: Field, text: string, before: unknown): unknown {
  if (field.takesNull && text === 'null') return null;
  return read(field.shape, text, { flag: `--${field.flag}`, before });
}

type Place = { readonly flag: string; readonly before?: unknown };

function read(shape: Shape, text: string, place: Place): unknown {
  switch (shape.kind) {
    case 'text':
      return text;
    case 'file':
      return text;
    case 'number':
      return numberFrom(text, place);
    case 'boolean':
      return booleanFrom(text, place);
    case 'choice':
      return choiceFrom(shape.choices, text, place);
    case 'any':
      return looseValue(text);
    case 'json':
      return jsonFrom(text, place);
    case 'list':
      return listFrom(shape.item, text, place);
    case 'record':
      return recordFrom(shape, text, place);
  }
}

function numberFrom(text: string, { flag }: Place): number {
  const value = Number(text.replaceAll('_', ''));
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw wrong(flag, `takes a number and "${text}" is not one`);
}

function booleanFrom(text: string, { flag }: Place): boolean {
  if (/^(true|yes|1)$/i.test(text)) return true;
  if (/^(false|no|0)$/i.test(text)) return false;
  throw wrong(flag, `takes true or false and "${text}" is neither`);
}

function choiceFrom(choices: readonly string[], text: string, { flag }: Place): string {
  if (choices.includes(text)) return text;
  throw wrong(flag, `takes ${choices.join(', ')} and "${text}" is none of them${didYouMean(text, choices)}`);
}

function jsonFrom(text: string, { flag }: Place): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(flag, `takes JSON and ${JSON.stringify(text)} is not JSON`);
  }
}

/** A value whose type the schema leaves open: JSON where it is JSON, a list where commas make it one, else text. */
function looseValue(text: string): unknown {
  for (const candidate of [text, ...(text.includes(',') ? [`[${text}]`] : [])]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // Not JSON in this spelling.
    }
  }
  return text;
}

/** Files are never split: a path may hold a comma. */
function listFrom(item: Shape, text: string, place: Place): unknown[] {
  const before = Array.isArray(place.before) ? place.before : [];
  if (text.startsWith('[')) return [...before, ...[jsonFrom(text, place)].flat()];
  const pieces = item.kind === 'file' ? [text] : text.split(',').filter((piece) => piece !== '');
  return [...before, ...pieces.map((piece) => read(item, piece, { flag: place.flag }))];
}

/** `name=value`; a name alone is null where the record takes it; the same name again gathers where values are lists. */
function recordFrom(shape: Shape & { kind: 'record' }, text: string, place: Place): Record<string, unknown> {
  const before = (place.before ?? {}) as Record<string, unknown>;
  if (text.startsWith('{')) return { ...before, ...(jsonFrom(text, place) as Record<string, unknown>) };
  const cut = text.indexOf('=');
  const name = cut < 0 ? text : text.slice(0, cut);
  if (name === '' || (cut < 0 && !shape.takesNull)) {
    throw wrong(place.flag, `takes NAME=VALUE or a JSON object and "${text}" is neither`);
  }
  const earlier = before[name];
  if (cut < 0) return { ...before, [name]: shape.value.kind === 'list' ? [...[earlier ?? []].flat(), null] : null };
  const value = text.slice(cut + 1);
  return { ...before, [name]: valueOf(shape.value, value, { flag: `${place.flag} ${name}`, before: earlier }) };
}

function valueOf(shape: Shape, text: string, place: Place): unknown {
  if (shape.kind !== 'list') return read(shape, text, place);
  const before = Array.isArray(place.before) ? place.before : [];
  return text.startsWith('[') ? read(shape, text, place) : [...before, read(shape.item, text, { flag: place.flag })];
}

function wrong(flag: string, what: string): Refusal {
  return new Refusal('INVALID_INPUT', `${flag} ${what}`, { flag });
}
