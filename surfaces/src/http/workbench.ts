import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FileReply } from './fastify-parts.ts';
import { plainPage } from './plain-page.ts';

const yearMs = 365 * 24 * 3600 * 1000;

/** The built workbench: its files, and its page for every other address, which its own router reads. */
export async function addWorkbench(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
  server.get('/*', (request, reply) => sendWorkbench(request, reply as FileReply, folder));
}

function sendWorkbench(request: FastifyRequest, reply: FileReply, folder: string): FastifyReply {
  const { '*': asked } = request.params as { '*': string };
  const isHashed = asked.startsWith('assets/');
  const isPage = asked === 'index.html' || (!isHashed && path.extname(asked) === '' && !isHidden(asked));
  if (!isPage || isFileOf(folder, asked)) return sendFile(reply, folder, { asked, isHashed });
  if (existsSync(path.join(folder, 'index.html'))) return reply.sendFile('index.html', { maxAge: 0 });
  return reply
    .type('text/html; charset=utf-8')
    .send(
      plainPage('The workbench is not built', ['The API answers. "npm start" builds the workbench and serves it.']),
    );
}

type Asset = { readonly asked: string; readonly isHashed: boolean };

function sendFile(reply: FileReply, folder: string, { asked, isHashed }: Asset): FastifyReply {
  if (isFileOf(folder, asked))
    return reply.sendFile(asked, isHashed ? { immutable: true, maxAge: yearMs } : { maxAge: 0 });
  reply.callNotFound();
  return reply;
}

/** Hidden files, such as the build's stamp, are not part of the workbench. */
function isHidden(asked: string): boolean {
  return asked.split('/').some((piece) => piece.startsWith('.'));
}

function isFileOf(folder: string, asked: string): boolean {
  const full = path.resolve(folder, asked);
  const isBelow = full.startsWith(folder + path.sep) && !isHidden(asked);
  return isBelow && (statSync(full, { throwIfNoEntry: false })?.isFile() ?? false);
}
