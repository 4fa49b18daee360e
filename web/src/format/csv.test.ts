import { describe, expect, it } from 'vitest';
import { csvText } from './csv.ts';

describe('csvText', () => {
  it('escapes cells that a spreadsheet would run as a formula', () => {
    expect(csvText([['=1+1', '+cmd', '-sum(A1)', '@user']])).toBe("'=1+1,'+cmd,'-sum(A1),'@user\r\n");
  });

  it('keeps negative numbers as numbers', () => {
    expect(csvText([['-12.50']])).toBe('-12.50\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csvText([['a,b', 'say "x"', 'two\nlines', null]])).toBe('"a,b","say ""x""","two\nlines",\r\n');
  });
});
