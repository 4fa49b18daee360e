import { Refusal } from '@capwise/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { failureBody, failureOf } from '../failure.ts';
import { plainPage } from './plain-page.ts';
import { sameSecret } from './token.ts';

/** Answers without cookie and token: it proves whose server this is and tells nothing. */
export const openPath = '/alive';

const hosts = ['127.0.0.1', 'localhost', '[::1]'];
const cookieAgeSeconds = 400 * 24 * 3600;

const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
    "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

export type Secret = { readonly token: string; readonly port: () => number };

/**
 * Lets in only the workbench and whoever holds the token. A page of another site can reach a loopback address: Host is
 * checked against names that point here by rebinding, Origin against requests that a browser sends on its own.
 */
export function addGuard(server: FastifyInstance, secret: Secret): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(pageHeaders);
    const refusal = foreign(request, secret.port());
    if (refusal) return refuse(request, reply, refusal);
    if (pathOf(request) === openPath) return undefined;
    if (opensPage(request, secret)) {
      reply.header('set-cookie', cookieFor(secret));
      return undefined;
    }
    return isKnown(request, secret) ? undefined : refuse(request, reply, unauthorized());
  });
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '';
}

function foreign({ headers }: FastifyRequest, port: number): Refusal | undefined {
  const allowed = hosts.flatMap((host) => (port === 80 ? [host, `${host}:80`] : [`${host}:${port}`]));
  const { host = '', origin } = headers;
  if (!allowed.includes(host)) {
    return new Refusal('FORBIDDEN', `this server answers at ${allowed[0]} and was asked for as "${host}"`, { host });
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return new Refusal('FORBIDDEN', `a page of ${origin} may not ask this server: open the workbench itself`, {
      origin,
    });
  }
  return undefined;
}

function unauthorized(): Refusal {
  return new Refusal(
    'UNAUTHORIZED',
    'this request carries neither the cookie nor the token of this installation: open the address that "capwise serve" prints, or send its token as "Authorization: Bearer …"',
  );
}

/** A page asked for with the right token answers at once, and its cookie speaks for what follows. */
function opensPage(request: FastifyRequest, { token }: Secret): boolean {
  if (request.method !== 'GET' || pathOf(request).startsWith('/api/')) return false;
  const given = new URLSearchParams(request.url.split('?', 2)[1] ?? '').get('token');
  return given !== null && sameSecret(given, token);
}

function isKnown({ headers }: FastifyRequest, secret: Secret): boolean {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return sameSecret(bearer, secret.token);
  const name = cookieName(secret);
  const cookies = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return cookies.some(([cookie, value]) => cookie === name && value !== undefined && sameSecret(value, secret.token));
}

/** Browsers keep cookies per host, not per port: the port in the name keeps two installations apart. */
function cookieName({ port }: Secret): string {
  return `capwise-${port()}`;
}

function cookieFor(secret: Secret): string {
  return `${cookieName(secret)}=${secret.token}; Path=/; Max-Age=${cookieAgeSeconds}; HttpOnly; SameSite=Strict`;
}

function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const failure = failureOf(refusal);
  reply.code(failure.status).header('cache-control', 'no-store');
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (!wantsPage) return reply.send(failureBody(failure));
  return reply
    .type('text/html; charset=utf-8')
    .send(
      failure.code === 'UNAUTHORIZED'
        ? plainPage('This browser is not signed in', [
            'The workbench opens with the address that Capwise printed when it started: it ends in ?token=…',
            'Run "capwise serve" again to see that address. Open it once, and this browser remembers it.',
          ])
        : plainPage('This address is not the workbench', [failure.message]),
    );
}
