import { afterEach, describe, expect, it } from 'vitest';
import { createLayout, type Layout } from './layout.ts';

let layout: Layout | undefined;
afterEach(() => layout?.remove());

const planted = (file: string, text: string): string => {
  layout = createLayout(['domain', 'app', 'web']);
  layout.write(file, text);
  return layout.lint();
};

describe('the linter', () => {
  it('accepts sources that keep the rules', () => {
    expect(
      planted('domain/src/index.ts', 'export function double(value: number): number {\n  return value * 2;\n}\n'),
    ).toBe('');
  });

  it('finds a ring of files', () => {
    layout = createLayout(['domain']);
    layout.write('domain/src/a.ts', `import { b } from './b.ts';\nexport const a = (): number => b();\n`);
    layout.write('domain/src/b.ts', `import { a } from './a.ts';\nexport const b = (): number => a();\n`);
    expect(layout.lint()).toContain('no-cycle');
  });

  it('finds a ring of packages', () => {
    layout = createLayout(['domain', 'contract']);
    layout.declare('domain', 'contract');
    layout.declare('contract', 'domain');
    layout.write(
      'domain/src/index.ts',
      `import { b } from '@capwise/contract';\nexport const a = (): number => b();\n`,
    );
    layout.write(
      'contract/src/index.ts',
      `import { a } from '@capwise/domain';\nexport const b = (): number => a();\n`,
    );
    expect(layout.lint()).toContain('no-cycle');
  });

  it.each([
    [
      'a promise that nobody awaits',
      'app/src/x.ts',
      'no-floating-promises',
      'export function go(work: () => Promise<void>): void {\n  work();\n}\n',
    ],
    [
      'a promise where a condition is read',
      'app/src/x.ts',
      'no-misused-promises',
      'export function go(ready: () => Promise<boolean>): number {\n  return ready() ? 1 : 2;\n}\n',
    ],
    [
      'the clock in the domain',
      'domain/src/x.ts',
      'no-restricted-globals',
      'export const now = (): number => Date.now();\n',
    ],
    [
      'the clock of Temporal in the domain',
      'domain/src/x.ts',
      'no-restricted-properties',
      'export const now = (): unknown => Temporal.Now.instant();\n',
    ],
    [
      'a random source in the domain',
      'domain/src/x.ts',
      'no-restricted-properties',
      'export const draw = (): number => Math.random();\n',
    ],
    [
      'parseFloat in the domain',
      'domain/src/x.ts',
      'no-restricted-globals',
      'export const read = (text: string): number => parseFloat(text);\n',
    ],
    [
      'Number.parseFloat in the domain',
      'domain/src/x.ts',
      'no-restricted-properties',
      'export const read = (text: string): number => Number.parseFloat(text);\n',
    ],
    [
      'performance in the domain',
      'domain/src/x.ts',
      'no-restricted-globals',
      'export const now = (): number => performance.now();\n',
    ],
    ['zod in app', 'app/src/x.ts', 'no-restricted-imports', `export { z } from 'zod';\n`],
    [
      'zod in web',
      'web/src/x.ts',
      'no-restricted-imports',
      `import * as z from 'zod/mini';\nexport const schema = z;\n`,
    ],
    [
      'the console outside the surfaces',
      'app/src/x.ts',
      'no-console',
      `export const say = (): void => console.log('x');\n`,
    ],
    ['any', 'app/src/x.ts', 'no-explicit-any', 'export const pass = (value: any): unknown => value;\n'],
    ['a default export', 'app/src/x.ts', 'no-default-export', 'export default 1;\n'],
    [
      'a variant that a switch forgets',
      'domain/src/x.ts',
      'switch-exhaustiveness-check',
      `export function read(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n`,
    ],
    [
      'a test that stands alone',
      'app/src/x.test.ts',
      'no-focused-tests',
      `import { expect, it } from 'vitest';\nit.only('adds', () => expect(1 + 1).toBe(2));\n`,
    ],
  ])('finds %s', (_, file, rule, text) => {
    expect(planted(file, text)).toContain(rule);
  });

  it('lets surfaces speak to the console and tests use the clock', () => {
    layout = createLayout(['surfaces', 'app']);
    layout.write('surfaces/src/x.ts', `export const say = (): void => console.log('x');\n`);
    layout.write('app/src/x.test.ts', 'export const now = (): number => Date.now();\n');
    expect(layout.lint()).toBe('');
  });
});
