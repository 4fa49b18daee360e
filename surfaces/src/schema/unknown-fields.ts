import { Refusal } from '@capwise/domain';
import { didYouMean } from '../nearest.ts';
import type { JsonSchema } from './json-schema.ts';

/** Refuses INVALID_INPUT for an input that is no object or has a field the operation does not know: a typo must not pass. */
export function knownFields(operation: string, schema: JsonSchema, input: unknown): Record<string, unknown> {
  if (input === undefined || input === null) return {};
  if (typeof input !== 'object' || Array.isArray(input)) {
    throw new Refusal('INVALID_INPUT', `the input of ${operation} is a JSON object, and this is not one`);
  }
  const known = Object.keys(schema.properties ?? {});
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const fields = known.length > 0 ? `its fields are ${known.join(', ')}` : 'it takes no input';
    throw new Refusal(
      'INVALID_INPUT',
      `${operation} has no field "${unknown}"${didYouMean(unknown, known)}: ${fields}`,
      { field: unknown, issues: [`${unknown}: unknown field`] },
    );
  }
  return { ...input };
}
