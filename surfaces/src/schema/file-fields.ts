import { isFile, resolved, type JsonSchema } from './json-schema.ts';

/** An input field that takes a file, or several. */
export type FileField = { readonly name: string; readonly several: boolean; readonly required: boolean };

/** The file fields of an input: they stand at its top. */
export function fileFields(schema: JsonSchema): readonly FileField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const field = resolved(property, schema);
    const several = field.type === 'array' && field.items !== undefined && isFile(resolved(field.items, schema));
    const required = schema.required?.includes(name) ?? false;
    return several || isFile(field) ? [{ name, several, required }] : [];
  });
}

/** Replaces every file of an input by what `admit` makes of it; a file is written as a path or as `{ path, name }`. */
export async function withFiles(
  schema: JsonSchema,
  input: Readonly<Record<string, unknown>>,
  admit: (path: string, name: string | undefined) => Promise<{ readonly path: string; readonly name: string }>,
): Promise<Record<string, unknown>> {
  const one = async (value: unknown): Promise<unknown> => {
    if (typeof value === 'string') return admit(value, undefined);
    if (typeof value !== 'object' || value === null || !('path' in value)) return value;
    const name = 'name' in value && typeof value.name === 'string' ? value.name : undefined;
    return typeof value.path === 'string' ? admit(value.path, name) : value;
  };
  const answer: Record<string, unknown> = { ...input };
  for (const { name, several } of fileFields(schema)) {
    const value = answer[name];
    if (value === undefined) continue;
    answer[name] = several ? await Promise.all([value].flat().map(one)) : await one(value);
  }
  return answer;
}

/** The output field that is a file, if one is. */
export function outputFileField(schema: JsonSchema): string | undefined {
  return Object.entries(schema.properties ?? {}).find(([, { format }]) => format === 'output-file')?.[0];
}
