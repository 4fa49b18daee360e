import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetEvent } from '@capwise/contract/assets';
import { sourceDocument } from '@capwise/contract/books';
import { installation, type TestInstallation } from '../support/installation.ts';
import { walkDown } from '../support/trace.ts';
import { yearDocuments } from '../support/year-documents.ts';
import { recordYear, yearAssets } from '../support/year.ts';

const inOrder = (kinds: Iterable<string>): readonly string[] =>
  [...new Set(kinds)].toSorted((a, b) => (a < b ? -1 : 1));

describe('a year after every kind of event', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await recordYear(capwise, 'main');
    await capwise.ports.store.use('main');
  }, 120_000);
  afterAll(() => capwise.drop());

  it('holds every kind of document and of asset event that the contract knows', () => {
    const documents = inOrder(sourceDocument.options.map(({ shape }) => shape.kind.value));
    const events = inOrder(assetEvent.options.map(({ shape }) => shape.kind.value));
    expect(inOrder([...yearDocuments.values()].map(({ kind }) => kind))).toEqual(documents);
    expect(inOrder(yearAssets.flatMap(([, list]) => list.map(({ kind }) => kind)))).toEqual(events);
  });

  it('verifies, bridges without a residual in every month, and ties every invoice', async () => {
    expect(await capwise.invoke('books.verify', {})).toMatchObject({ intact: true, broken: null });
    for (let month = 1; month <= 12; month += 1) {
      const period = `2026-${String(month).padStart(2, '0')}`;
      expect((await capwise.invoke('books.bridge', { period })).residual.value).toBe('0.00');
    }
    const { ties } = await capwise.invoke('sources.quality', {});
    expect(ties.filter(({ tied }) => !tied)).toEqual([]);
    expect(ties).toHaveLength(28);
  });

  it('opens every figure of its statement, each level adding up', async () => {
    const { lines } = await capwise.invoke('books.statement', { period: '2026', by: 'year' });
    for (const { figures } of lines) for (const { trace } of figures) await walkDown(capwise.invoke, trace, 'main');
  });
});
