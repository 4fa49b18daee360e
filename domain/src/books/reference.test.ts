import { describe, expect, it } from 'vitest';
import { parseReference, referenceCodes } from './reference.ts';

const hash = '0123456789abcdef00ff12cd34ab56ef77881122aabbccdd0123456789abcdef';
const [code = ''] = referenceCodes(hash);
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a reference', () => {
  it('is eight symbols, the same for the same content, and others follow for content that shares it', () => {
    expect(code).toMatch(/^F-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(referenceCodes(hash)).toEqual(referenceCodes(hash));
    expect(new Set(referenceCodes(hash)).size).toBe(7);
  });

  it.each([
    ['in small letters', code.toLowerCase()],
    ['without its hyphens', code.replaceAll('-', '')],
    ['without its F', code.slice(2)],
    ['with O for 0, I and L for 1', code.replaceAll('0', 'O').replace('1', 'l')],
  ])('is read as it is typed: %s', (_, typed) => {
    expect(parseReference(typed)).toBe(code);
  });

  it('is refused where any one symbol is another', () => {
    const plain = code.slice(2).replace('-', '');
    for (const [place, own] of [...plain].entries()) {
      for (const other of symbols.replace(own, '')) {
        const typed = `${plain.slice(0, place)}${other}${plain.slice(place + 1)}`;
        expect(() => parseReference(typed)).toThrow(/does not fit/);
      }
    }
  });

  it('is refused where two neighbors are exchanged', () => {
    const plain = code.slice(2).replace('-', '');
    for (let place = 0; place < plain.length - 1; place += 1) {
      const [left, right] = [plain[place], plain[place + 1]];
      if (left === right) continue;
      const typed = `${plain.slice(0, place)}${right}${left}${plain.slice(place + 2)}`;
      expect(() => parseReference(typed)).toThrow(/does not fit/);
    }
  });

  it.each(['', 'F-7K3Q', 'F-7K3Q-9M2UU', 'hello'])('is refused where it is none: "%s"', (text) => {
    expect(() => parseReference(text)).toThrow(/is no reference/);
  });
});
