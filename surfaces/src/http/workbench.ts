import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainPage } from './plain-page.ts';

const yearMs = 365 * 24 * 3600 * 1000;

/** The built workbench: its files, and its page for every other address, which its own router reads. */
export async function addWorkbench(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
  server.get('/*', (request, reply) => sendWorkbench(request, reply, folder));
}

function sendWorkbench(request: FastifyRequest, reply: FastifyReply, folder: string): FastifyReply {
  const asked = (request.params as { '*': string })['*'];
  const isHashed = asked.startsWith('assets/');
  if (asked !== '' && asked !== 'index.html' && isFileOf(folder, asked)) {
    return reply.sendFile(asked, isHashed ? { immutable: true, maxAge: yearMs } : { maxAge: 0 });
  }
  if (isHashed || path.extname(asked) !== '') return reply.callNotFound();
  if (existsSync(path.join(folder, 'index.html'))) return reply.sendFile('index.html', { maxAge: 0 });
  return reply
    .type('text/html; charset=utf-8')
    .send(plainPage('The workbench is not built', ['The API answers. "npm start" builds the workbench and serves it.']));
}

/** Hidden files, such as the build's stamp, are not part of the workbench. */
function isFileOf(folder: string, asked: string): boolean {
  const full = path.resolve(folder, asked);
  const isHidden = asked.split('/').some((piece) => piece.startsWith('.'));
  return !isHidden && full.startsWith(folder + path.sep) && existsSync(full);
}
