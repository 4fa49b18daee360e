import { describe, expect, it } from 'vitest';
import { treeOf } from './case-tree.ts';
import { changeOf } from './change-words.ts';
import { treeDifferences } from './tree-difference.ts';

const changes = (before: string, after: string) => treeDifferences(treeOf(before), treeOf(after)).map(changeOf);

const lines = (...entries: readonly string[]): string =>
  `options:\n  buy:\n    lines:\n${entries.map((entry) => `      - ${entry}\n`).join('')}`;

describe('what changed between two case files', () => {
  it.each([
    ['a setting', 'years: 5', 'years: 7', 'years: 5 → 7'],
    ['a setting that is new', 'years: 5', 'years: 5\ncurrency: EUR', 'currency added: EUR'],
    ['a setting that is gone', 'years: 5\ncurrency: EUR', 'years: 5', 'currency removed: EUR'],
    ['a value that was empty', 'question:', 'question: Why?', 'question: (empty) → Why?'],
    ['the digits of a number', 'discount rate: 0.1', 'discount rate: 0.10', 'discount rate: 0.1 → 0.10'],
    [
      'a section of settings',
      'north star: {metric: EBITDA, by: 2028}',
      'north star: {metric: cash, by: 2028}',
      'north star › metric: EBITDA → cash',
    ],
    [
      'an assumption',
      'assumptions:\n  users: 800k to 2M',
      'assumptions:\n  users: 1M to 2M',
      'assumption users: 800k to 2M → 1M to 2M',
    ],
    [
      'a field of an assumption',
      'assumptions:\n  users: {value: 2M, source: survey}',
      'assumptions:\n  users: {value: 2M, source: bill}',
      'assumption users › source: survey → bill',
    ],
    ['the first assumption of a case', 'years: 5', 'years: 5\nassumptions:\n  users: 2M', 'assumption users added: 2M'],
    [
      'a line, matched by its what',
      lines('{what: A, amount: 1}', '{what: B, amount: 2}'),
      lines('{what: B, amount: 3}', '{what: A, amount: 1}'),
      'option buy › "B" › amount: 2 → 3',
    ],
    [
      'the second of two lines of one name',
      lines('{what: A, amount: 1}', '{what: A, amount: 2}'),
      lines('{what: A, amount: 1}', '{what: A, amount: 5}'),
      'option buy › "A (2)" › amount: 2 → 5',
    ],
    [
      'an entry without a what, by its number',
      lines('{what: A, changes: [{at: 3}, {at: 6}]}'),
      lines('{what: A, changes: [{at: 3}, {at: 9}]}'),
      'option buy › "A" › changes › 2 › at: 6 → 9',
    ],
    [
      'a gate, by its name',
      'gates: [{gate: EU data, fails: buy}, {gate: Open source, fails: buy}]',
      'gates: [{gate: Open source, fails: build}]',
      'gates › Open source › fails: buy → build; gates › EU data removed: fails buy',
    ],
    [
      'an option',
      'options:\n  buy: {lines: [{what: A}, {what: B}]}',
      'options: {}',
      'option buy removed: lines "A", "B"',
    ],
    [
      'a text that became a section',
      'assumptions:\n  users: 2M',
      'assumptions:\n  users: {value: 2M, owner: Sales}',
      'assumption users: 2M → value 2M, owner Sales',
    ],
  ])('names %s', (_, before, after, words) => {
    expect(changes(before, after).map((change) => change.words)).toEqual(words.split('; '));
  });

  it('is nothing where only comments, spacing and the order of lines differ', () => {
    const left = lines('{what: A, amount: 1}', '{what: B, amount: 2}');
    const right = `# reordered\n${lines('{what: B,   amount: 2}', '{what: A, amount: 1}')}`;
    expect(changes(left, right)).toEqual([]);
  });

  it('says of which part of the case it is, and gives both values', () => {
    expect(changes('variants:\n  late: {of: buy}', 'variants:\n  late: {of: build}')).toEqual([
      {
        of: 'variant',
        what: 'changed',
        path: ['variants', 'late', 'of'],
        before: 'buy',
        after: 'build',
        words: 'variant late › of: buy → build',
      },
    ]);
  });
});
