import type { Answer } from '@capwise/contract';
import { loadOperation } from '@capwise/contract/registry';
import { financeFunctions } from '@capwise/domain/finance/catalogue';
import { describe, expect, it } from 'vitest';
import { createInvoke } from '../door/index.ts';
import type { Ports } from '../handler/index.ts';

const invoke = createInvoke({} as Ports);
const list = (input: object) => invoke('finance.functions', input) as Promise<Answer<'finance.functions'>>;

describe('the list of finance functions', () => {
  it('names every function once, and fits the contract', async () => {
    const answer = await list({});
    expect(answer.functions.map(({ name }) => name)).toEqual(financeFunctions);
    const { output } = await loadOperation('finance.functions');
    expect(output.parse(answer)).toEqual(answer);
  });

  it('says of each what it means, how it is calculated and where that comes from', async () => {
    const { functions } = await list({});
    for (const { title, meaning, formula, source, family, arguments: taken, refusals } of functions) {
      expect(meaning).toMatch(/^[A-Z“].*\.$/);
      for (const text of [title, formula, source, family]) expect(text).not.toBe('');
      for (const { description } of taken) expect(description).toMatch(/^[A-Z].*[^.]$/);
      for (const { when } of refusals) expect(when).not.toBe('');
    }
    expect(new Set(functions.map(({ title }) => title)).size).toBe(functions.length);
  });

  it('says of an argument what holds without it, and which words it takes', async () => {
    const { functions } = await list({ fn: 'npv' });
    expect(functions).toHaveLength(1);
    expect(functions[0]?.arguments).toMatchObject([
      { name: 'rate', kind: 'number', unit: 'share', required: true, default: null, choices: [] },
      { name: 'flows', kind: 'flows', required: true },
      { name: 'convention', required: false, default: 't0', choices: ['t0', 'excel-end-of-period'] },
    ]);
  });

  it('refuses a name that is none', async () => {
    await expect(list({ fn: 'nvp' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
