import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { citedIn, holdsTest, quotedIn, readText, root, rowsOf, sharedFile, type CitedTest } from './cited-tests.ts';

const contract = sharedFile('accounting.md');
const skipped = existsSync(contract) ? '' : ' (skipped: no shared data)';

/** Rows without a test: a sentence that gets one lowers it, and none is added without raising it here. */
const untested = 6;

type Row = {
  readonly id: string;
  readonly sentence: string;
  readonly tests: readonly CitedTest[];
  /** Why there is no test; null where there is one. */
  readonly lacks: string | null;
  readonly places: readonly string[];
};

const text = readText('docs/accounting.md');
const rows = rowsOf(text, /^\d\.\d+$/).map(
  ({ id, cells: [sentence = '', test = '', place = ''] }): Row => ({
    id,
    sentence,
    tests: citedIn(test),
    lacks: /^no test yet: (.+)$/.exec(test)?.[1] ?? null,
    places: quotedIn(place),
  }),
);

const plain = (words: string): string =>
  words
    .replaceAll(/\*\*|`|(?<!\w)\*|\*(?!\w)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The sentences of a section of the contract: those of its prose, and each row of its table. */
function sentencesOf(section: string): readonly string[] {
  const [, body = ''] = /^[^\n]*\n([\s\S]*)$/.exec(section) ?? [];
  const blocks = body.split(/\n(?=- |\||\n)/).map((block) => block.replace(/^- /, '').trim());
  return blocks
    .flatMap((block) => {
      if (!block.startsWith('|')) return plain(block).split(/\.(?=\s+[A-Z(]|$)/);
      return /^\|[-|]+$/.test(block) || block.startsWith('| treatment |') ? [] : [plain(block)];
    })
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The words of the contract that a row quotes, in their order. */
const quoted = ({ sentence }: Row): readonly string[] => (plain(sentence).split(' — ')[0] ?? '').split(' … ');

describe('docs/accounting.md', () => {
  it('numbers the rows of the seven sections, and of what comes before them, one after the other', () => {
    const sections = Map.groupBy(rows, ({ id }) => id.split('.')[0] ?? '');
    expect([...sections.keys()]).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    for (const [section, members] of sections) {
      expect(members.map(({ id }) => id)).toEqual(members.map((_, index) => `${section}.${index + 1}`));
    }
  });

  it.skipIf(skipped !== '')(`has a row for every sentence of the contract, in its own words${skipped}`, () => {
    const parts = readText(contract).split(/^## /m);
    expect(parts).toHaveLength(8);
    parts.forEach((part, section) => {
      const members = rows.filter(({ id }) => id.startsWith(`${section}.`));
      const whole = plain(part);
      const inOrder = (words: readonly string[]): boolean =>
        words.reduce((at, word) => (at < 0 ? at : whole.indexOf(word, at)), 0) >= 0;
      expect(members.filter((row) => !inOrder(quoted(row))).map(({ id }) => id)).toEqual([]);
      if (section === 0) return;
      const firstWords = members.map((row) => quoted(row)[0] ?? '');
      expect(sentencesOf(part).filter((sentence) => !firstWords.some((words) => sentence.includes(words)))).toEqual([]);
    });
  });

  it('names a test in every row, or says in three words why there is none yet', () => {
    const bare = rows.filter(({ tests, lacks }) =>
      lacks === null ? tests.length === 0 : tests.length > 0 || lacks.split(' ').length !== 3,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it.each(rows.filter(({ lacks }) => lacks === null))('$id: what it names exists', ({ tests, places }) => {
    expect(tests.filter((test) => !holdsTest(test))).toEqual([]);
    expect(places.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
  });

  it(`has ${untested} rows without a test, no more and no less`, () => {
    expect(rows.filter(({ lacks }) => lacks !== null)).toHaveLength(untested);
  });
});

it('the product says what it is not: no accounting advice, no consolidation', () => {
  const readme = readText('README.md').replaceAll(/\s+/g, ' ');
  expect(readme).toContain('Capwise is no accounting advice');
  expect(readme).toContain('intercompany elimination and consolidation are out of scope');
  expect(readText('web/src/pages/books/differences-view.tsx')).toContain('Capwise is no accounting advice');
});
