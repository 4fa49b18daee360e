import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '@capwise/app/ports';
import { describe, expect, it } from 'vitest';
import { echoInvoke } from '../testing/echo-invoke.ts';
import { createRunner, type Task } from './running-work.ts';

function task(kind: 'query' | 'command', idempotencyKey?: string, input: unknown = {}): Task {
  return {
    name: kind === 'query' ? 'books.bridge' : 'books.close',
    kind,
    input,
    company: undefined,
    dryRun: false,
    idempotencyKey,
    prepare: async () => {},
    release: async () => {},
  };
}

describe('running work', () => {
  it('is joined by the same command under the same key, which hears what was noticed before', async () => {
    const echo = echoInvoke();
    const gate = Promise.withResolvers<void>();
    echo.during = async ({ progress }) => {
      progress?.({ step: 'a', notice: 'two rows fewer' });
      await gate.promise;
    };
    const runner = createRunner(echo.invoke);
    const first = runner.start(task('command', 'k'));
    await sleep(5);
    const second = runner.start(task('command', 'k'));
    const heard: Progress[] = [];
    second.listen((progress) => heard.push(progress));
    gate.resolve();
    expect(await second.answer).toBe(await first.answer);
    expect(heard).toEqual([{ step: 'a', notice: 'two rows fewer' }]);
    expect(echo.seen).toHaveLength(1);
  });

  it('refuses another input under a key that is at work, and takes the key again afterwards', async () => {
    const echo = echoInvoke();
    const runner = createRunner(echo.invoke);
    const first = runner.start(task('command', 'k', { through: '2026-10' }));
    expect(() => runner.start(task('command', 'k', { through: '2026-11' }))).toThrow(/use a new key/);
    await first.answer;
    await runner.start(task('command', 'k', { through: '2026-10' })).answer;
    expect(echo.seen).toHaveLength(2);
  });

  it('goes on without its caller when it is a command, and ends with its caller when it is a question', async () => {
    for (const kind of ['query', 'command'] as const) {
      const echo = echoInvoke();
      const work = createRunner(echo.invoke).start(task(kind));
      work.leave();
      await work.answer;
      expect({ kind, aborted: echo.seen[0]?.call.signal?.aborted }).toEqual({ kind, aborted: kind === 'query' });
    }
  });

  it('releases its files also when it fails', async () => {
    let released = 0;
    const echo = echoInvoke();
    echo.during = () => Promise.reject(new Error('no'));
    const work = createRunner(echo.invoke).start({
      ...task('command', 'k'),
      release: async () => void (released += 1),
    });
    await expect(work.answer).rejects.toThrow('no');
    expect(released).toBe(1);
  });
});
