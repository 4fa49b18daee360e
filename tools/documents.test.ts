import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'STYLE.md', 'DECISIONS.md', 'BENCHMARKS.md'];
const rooms = /^(domain|contract|app|lake|store|connectors|solvers|surfaces|web|tools|tests|docs|\.ci)\//;

describe.each(documents.filter((name) => existsSync(path.join(root, name))))('%s', (name) => {
  const text = readFileSync(path.join(root, name), 'utf8');

  it('names files of the clone that exist', () => {
    const named = [...text.matchAll(/`([\w.][\w./-]*)`|\]\(([\w.][\w./-]*)\)/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    const files = named.filter((file) => rooms.test(file) || documents.includes(file));
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const named = [...text.matchAll(/\bnpm (?:run )?(start|test|dev|check|referees|torture|bench|[\w:-]+(?=`))/g)];
    const own = named.map((match) => match[1] ?? '').filter((script) => !['ci', 'install', 'run'].includes(script));
    expect(own.filter((script) => !(script in scripts))).toEqual([]);
  });
});
