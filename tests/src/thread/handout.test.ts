import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoutRecord, SealedPart } from '@capwise/domain/decide';
import { handoutPart, rangedCase } from '../support/handout.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const megabyte = 1_000_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a case as a file', () => {
  let capwise: TestInstallation;
  let html: string;
  let seal: string;
  beforeAll(async () => {
    capwise = await installation();
    const answer = await capwise.invoke('decide.handout', { document: rangedCase });
    html = answer.file.text;
    ({ seal } = answer);
  });
  afterAll(() => capwise.drop());

  it('holds the case, and what decide.evaluate answers of it but for its traces', async () => {
    const { document, model, ...figures } = await capwise.invoke('decide.evaluate', { document: rangedCase });
    const payload = JSON.parse(handoutPart(html, 'payload')) as Record<string, unknown>;
    const untraced: unknown = JSON.parse(
      JSON.stringify(figures, (key, value: unknown) => (key === 'trace' ? { kind: 'item', id: '' } : value)),
    );
    expect(payload).toEqual({
      document,
      model,
      figures: untraced,
      facts: { hash: figures.hash, engine: figures.estimate?.engine, seed: 1, kept: null },
    });
  });

  it('holds it twice, and records where each part begins and what it is', () => {
    const copy = Buffer.from(handoutPart(html, 'copy'), 'base64').toString('latin1');
    expect(copy).toBe(handoutPart(html, 'payload'));
    const record = handoutPart(html, 'record');
    expect(sha256(record)).toBe(seal);
    const bytes = Buffer.from(html);
    for (const [part, { at, length, sha256: hash }] of Object.entries(JSON.parse(record) as HandoutRecord)) {
      const text = bytes.subarray(at, at + length).toString('latin1');
      expect({ part, text: text === handoutPart(html, part as SealedPart) }).toEqual({ part, text: true });
      expect(sha256(text)).toBe(hash);
    }
  });

  it('asks for nothing else and runs nothing else', () => {
    const hashes = (['program', 'guard'] as const).map(
      (part) => `'sha256-${createHash('sha256').update(handoutPart(html, part)).digest('base64')}'`,
    );
    expect(handoutPart(html, 'policy')).toContain(`default-src 'none'; script-src ${hashes.join(' ')};`);
    expect(html.replaceAll(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/\s(?:src|href)=/);
    expect(handoutPart(html, 'style')).not.toMatch(/url\((?!"?data:)|@import/);
    expect(Buffer.byteLength(html)).toBeLessThan(3 * megabyte);
  });

  it('is the same file for the same case, and says its hash', async () => {
    const again = await capwise.invoke('decide.handout', { document: rangedCase });
    expect(again.file.text).toBe(html);
    expect(again).toMatchObject({ hash: sha256(rangedCase), seal, file: { mediaType: 'text/html' } });
  });

  it('is not ended by markup that stands in the case', async () => {
    const document = rangedCase.replace('Buy or build', 'Buy </script><!-- <img src=x> 😀 or build');
    const { file } = await capwise.invoke('decide.handout', { document });
    const payload = JSON.parse(handoutPart(file.text, 'payload')) as { readonly document: string };
    expect(payload.document).toBe(document);
    expect(file.text.match(/<script[\s>]/g)).toHaveLength(5);
    expect(file.text).toContain('<title>Buy &lt;/script&gt;&lt;!-- &lt;img src=x&gt; 😀 or build');
  });
});

describe('a kept case as a file', () => {
  it('says its version and who approved it', async () => {
    const capwise = await installation();
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
    await capwise.invoke('decide.save', { name: 'platform', document: rangedCase });
    const keptOf = async (): Promise<unknown> => {
      const { file } = await capwise.invoke('decide.handout', { name: 'platform' });
      expect(file.name).toBe('case-platform-v1.html');
      return (JSON.parse(handoutPart(file.text, 'payload')) as { readonly facts: { readonly kept: unknown } }).facts
        .kept;
    };
    expect(await keptOf()).toEqual({ name: 'platform', version: 1, approvedBy: null });
    await capwise.invoke('decide.approve', { name: 'platform', by: 'Finance', note: 'Go' });
    expect(await keptOf()).toEqual({ name: 'platform', version: 1, approvedBy: 'Finance' });
    await capwise.drop();
  });
});
