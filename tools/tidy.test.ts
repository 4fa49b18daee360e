import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from './tidy/index.ts';
import { readTree } from './tidy/tree.ts';

const root = path.resolve(import.meta.dirname, '..');

describe('the clone', () => {
  const tree = readTree(root);

  it('is read', () => {
    expect(tree.map((file) => file.path)).toContain('package.json');
  });

  it.each(rules)('keeps the rule "$name"', ({ check }) => {
    const found = check(tree).map(({ path: file, line, message }) => `${file}:${line} ${message}`);
    expect(found).toEqual([]);
  });
});
