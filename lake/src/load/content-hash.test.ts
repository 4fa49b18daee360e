import { describe, expect, it } from 'vitest';
import { ContentHash } from './content-hash.ts';

function hashOf(chunks: readonly string[]): { readonly whole: string; readonly lines: string } {
  const hash = new ContentHash();
  for (const chunk of chunks) hash.update(Buffer.from(chunk));
  return hash.digest();
}

describe('the hash of a content', () => {
  const plain = hashOf(['a,b\n1,2\n']);

  it.each([
    ['as one piece', ['a,b\r\n1,2\r\n']],
    ['cut between CR and LF', ['a,b\r', '\n1,2\r', '\n']],
    ['cut elsewhere', ['a,', 'b\r\n1', '', ',2', '\r\n']],
  ])('is that of the same lines with other ends, %s', (_, chunks) => {
    expect(hashOf(chunks).lines).toBe(plain.lines);
    expect(hashOf(chunks).whole).not.toBe(plain.whole);
  });

  it.each([
    ['a CR that ends no line', ['a,b\r1,2\n']],
    ['a CR before the cut', ['a,b\r', '1,2\n']],
    ['a CR at the end', ['a,b\n1,2\n\r']],
  ])('is another one where %s is part of it', (_, chunks) => {
    expect(hashOf(chunks).lines).toBe(hashOf(chunks).whole);
    expect(hashOf(chunks).lines).not.toBe(plain.lines);
  });

  it('without any CR is that of the whole', () => {
    expect(plain.lines).toBe(plain.whole);
  });
});
