import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createLayout, type Layout } from './layout.ts';

let layout: Layout | undefined;
afterEach(() => layout?.remove());

const planted = (room: string, files: Readonly<Record<string, string>>, project = room): string => {
  layout = createLayout([room]);
  layout.install(room);
  for (const [file, text] of Object.entries(files)) layout.write(`${room}/src/${file}`, text);
  return layout.types(project);
};

describe('the type check', () => {
  it('accepts sources that keep the rules', () => {
    expect(
      planted('domain', {
        'index.ts': 'export const month: string = Temporal.PlainYearMonth.from("2026-10").toString();\n',
      }),
    ).toBe('');
  });

  it('refuses an import that package.json does not declare (TS2307)', () => {
    expect(planted('app', { 'index.ts': `export { z } from 'zod';\n` })).toContain('TS2307');
  });

  it('refuses an import of a room that package.json does not declare (TS2307)', () => {
    expect(planted('contract', { 'index.ts': `export * from '@capwise/app';\n` })).toContain('TS2307');
  });

  it('refuses an import past the doors of a package (TS2307)', () => {
    const text = `export { parseMoney } from '@capwise/domain/money/decimal.ts';\n`;
    expect(planted('contract', { 'index.ts': text })).toContain('TS2307');
  });

  it('refuses a relative import into another package (TS6059)', () => {
    layout = createLayout(['contract', 'domain']);
    layout.write('domain/src/index.ts', 'export const one = 1;\n');
    layout.write('contract/src/index.ts', `export * from '../../domain/src/index.ts';\n`);
    expect(layout.types('contract')).toContain('TS6059');
  });

  it.each([
    ['node:fs', `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`],
    ['process', 'export const home = process.env;\n'],
    ['console', 'export const say = console.log;\n'],
    ['fetch', 'export const get = fetch;\n'],
    ['document', 'export const page = document;\n'],
  ])('refuses %s in the domain', (name, text) => {
    expect(planted('domain', { 'index.ts': text })).toMatch(
      new RegExp(`index\\.ts.*TS(2307|2304|2580|2584|2591).*${name}`),
    );
  });

  it('refuses an enum (TS1294)', () => {
    expect(planted('domain', { 'index.ts': 'export enum Color {\n  Red,\n}\n' })).toContain('TS1294');
  });

  it.each(['domain', 'contract'])('reads the tests of %s too', (room) => {
    const files = { 'index.ts': 'export const one = 1;\n', 'index.test.ts': `export const two: number = 'two';\n` };
    expect(planted(room, files)).toBe('');
    layout?.remove();
    expect(planted(room, files, `${room}/tsconfig.test.json`)).toContain('TS2322');
  });

  it('refuses an operation without a handler (TS2741)', () => {
    layout = createLayout(['app']);
    layout.install('app');
    layout.copy('app/src');
    const handlers = readFileSync(path.resolve(import.meta.dirname, '../../../app/src/door/handlers.ts'), 'utf8');
    const without = handlers.replace(/^ {2}'books\.verify':.*\n/m, '');
    expect(without).not.toBe(handlers);
    layout.write('app/src/door/handlers.ts', without);
    expect(layout.types('app')).toMatch(/handlers\.ts.*TS2741.*books\.verify/);
  });
});
