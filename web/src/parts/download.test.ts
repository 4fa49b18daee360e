import { describe, expect, it } from 'vitest';
import { bytesOf } from './download.ts';

describe('a file that is no text', () => {
  it('comes off the wire byte by byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(bytesOf(btoa(String.fromCodePoint(...bytes)))).toEqual(bytes);
    expect(bytesOf('')).toEqual(new Uint8Array());
  });
});
