import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { focusColumns, focusVersions, type FocusVersion } from './focus-columns.ts';
import { allowedValues } from './focus-values.ts';

const shared = process.env['CAPWISE_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const file = join(shared, 'datasets', 'focus-1.4-model', 'columns.json');
const here = existsSync(file);
const skipped = here ? '' : ' (skipped: no shared data)';

type Published = {
  readonly dataset: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly level: string;
  readonly allowedValues?: readonly string[];
};

const kinds: Readonly<Record<string, string>> = { decimal: 'Decimal', moment: 'Date/Time', json: 'JSON', tags: 'JSON' };

function published(version: FocusVersion): readonly Published[] {
  const all = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Published[]>>;
  return (all[version] ?? []).filter(({ dataset }) => dataset === 'CostAndUsage');
}

describe.skipIf(!here)(`the columns of FOCUS${skipped}`, () => {
  it.each(focusVersions)('in %s have the names, types, levels and nulls that were published', (version) => {
    const ours = focusColumns.flatMap(({ name, kind, standings }) => {
      const standing = standings.get(version);
      return standing ? [{ name, type: kinds[kind] ?? 'String', ...standing }] : [];
    });
    const theirs = published(version).map(({ name, type, level, nullable }) => ({ name, type, level, nullable }));
    const byName = (left: { readonly name: string }, right: { readonly name: string }): number =>
      left.name < right.name ? -1 : 1;
    expect(ours.toSorted(byName)).toEqual(theirs.toSorted(byName));
  });

  it.each(focusVersions)('in %s allow the values that were published', (version) => {
    for (const { name, allowedValues: theirs } of published(version)) {
      const ours = allowedValues(name, version)?.toSorted();
      expect({ name, values: ours }).toEqual({ name, values: theirs?.toSorted() });
    }
  });
});
