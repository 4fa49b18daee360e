import type { OutputFile } from '@capwise/contract/operation';
import type { JsonSchema } from './json-schema.ts';
import { outputFileField } from './file-fields.ts';

/** The file of an answer, if it has one. */
export function outputFileOf(answer: unknown, schema: JsonSchema): OutputFile | undefined {
  const name = outputFileField(schema);
  return name ? ((answer as Record<string, unknown>)[name] as OutputFile) : undefined;
}

export function isText(file: OutputFile): file is Extract<OutputFile, { readonly text: string }> {
  return 'text' in file;
}

/** What stands in the file on disk; null where it was written there already. */
export function bytesOf(file: OutputFile): Buffer | null {
  if (isText(file)) return Buffer.from(file.text);
  return file.base64 === undefined ? null : Buffer.from(file.base64, 'base64');
}
