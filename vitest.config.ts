import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', 'tests/src/torture/**'];

export default defineConfig({
  resolve: { dedupe: ['react', 'react-dom'] },
  test: {
    exclude,
    setupFiles: ['./vitest.setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A poll waits for another process or a page, which a busy machine makes slow: one second would judge the machine.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './tools/tasks/count-reporter.mjs'],
    projects: [
      {
        extends: true,
        test: {
          // Rules are pure: their files share a worker, and nothing of one can be seen by the next.
          name: 'rules',
          isolate: false,
          include: ['{domain,contract}/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{app,lake,store,solvers,surfaces,web,tests}/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
        },
      },
    ],
  },
});
