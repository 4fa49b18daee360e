import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file of the clone: its path from the root with forward slashes, and its text ('' where it is no text). */
export type TreeFile = { readonly path: string; readonly text: string; readonly bytes: number };
export type Tree = readonly TreeFile[];

export type Violation = { readonly path: string; readonly line: number; readonly message: string };

/** A rule of the clone: what it finds wrong in a tree, without reading anything else. */
export type Rule = { readonly name: string; readonly check: (tree: Tree) => readonly Violation[] };

const largestTextBytes = 1_000_000;

/** What git tracks or would track: files that are ignored are none of our business. */
export function readTree(root: string): Tree {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listing.split('\0'))].filter((name) => name !== '').flatMap((name) => readEntry(root, name));
}

function readEntry(root: string, name: string): Tree {
  const full = path.join(root, name);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat?.isFile()) return [];
  const content = stat.size > largestTextBytes ? Buffer.alloc(0) : readFileSync(full);
  return [{ path: name, bytes: stat.size, text: content.includes(0) ? '' : content.toString('utf8') }];
}

/** A file for a test of a rule. */
export function planted(name: string, text: string): TreeFile {
  return { path: name, text, bytes: Buffer.byteLength(text) };
}

export function isCode(file: TreeFile): boolean {
  return /\.(ts|tsx|mts|js|mjs)$/.test(file.path);
}

export function isTest(file: TreeFile): boolean {
  return /\.test\.tsx?$/.test(file.path) || file.path.startsWith('tests/');
}

/** Line number of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index !== -1 && index < offset; index = text.indexOf('\n', index + 1)) line += 1;
  return line;
}
