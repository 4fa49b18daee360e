import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyReply } from 'fastify';

// The plugins declare what they add on a `fastify` that they do not depend on, which a linked install does not give them.
declare module 'fastify' {
  interface FastifyRequest {
    isMultipart(): boolean;
    parts(options: { readonly limits: Readonly<Record<string, number>> }): AsyncIterableIterator<Multipart>;
  }
}

/** A reply that can answer with a file of the folder that the static plugin was given. */
export type FileReply = FastifyReply & {
  sendFile(file: string, options: { readonly immutable?: boolean; readonly maxAge: number }): FastifyReply;
};

export type { MultipartFile };
