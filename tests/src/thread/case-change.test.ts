import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '@capwise/contract/registry';
import { installation, type TestInstallation } from '../support/installation.ts';

const document = `# Why we ask
question: Buy or build?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
assumptions:
  fee: 5M # a quote
  build cost: {value: 8M to 16M, source: estimate}
  upkeep: build cost * 10%
options:
  buy:
    name: Buy
    lines:
      - {what: fee, treatment: expense, amount: fee, every: year}
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, amount: build cost, life: 5 years}
`;

describe('the text of a case', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const change = async (changes: Question<'decide.change'>['changes'], text = document): Promise<string> =>
    (await capwise.invoke('decide.change', { document: text, changes })).document;

  it('is outlined for a form, also where it cannot be evaluated', async () => {
    const { settings, assumptions, options } = await capwise.invoke('decide.outline', {
      document: document.replace('2027-01', 'soon'),
    });
    expect(settings).toMatchObject({ question: 'Buy or build?', start: 'soon', years: '5' });
    expect(assumptions).toEqual([
      { name: 'fee', cells: { value: '5M' } },
      { name: 'build cost', cells: { value: '8M to 16M', source: 'estimate' } },
      { name: 'upkeep', cells: { value: 'build cost * 10%' } },
    ]);
    expect(options.map(({ id, lines }) => [id, lines.length])).toEqual([
      ['buy', 1],
      ['build', 1],
    ]);
  });

  it('keeps its comments when a cell is written', async () => {
    const text = await change([
      { kind: 'set', path: ['assumptions', 'fee'], value: '4M to 6M' },
      { kind: 'set', path: ['assumptions', 'build cost'], value: '9M' },
      { kind: 'set', path: ['north star'], value: 'free cash flow' },
    ]);
    expect(text).toContain('# Why we ask');
    expect(text).toContain('fee: 4M to 6M # a quote');
    expect(text).toMatch(/build cost: \{ ?value: 9M, source: estimate ?\}/);
    const { recommendation } = await capwise.invoke('decide.evaluate', { document: text });
    expect(recommendation.verdict.northStar).toBe('free-cash-flow');
  });

  it('gives an assumption a source where it was one value', async () => {
    const text = await change([{ kind: 'set', path: ['assumptions', 'fee', 'source'], value: 'a quote of May' }]);
    const { assumptions } = await capwise.invoke('decide.evaluate', { document: text });
    expect(assumptions[0]).toMatchObject({ name: 'fee', base: 5_000_000, source: 'a quote of May' });
  });

  it('adds lines and options, and takes them out', async () => {
    const line = { what: 'Run', treatment: 'expense', amount: 'upkeep', every: 'year' };
    const added = await change([{ kind: 'add', path: ['options', 'build', 'lines'], cells: line }]);
    const { options } = await capwise.invoke('decide.outline', { document: added });
    expect(options[1]?.lines[1]).toEqual(line);
    const removed = await change([{ kind: 'remove', path: ['options', 'build', 'lines', '0'] }], added);
    expect((await capwise.invoke('decide.outline', { document: removed })).options[1]?.lines).toEqual([line]);
  });

  it('renames an assumption in every formula, and leaves words alone', async () => {
    const text = await change([
      { kind: 'rename', path: ['assumptions', 'fee'], name: 'yearly fee' },
      { kind: 'rename', path: ['assumptions', 'build cost'], name: 'cost' },
    ]);
    expect(text).toContain('what: fee');
    expect(text).toContain('amount: yearly fee');
    expect(text).toContain('upkeep: cost * 10%');
    const before = await capwise.invoke('decide.evaluate', { document });
    const after = await capwise.invoke('decide.evaluate', { document: text });
    expect(after.options.map(({ npv }) => npv.value)).toEqual(before.options.map(({ npv }) => npv.value));
  });

  it.each([
    [{ kind: 'remove' as const, path: ['options', 'rent'] }, /"options › rent" is not in the case/],
    [{ kind: 'rename' as const, path: ['assumptions', 'fee'], name: 'upkeep' }, /"upkeep" is there already/],
    [{ kind: 'add' as const, path: ['assumptions', 'fee'], cells: { what: 'x' } }, /is no list/],
  ])('refuses %j', async (wrong, message) => {
    await expect(change([wrong])).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(message),
    });
  });

  it('is changed or refused, whatever the path', async () => {
    const step = fc.constantFrom(
      '',
      '0',
      '1',
      'assumptions',
      'fee',
      'build cost',
      'options',
      'buy',
      'lines',
      'amount',
      'V',
    );
    const path = fc.array(step, { minLength: 1, maxLength: 6 });
    const changes = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), path, value: fc.string({ maxLength: 8 }) }),
      fc.record({ kind: fc.constant('remove' as const), path }),
      fc.record({ kind: fc.constant('add' as const), path, cells: fc.constant({ what: 'x' }) }),
      fc.record({ kind: fc.constant('rename' as const), path, name: fc.constantFrom('fee', 'new name') }),
    );
    await fc.assert(
      fc.asyncProperty(changes, async (one) => {
        const outcome = await change([one]).catch((error: unknown) => error);
        expect(typeof outcome === 'string' || (outcome as { code?: string }).code === 'INVALID_CASE').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
