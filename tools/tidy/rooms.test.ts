import { describe, expect, it } from 'vitest';
import { imports, importsOf, manifests } from './rooms.ts';
import { planted, type TreeFile } from './tree.ts';

const manifest = (room: string, dependencies: readonly string[], devDependencies: readonly string[] = []): TreeFile =>
  planted(
    `${room}/package.json`,
    JSON.stringify({
      dependencies: Object.fromEntries(dependencies.map((name) => [name, '1.0.0'])),
      devDependencies: Object.fromEntries(devDependencies.map((name) => [name, '1.0.0'])),
    }),
  );

const packages = [
  planted('package.json', JSON.stringify({ devDependencies: { vitest: '1.0.0', 'react-dom': '1.0.0' } })),
  manifest('domain', []),
  manifest('contract', ['@capwise/domain', 'zod']),
  manifest('app', ['@capwise/contract', '@capwise/domain', 'zod']),
  manifest('lake', ['@capwise/app', '@capwise/domain', '@duckdb/node-api']),
  manifest('surfaces', ['@capwise/app', '@capwise/lake', '@capwise/store', 'fastify', 'zod']),
  manifest('web', ['@capwise/contract', 'react']),
];

const refused = (name: string, text: string): readonly string[] =>
  imports.check([...packages, planted(name, text)]).map(({ message }) => message);

describe('imports of a file', () => {
  it('are read from every form, and not from comments and strings', () => {
    const text = [
      `import a from 'a';`,
      `import {`,
      `  b,`,
      `} from "b";`,
      `import 'c';`,
      `export * from './d.ts';`,
      `const e = await import('e');`,
      `// import f from 'f';`,
      'const text = `import g from "g"`;',
      `const h = 'what came from ' + "here";`,
      `const i = Buffer.from('i');`,
      `const j = from('j');`,
    ].join('\n');
    expect(importsOf(planted('app/src/x.ts', text))).toEqual([
      { specifier: 'a', line: 1 },
      { specifier: 'b', line: 4 },
      { specifier: 'c', line: 5 },
      { specifier: './d.ts', line: 6 },
      { specifier: 'e', line: 7 },
    ]);
  });
});

describe('the table of rooms', () => {
  it.each([
    ['domain', '@capwise/contract', 'domain may not import contract: see the table of rooms'],
    ['domain', 'yaml', 'domain imports no package, so not yaml'],
    ['contract', '@capwise/app', 'contract may not import app: see the table of rooms'],
    ['app', '@capwise/lake', 'app may not import lake: see the table of rooms'],
    ['lake', '@capwise/store', 'lake may not import store: see the table of rooms'],
    ['web', '@capwise/app', 'web may not import app: see the table of rooms'],
    ['web', 'zod', 'web may not import zod: schemas live in contract'],
    ['app', 'pg', 'app may not import pg: PostgreSQL is behind the store port'],
  ])('refuses %s in package.json a dependency on %s', (room, name, message) => {
    expect(manifests.check([manifest(room, [name])])).toEqual([{ path: `${room}/package.json`, line: 1, message }]);
  });

  it('counts packages that may be missing among the others', () => {
    const optional = (room: string, name: string): TreeFile =>
      planted(`${room}/package.json`, JSON.stringify({ optionalDependencies: { [name]: '1.0.0' } }));
    const root = planted('package.json', '{}');
    const lazy = planted('solvers/src/x.ts', `const { chromium } = await import('playwright-core');`);
    expect(imports.check([root, optional('solvers', 'playwright-core'), lazy])).toEqual([]);
    expect(imports.check([root, optional('solvers', 'another'), lazy])).toHaveLength(1);
    expect(manifests.check([optional('app', 'highs')])).toHaveLength(1);
  });

  it('refuses a forbidden room among devDependencies too', () => {
    expect(manifests.check([manifest('web', [], ['@capwise/lake'])])).toHaveLength(1);
  });

  it('accepts what the arrows allow', () => {
    expect(
      manifests.check([
        manifest('contract', ['@capwise/domain', 'zod']),
        manifest('store', ['@capwise/app', '@capwise/contract', '@capwise/domain', 'pg']),
        manifest('tests', ['@capwise/lake', '@capwise/store', 'pg']),
      ]),
    ).toEqual([]);
  });
});

describe('the imports of a room', () => {
  it.each([
    ['app/src/x.ts', `import { z } from 'zod';`, 'app may not import zod: schemas live in contract'],
    ['app/src/x.ts', `import { expect } from 'vitest';`, 'vitest is not declared in app/package.json'],
    ['web/src/x.tsx', `import dom from 'react-dom/client';`, 'react-dom is not declared in web/package.json'],
    ['lake/src/x.ts', `import { Pool } from 'pg';`, 'pg is not declared in lake/package.json'],
    [
      'app/src/x.ts',
      `import { y } from '../../domain/src/y.ts';`,
      '../../domain/src/y.ts reaches into domain: between packages, import by name',
    ],
    [
      'surfaces/src/http/x.ts',
      `const { lake } = await import('@capwise/lake');`,
      'only surfaces/src/compose.ts names @capwise/lake',
    ],
  ])('refuse in %s %s', (name, text, message) => {
    expect(refused(name, text)).toEqual([message]);
  });

  it.each([
    ['surfaces/src/compose.ts', `import { createLake } from '@capwise/lake';`],
    ['app/src/x.ts', `import { money } from '@capwise/domain/money';\nimport { y } from '../y.ts';`],
    ['app/src/x.test.ts', `import { expect } from 'vitest';`],
    ['lake/src/x.ts', `import { readFile } from 'node:fs/promises';`],
    ['contract/src/x.ts', `import { z } from 'zod';`],
  ])('accept in %s %s', (name, text) => {
    expect(refused(name, text)).toEqual([]);
  });
});
