import { describe, expect, it } from 'vitest';
import { documentPlace, payloadPartAt, payloadText, plainJson } from './payload.ts';
import { firstDifference, oneChanged, restored, sumsOf } from './seal.ts';

const payload = {
  document: 'question: "Buy</script> or build?"\nfee: 5M # größer\n\tname: 😀 x\n',
  model: '{"a":"\\",\\"figures\\":"}',
  figures: [{ label: 'EBITDA', figures: [1, 2], facts: 3 }],
  facts: { hash: 'ab', engine: 1, seed: 1, kept: null },
};
const text = payloadText(payload);

describe('the text of a payload', () => {
  it('is JSON of ASCII characters that ends no element, and says the same', () => {
    expect(text).toMatch(/^[\u0020-\u003B\u003D-\u007E]*$/);
    expect(JSON.parse(text)).toEqual(payload);
  });

  it.each(['document', 'model', 'figures', 'facts'] as const)('tells that a byte is of the %s', (part) => {
    const value = plainJson(payload[part]);
    const from = text.indexOf(value);
    expect(payloadPartAt(text, from)).toEqual({ part, from });
    expect(payloadPartAt(text, from + value.length - 1)).toEqual({ part, from });
  });

  it.each([
    ['question', 1, 1],
    ['or build', 1, 25],
    ['fee', 2, 1],
    ['5M', 2, 6],
    [' x\\n', 3, 10],
  ])('tells line and column of %s', (words, line, column) => {
    expect(documentPlace(text, text.indexOf(words))).toEqual({ line, column });
  });

  it('counts what is written by more bytes as one character', () => {
    const escape = text.indexOf('\\u003c');
    for (const within of [0, 1, 5]) expect(documentPlace(text, escape + within)).toEqual({ line: 1, column: 15 });
  });
});

describe('a seal', () => {
  const seal = { sha256: '', at: 0, ...sumsOf(text) };

  it('finds the one byte that was changed, and what it was', () => {
    for (const index of [0, 17, text.length - 1]) {
      const stands = text.charCodeAt(index) ^ 1;
      const altered = text.slice(0, index) + String.fromCharCode(stands) + text.slice(index + 1);
      const found = oneChanged(altered, seal);
      expect(found).toEqual({ index, stands, written: text.charCodeAt(index) });
      expect(found && restored(altered, found)).toBe(text);
      expect(firstDifference(altered, text)).toBe(index);
    }
  });

  it('names no byte where none, or more than one, or the length was changed', () => {
    expect(oneChanged(text, seal)).toBeNull();
    expect(oneChanged(`${text} `, seal)).toBeNull();
    expect(oneChanged(text.replace('fee', 'eef').replace('Buy', 'Bux'), seal)?.written).not.toBe('y'.charCodeAt(0));
  });
});
