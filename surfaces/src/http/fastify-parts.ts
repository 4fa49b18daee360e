import type { Multipart, MultipartFile } from '@fastify/multipart';

/**
 * What the plugins add to requests and replies. They declare it themselves, but on a `fastify` that they do not depend on,
 * which a linked install does not give them.
 */
declare module 'fastify' {
  interface FastifyRequest {
    isMultipart(): boolean;
    parts(options: { readonly limits: Readonly<Record<string, number>> }): AsyncIterableIterator<Multipart>;
  }
  interface FastifyReply {
    sendFile(file: string, options: { readonly immutable?: boolean; readonly maxAge: number }): FastifyReply;
  }
}

export type { MultipartFile };
