import path from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Long runs that try to break things: `npm run torture`. One at a time, so that each kill falls where it was aimed.
 * @public
 */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/src/torture/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 120_000,
    reporters: ['default', './tools/tasks/count-reporter.mjs'],
  },
});
