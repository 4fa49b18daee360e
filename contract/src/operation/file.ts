import { z } from 'zod';

/**
 * A file in an input: a path on the command line, a part of a multipart body over HTTP, a path under an allowed root for
 * MCP. What reaches a handler is a readable path and the name that the person knows it by.
 */
export const file = z.object({ path: z.string(), name: z.string() }).meta({ format: 'file', description: 'A file' });
export type InputFile = z.infer<typeof file>;

const named = { name: z.string(), mediaType: z.string() };

/** A text file in an output. Surfaces write it to disk, answer it as a download, or pass it on. */
export const outputFile = z.object({ ...named, text: z.string() }).meta({ format: 'output-file' });

/** A file in an output that is no text: its bytes in base64. Surfaces treat it as they treat a text file. */
export const binaryFile = z
  .object({ ...named, base64: z.base64().describe('The bytes in base64') })
  .meta({ format: 'output-file' });

/**
 * A file in an output that may be larger than an answer: `base64` is absent where the caller named a place to write it to, and
 * there it stands.
 */
export const largeFile = z
  .object({
    ...named,
    bytes: z.number().int().describe('Size of the file'),
    base64: z
      .base64()
      .optional()
      .describe('The bytes in base64; absent where the file was written to where the caller said'),
  })
  .meta({ format: 'output-file' });

/** Any file in an output. */
export type OutputFile = z.infer<typeof outputFile> | z.infer<typeof binaryFile> | z.infer<typeof largeFile>;
