import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseRange } from '@capwise/domain/estimate';
import { installation } from '../support/installation.ts';

const text = await readFile(new URL('../../../docs/cases.md', import.meta.url), 'utf8');

describe('the page on how a case is written', () => {
  it('shows a case that can be evaluated, with ranges that are drawn', async () => {
    const document = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const capwise = await installation();
    const { options, estimate, assumptions } = await capwise.invoke('decide.evaluate', { document });
    expect(options.map(({ id }) => id)).toEqual(['buy', 'build', 'stopped']);
    expect(assumptions.map(({ name, base }) => [name, Math.round(base * 100) / 100])).toContainEqual(['upkeep', 0.1]);
    expect(estimate?.swings).toHaveLength(3);
    await capwise.drop();
  });

  it('names ranges that are read, each by its spelling', () => {
    const rows = [...text.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]*)`/g)].map(([, spelling = '']) => spelling),
    );
    const ranges = rows.filter((spelling) => /\d/.test(spelling));
    expect(ranges.length).toBeGreaterThan(8);
    expect(ranges.filter((range) => parseRange(range).distribution === null)).toEqual([]);
  });
});
