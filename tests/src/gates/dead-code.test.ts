import { afterEach, describe, expect, it } from 'vitest';
import { createLayout, type Layout } from './layout.ts';

let layout: Layout | undefined;
afterEach(() => layout?.remove());

const planted = (files: Readonly<Record<string, string>>): string => {
  layout = createLayout([]);
  layout.write('package.json', JSON.stringify({ name: 'capwise', private: true, workspaces: ['domain', 'app'] }));
  const room = (name: string, dependencies: Readonly<Record<string, string>>): string =>
    JSON.stringify({ name: `@capwise/${name}`, type: 'module', exports: { '.': './src/index.ts' }, dependencies });
  layout.write('domain/package.json', room('domain', {}));
  layout.write('app/package.json', room('app', { '@capwise/domain': '0.1.0' }));
  layout.declare('app', 'domain');
  for (const [file, text] of Object.entries(files)) layout.write(file, text);
  return layout.deadCode();
};

const used = {
  'domain/src/index.ts': `export { one } from './one.ts';\n`,
  'domain/src/one.ts': 'export const one = 1;\n',
  'app/src/index.ts': `import { one } from '@capwise/domain';\nif (one > 1) throw new Error('one is more than one');\n`,
};

describe('the search for dead code', () => {
  it('accepts what is used', () => {
    expect(planted(used)).toBe('');
  });

  it('finds an export that nobody imports', () => {
    expect(planted({ ...used, 'domain/src/one.ts': 'export const one = 1;\nexport const two = 2;\n' })).toMatch(
      /Unused exports[\s\S]*two/,
    );
  });

  it('finds an export of a package that no other package imports', () => {
    const index = `export { one } from './one.ts';\nexport const three = 3;\n`;
    expect(planted({ ...used, 'domain/src/index.ts': index })).toMatch(/Unused exports[\s\S]*three/);
  });

  it('finds a file that nobody imports', () => {
    expect(planted({ ...used, 'domain/src/left.ts': 'export const left = 1;\n' })).toMatch(
      /Unused files[\s\S]*left\.ts/,
    );
  });

  it('finds a dependency that nobody imports', () => {
    expect(planted({ ...used, 'app/src/index.ts': `throw new Error('alone');\n` })).toMatch(
      /Unused dependencies[\s\S]*@capwise\/domain/,
    );
  });
});
