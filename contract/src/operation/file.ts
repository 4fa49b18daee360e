import { z } from 'zod';

/**
 * A file in an input: a path on the command line, a part of a multipart body over HTTP, a path under an allowed root for
 * MCP. What reaches a handler is a readable path and the name that the person knows it by.
 */
export const file = z.object({ path: z.string(), name: z.string() }).meta({ format: 'file', description: 'A file' });
export type InputFile = z.infer<typeof file>;

/** A file in an output. Surfaces write it to disk, answer it as a download, or pass it on. */
export const outputFile = z
  .object({ name: z.string(), mediaType: z.string(), text: z.string() })
  .meta({ format: 'output-file' });
