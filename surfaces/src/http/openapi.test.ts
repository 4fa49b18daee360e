import { operationNames } from '@capwise/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { testServer } from '../testing/test-server.ts';
import { cleanUp } from '../testing/clean-up.ts';

afterEach(cleanUp);

describe('GET /openapi.json', () => {
  it('describes every operation in OpenAPI 3.1, with failures and examples', async () => {
    const { ask } = await testServer();
    const document = (await ask({ url: '/openapi.json' })).json();
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toEqual(Object.keys(operationNames).map((name) => `/api/${name}`));
    const { post } = document.paths['/api/books.statement'];
    expect(post.requestBody.content['application/json'].examples['By quarter']).toEqual({ value: { by: 'quarter' } });
    expect(post.responses['400'].description).toContain('INVALID_PERIOD');
    expect(Object.keys(document.paths['/api/sources.import'].post.requestBody.content)).toEqual([
      'multipart/form-data',
    ]);
  });

  it('takes a field with a default for one that an answer may leave out', async () => {
    const { ask } = await testServer();
    const { components } = (await ask({ url: '/openapi.json' })).json();
    const [postings] = components.schemas['books.bridge.output.schema0'].oneOf;
    expect(postings.properties.filter.properties.scenario.default).toBe('actual');
    expect(postings.properties.filter.required ?? []).not.toContain('scenario');
    expect(postings.required).toEqual(['kind', 'filter', 'sign']);
  });

  it('has no reference that leads nowhere', async () => {
    const { ask } = await testServer();
    const text = (await ask({ url: '/openapi.json' })).body;
    const { components } = JSON.parse(text);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference ?? '');
    expect(references.length).toBeGreaterThan(10);
    const lost = references.filter(
      (reference) => components.schemas[reference.replace('#/components/schemas/', '')] === undefined,
    );
    expect(lost).toEqual([]);
  });

  it('is shown at /docs by pages of this server alone', async () => {
    const { ask } = await testServer();
    const page = await ask({ url: '/docs' });
    expect(page.statusCode).toBe(200);
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      expect(address).toMatch(/^\/docs\//);
      expect((await ask({ url: address })).statusCode).toBe(200);
    }
    expect(page.body).not.toMatch(/<script>/);
  });
});
