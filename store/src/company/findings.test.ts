import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyStore, FindingEventRecord } from '@capwise/app/ports';
import { rawPool, temporaryStore, type TemporaryStore } from '../testing/index.ts';

const command = { operation: 'govern.review', inputHash: 'hash', actor: 'test' };

type NewEvent = Omit<FindingEventRecord, 'recordedAt'>;

const event = (what: string, content: NewEvent['content'] = {}): NewEvent => ({
  kind: 'missing-price',
  subject: 'Acme',
  what,
  content,
  actor: 'rule',
});

describe('events of findings', () => {
  let temporary: TemporaryStore;
  let books: CompanyStore;
  beforeAll(async () => {
    temporary = await temporaryStore();
    await temporary.store.create('findings', { demo: false });
    books = await temporary.store.company('findings');
  });
  afterAll(() => temporary.drop());

  const record = (...events: readonly NewEvent[]): Promise<void> =>
    books.write(command, (writes) => writes.recordFindingEvents(events), true);

  it('come back in their order with what they say, now and as of a moment', async () => {
    const content = { content: { title: 'b', amount: '1', a: null } };
    await record(event('raised', content), event('assigned', { owner: 'Ana', due: null }));
    const before = (await books.moment()) ?? '';
    await record(event('resolved'));
    const told = await books.findingEvents();
    expect(told.map(({ what }) => what)).toEqual(['raised', 'assigned', 'resolved']);
    // The order of fields is kept: what a rule says is compared as text.
    expect(JSON.stringify(told[0]?.content)).toBe(JSON.stringify(content));
    expect((await books.findingEvents(before)).map(({ what }) => what)).toEqual(['raised', 'assigned']);
  });

  it('are neither changed nor taken away, nor of a kind that the rules do not know', async () => {
    const pool = rawPool(temporary.databaseUrl);
    try {
      const rows = await pool.query<{ readonly name: string }>(
        `select table_schema as name from information_schema.tables where table_name = 'finding_event'`,
      );
      const table = `"${rows[0]?.name}".finding_event`;
      await expect(pool.query(`update ${table} set actor = 'other'`)).rejects.toThrow(/only append/);
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow(/only append/);
    } finally {
      await pool.end();
    }
    await expect(record(event('forgotten'))).rejects.toThrow(/finding_event_what_check/);
  });

  it('the mark of a review is no commit', async () => {
    expect(await books.reviewedBooks()).toBeNull();
    const moment = await books.moment();
    await books.markReviewed('as of the first');
    expect([await books.reviewedBooks(), await books.moment()]).toEqual(['as of the first', moment]);
    await books.write(command, (writes) => writes.markReviewed('as of the second'), true);
    await books.write(command, (writes) => writes.markReviewed('never'), false);
    expect(await books.reviewedBooks()).toBe('as of the second');
  });
});
