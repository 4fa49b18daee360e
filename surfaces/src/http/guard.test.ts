import { afterEach, describe, expect, it } from 'vitest';
import { testHost, testServer, testToken } from '../testing/test-server.ts';
import { cleanUp } from '../testing/clean-up.ts';

afterEach(cleanUp);

const page = { host: testHost, accept: 'text/html' };
const question = {
  method: 'POST',
  url: '/api/finance.calculate',
  payload: { fn: 'npv', args: { rate: 0, flows: [1] } },
} as const;

describe('the guard', () => {
  it('answers the printed address with the page at once, and sets a cookie that pages cannot read', async () => {
    const { ask } = await testServer();
    const answer = await ask({ url: `/?token=${testToken}`, headers: page });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>Workbench</title>');
    expect(answer.headers['set-cookie']).toMatch(/^capwise-4170=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  });

  it('lets the cookie speak for every request that follows', async () => {
    const { ask } = await testServer();
    const opened = await ask({ url: `/?token=${testToken}`, headers: page });
    const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
    expect((await ask({ ...question, headers: { host: testHost, cookie } })).statusCode).toBe(200);
    expect((await ask({ url: '/', headers: { ...page, cookie } })).statusCode).toBe(200);
  });

  it.each([
    ['no cookie and no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['a wrong cookie', { cookie: 'capwise-4170=wrong' }],
    ['the cookie of another port', { cookie: `capwise-4171=${testToken}` }],
  ])('answers 401 to %s', async (_case, headers) => {
    const { ask } = await testServer();
    const answer = await ask({ ...question, headers: { host: testHost, ...headers } });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error.code).toBe('UNAUTHORIZED');
  });

  it('tells a browser in plain words what to open, and sets no cookie', async () => {
    const { ask } = await testServer();
    for (const url of ['/', '/?token=wrong', '/docs', '/openapi.json']) {
      const answer = await ask({ url, headers: page });
      expect(answer.statusCode).toBe(401);
      expect(answer.body).toContain('capwise serve');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('does not take the token of an address for an operation', async () => {
    const { ask } = await testServer();
    const answer = await ask({ ...question, url: `${question.url}?token=${testToken}`, headers: { host: testHost } });
    expect(answer.statusCode).toBe(401);
    expect((await ask({ url: `/api/events?token=${testToken}`, headers: { host: testHost } })).statusCode).toBe(401);
  });

  it.each(['evil.example:4170', '127.0.0.1', '127.0.0.1:4171', 'localhost.evil.example:4170'])(
    'answers 403 to the host %s, even with the token',
    async (host) => {
      const { ask } = await testServer();
      const answer = await ask({ ...question, headers: { host, authorization: `Bearer ${testToken}` } });
      expect(answer.statusCode).toBe(403);
      expect(answer.json().error.code).toBe('FORBIDDEN');
    },
  );

  it.each(['http://evil.example', 'http://localhost:3000', 'https://127.0.0.1:4170', 'null'])(
    'answers 403 to the origin %s, even with the token',
    async (origin) => {
      const { ask } = await testServer();
      const headers = { host: testHost, origin, authorization: `Bearer ${testToken}` };
      expect((await ask({ ...question, headers })).statusCode).toBe(403);
    },
  );

  it.each(['127.0.0.1:4170', 'localhost:4170', '[::1]:4170'])('answers at %s, to a page from there', async (host) => {
    const { ask } = await testServer();
    const headers = { host, origin: `http://${host}`, authorization: `Bearer ${testToken}` };
    expect((await ask({ ...question, headers })).statusCode).toBe(200);
  });

  it('keeps pages from being framed, sniffed and mixed with what others wrote', async () => {
    const { ask } = await testServer();
    const { headers } = await ask({ url: '/' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
