import { describe, expect, it } from 'vitest';
import { blank, scan } from './scan.ts';

const kinds = (text: string): readonly string[] =>
  scan(text).map(({ kind, text: content }) => `${kind} ${content.trim()}`.trim());

describe('scanning source text', () => {
  it('tells strings, templates, comments and regular expressions from code', () => {
    expect(kinds(`a('b', "c"); // d\n/* e */ f = /g'/;`)).toEqual([
      'code a(',
      'string b',
      'code ,',
      'string c',
      'code );',
      'comment // d',
      'code',
      'comment /* e */',
      'code f =',
      "regex g'",
      'code ;',
    ]);
  });

  it('keeps a template whole, with templates and braces inside', () => {
    expect(kinds('x = `a ${list.map((y) => `<${y}>`).join()} ${{ z: 1 }.z} b`;')).toEqual([
      'code x =',
      'template a ${list.map((y) => `<${y}>`).join()} ${{ z: 1 }.z} b',
      'code ;',
    ]);
  });

  it('takes an apostrophe that is not closed on its line, and a division, for code', () => {
    expect(kinds("<p>Don't</p>\n")).toEqual(["code <p>Don't</p>"]);
    expect(kinds('half = whole / 2 / parts;')).toEqual(['code half = whole / 2 / parts;']);
  });

  it('does not end a string at an escaped quote', () => {
    expect(kinds(String.raw`a = 'it\'s';`)).toEqual(['code a =', String.raw`string it\'s`, 'code ;']);
  });

  it('blanks what it is told and keeps every offset', () => {
    const text = `a = 'b'; // c\nd`;
    expect(blank(text, ['string', 'comment'])).toBe('a =    ;     \nd');
    expect(blank(text, [])).toBe(text);
  });
});
