import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, millionsOf, sum, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

const evaluate = (document: string): Promise<Evaluation> => capwise.invoke('decide.evaluate', { document });

describe('a delay in a window that shifts', () => {
  const late = (window: string): string =>
    caseText({ it: `blocks:\n- block: delay\n  what: Late\n  benefit: 50k\n  late: 6 months\n  ${window}` });

  it.each([
    [
      'a window that ends after the case',
      'window: shifted\n  for: 60 months',
      14,
      /Late › for \("60 months"\): a benefit of 60 months from month 0 on that is 6 months late ends with month 65, and the case ends with month 59: .* Write a longer case \("years: 6"\), a benefit that lasts shorter \("for: 54 months"\), or .*"window: fixed"/,
    ],
    [
      'a window that begins later and ends a month after the case',
      'window: shifted\n  for: 43 months\n  from: 12',
      14,
      /ends with month 60, and the case ends with month 59: .*"years: 6".*"for: 42 months"/,
    ],
    [
      'a window that no length fits',
      'window: shifted\n  for: 1 month\n  from: 55',
      14,
      /ends with month 61.* Write a longer case \("years: 6"\), or the window/,
    ],
    ['a window of no length', 'window: shifted', 9, /for.*it is missing: say how long the benefit lasts/],
  ])('refuses %s, and says what to write', async (_, window, line, message) => {
    await expect(evaluate(late(window))).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(message) as string,
      data: { line },
    });
  });

  it.each(['window: shifted\n  for: 54 months', 'window: shifted\n  for: 42 months\n  from: 12'])(
    'takes back all that it loses where it ends with the case: %s',
    async (window) => {
      expect(sum(millionsOf(await evaluate(late(window)), 'it', 'memo'))).toBe(0);
    },
  );
});
