import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyStore } from '@capwise/app/ports';
import { temporaryStore, type TemporaryStore } from '../testing/index.ts';

const command = { operation: 'sources.read', inputHash: 'hash', actor: 'test' };

describe('rates and comments', () => {
  let temporary: TemporaryStore;
  let books: CompanyStore;
  beforeAll(async () => {
    temporary = await temporaryStore();
    await temporary.store.create('rates', { demo: false });
    books = await temporary.store.company('rates');
  });
  afterAll(() => temporary.drop());

  const put = (rate: string): Promise<number> =>
    books.write(command, (writes) => writes.putRates([{ currency: 'EUR', day: '2026-10-31', rate }]), true);
  const comment = (text: string): Promise<void> =>
    books.write(command, (writes) => writes.comment({ subject: 'flux 2026-10', text, author: 'local' }), true);

  it('a rate that is already known is no new one, and a changed one keeps what was known before', async () => {
    expect([await put('1.09'), await put('1.090')]).toEqual([1, 0]);
    const before = (await books.moment()) ?? '';
    expect(await put('1.1')).toBe(1);
    expect(await books.rates()).toEqual([{ currency: 'EUR', day: '2026-10-31', rate: '1.1' }]);
    expect(await books.rates(before)).toEqual([{ currency: 'EUR', day: '2026-10-31', rate: '1.09' }]);
  });

  it('the last comment about a subject counts, and an empty one takes it back', async () => {
    await comment('the new region');
    await comment('the new region and its egress');
    const before = (await books.moment()) ?? '';
    expect((await books.comments('flux')).map(({ text }) => text)).toEqual(['the new region and its egress']);
    expect(await books.comments('other')).toEqual([]);
    await comment('');
    expect(await books.comments('flux')).toEqual([]);
    expect((await books.comments('flux', before)).map(({ author }) => author)).toEqual(['local']);
  });
});
