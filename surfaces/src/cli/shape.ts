import { isFile, resolved, takesNull, typesOf, type JsonSchema } from '../schema/json-schema.ts';
import { jsonForm } from './json-form.ts';
import { kebab } from './kebab.ts';

/** What a flag takes, found from the schema of its field. */
export type Shape =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'file' | 'any' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'record'; readonly value: Shape; readonly takesNull: boolean }
  | { readonly kind: 'json'; readonly form: string };

/** A field of an input as the command line spells it. */
export type Field = {
  readonly name: string;
  /** Without the dashes: `as-of`. */
  readonly flag: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly takesNull: boolean;
  readonly description: string;
  readonly defaultValue: unknown;
};

/** The fields of an input, in their order. */
export function fieldsOf(schema: JsonSchema): readonly Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    flag: kebab(name),
    shape: shapeOf(property, schema),
    required: schema.required?.includes(name) ?? false,
    takesNull: takesNull(property),
    description: describe(property, schema),
    defaultValue: property.default,
  }));
}

function describe(property: JsonSchema, root: JsonSchema): string {
  const field = resolved(property, root);
  return property.description ?? field.description ?? field.items?.description ?? '';
}

function shapeOf(property: JsonSchema, root: JsonSchema): Shape {
  const schema = resolved(property, root);
  if (isFile(schema)) return { kind: 'file' };
  if (schema.enum) return { kind: 'choice', choices: schema.enum.map(String) };
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (types.length === 0)
    return schema.anyOf || schema.oneOf || schema.const !== undefined ? jsonOf(schema, root) : { kind: 'any' };
  if (types.length > 1) return jsonOf(schema, root);
  switch (types[0] as 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object') {
    case 'string':
      return { kind: 'text' };
    case 'number':
    case 'integer':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return schema.items ? listOf(shapeOf(schema.items, root), schema, root) : jsonOf(schema, root);
    case 'object':
      return recordOf(schema, root);
  }
}

function jsonOf(schema: JsonSchema, root: JsonSchema): Shape {
  return { kind: 'json', form: jsonForm(schema, root) };
}

function listOf(item: Shape, schema: JsonSchema, root: JsonSchema): Shape {
  return item.kind === 'text' || item.kind === 'number' || item.kind === 'choice' || item.kind === 'file'
    ? { kind: 'list', item }
    : jsonOf(schema, root);
}

/** A record has free names; an object with named fields is written as JSON. */
function recordOf(schema: JsonSchema, root: JsonSchema): Shape {
  const { properties, additionalProperties: values } = schema;
  if (properties || typeof values !== 'object') return jsonOf(schema, root);
  return { kind: 'record', value: shapeOf(values, root), takesNull: takesNull(values.items ?? values) };
}
