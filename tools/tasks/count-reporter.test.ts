import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');
const folder = mkdtempSync(path.join(tmpdir(), 'capwise-count-'));
symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lastLine = (files: Readonly<Record<string, string>>): string => {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(
      path.join(folder, name),
      `import { afterAll, beforeAll, describe, expect, it } from 'vitest';\n${text}\n`,
    );
  }
  const reporter = path.join(import.meta.dirname, 'count-reporter.mjs');
  const vitest = path.join(root, 'node_modules', '.bin', 'vitest');
  const args = [vitest, 'run', '--root', folder, '--reporter', reporter, ...Object.keys(files)];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return stdout.trimEnd().split('\n').at(-1) ?? '';
};

describe('the last line of a run', () => {
  it('counts passed, failed and skipped tests', () => {
    const text = `it('a', () => {});\nit('b', () => expect(1).toBe(2));\nit.skip('c', () => {});\nit.skip('d', () => {});`;
    expect(lastLine({ 'three.test.ts': text })).toBe('1 passed, 1 failed, 2 skipped');
  });

  it('counts a file that does not load, a set-up that fails and an error that nobody handles as failed', () => {
    const files = {
      'load.test.ts': `throw new Error('does not load');`,
      'set-up.test.ts': `describe('x', () => {\n  beforeAll(() => {\n    throw new Error('no');\n  });\n  it('a', () => {});\n});`,
      'stray.test.ts': `it('a', () => {\n  setTimeout(() => {\n    throw new Error('stray');\n  });\n});\nafterAll(() => new Promise((resolve) => setTimeout(resolve, 50)));`,
    };
    expect(lastLine(files)).toMatch(/^1 passed, 3 failed, \d skipped$/);
  });
});
