import type { Operation } from '@capwise/contract/operation';
import { z } from 'zod';

/** The part of JSON Schema that zod writes and the surfaces read. */
export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly [keyword: string]: unknown;
};

/** What a caller may give. */
export function inputSchema(operation: Operation): JsonSchema {
  return jsonSchema(operation.input, 'input');
}

/** What is answered. Answers are not parsed on their way out, so that a field with a default may be absent. */
export function outputSchema(operation: Operation): JsonSchema {
  return withoutDefaults(jsonSchema(operation.output, 'output')) as JsonSchema;
}

function withoutDefaults(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutDefaults);
  if (typeof part !== 'object' || part === null) return part;
  const schema = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, withoutDefaults(value)]));
  const { properties, required } = schema as JsonSchema;
  if (!properties || !Array.isArray(required)) return schema;
  return { ...schema, required: required.filter((name: string) => properties[name]?.default === undefined) };
}

function jsonSchema(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: dialect, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  if (dialect !== 'https://json-schema.org/draft/2020-12/schema')
    throw new Error(`zod writes ${dialect}, not what is read here`);
  return schema as JsonSchema;
}

/** Follows references and takes `null` out of a choice, as far as one schema is left. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)];
    return target ? resolved({ ...target, ...(schema.description && { description: schema.description }) }, root) : {};
  }
  const choices = schema.anyOf?.filter(({ type }) => type !== 'null');
  const [only] = choices ?? [];
  if (only && choices?.length === 1) {
    return resolved({ ...only, ...(schema.description && { description: schema.description }) }, root);
  }
  return schema;
}

/** True where a schema takes `null`. */
export function takesNull(schema: JsonSchema): boolean {
  return typesOf(schema).includes('null') || (schema.anyOf?.some(({ type }) => type === 'null') ?? false);
}

/** The types of a schema; empty where it does not say. */
export function typesOf({ type }: JsonSchema): readonly string[] {
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

/** True for a file in an input. */
export function isFile(schema: JsonSchema): boolean {
  return schema.format === 'file';
}
